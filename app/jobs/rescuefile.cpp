// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/rescuefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! Nothing for a line that is not ours or was cut.
std::optional<RescuedRequest> parse(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const RescuedRequest request{JobId(object.value("job"_L1).toInteger()),
                                 object.value("endpoint"_L1).toString(),
                                 RequestId(object.value("request_id"_L1).toString())};
    if (request.job.isNull() || request.request.isEmpty())
        return {};
    return request;
}

} // namespace

RescueFile::RescueFile(QString file)
    : m_file(std::move(file))
{}

Result<void> RescueFile::append(const RescuedRequest &request)
{
    const QJsonObject line{{u"job"_s, request.job.number()},
                           {u"endpoint"_s, request.endpoint},
                           {u"request_id"_s, request.request.text()}};
    // Begins a line of its own, whatever a crash left before it.
    const QByteArray text = '\n' + QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    const Result<void> written = appendOnce(text);
    if (written || !QFile::remove(reserveFile()))
        return written;
    return appendOnce(text);
}

Result<void> RescueFile::appendOnce(const QByteArray &text) const
{
    QFile file(m_file);
    const qint64 before = file.size();
    const bool opened = file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
    if (opened && file.write(text) == text.size() && ::fsync(file.handle()) == 0)
        return {};
    const QString reason = file.errorString();
    if (opened)
        file.resize(before);
    return fail(ErrorKind::FileAccess,
                QCoreApplication::translate("Jobs", "A request id could not be written to any file."),
                reason);
}

QString RescueFile::reserveFile() const
{
    return m_file + u".reserve"_s;
}

void RescueFile::reserve()
{
    constexpr qsizetype room = 32 * 1024;
    QFile file(reserveFile());
    if (file.size() >= room)
        return;
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(room, '.')) != room || !file.flush())
        file.remove();
}

QList<RescuedRequest> RescueFile::read() const
{
    QList<RescuedRequest> requests;
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return requests;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (auto request = parse(line))
            requests << *std::move(request);
    }
    return requests;
}

void RescueFile::remove()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> lines = file.readAll().split('\n');
    file.close();
    for (const QByteArray &line : lines) {
        if (!line.trimmed().isEmpty() && !parse(line))
            return;
    }
    file.remove();
}

} // namespace maquette
