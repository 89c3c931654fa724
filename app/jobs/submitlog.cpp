// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/submitlog.h"

#include "app/jobs/job.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <unistd.h>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! Inputs may hold whole pictures; those are not worth a second copy.
constexpr qsizetype largestInput = 64 * 1024;

QByteArray lineOf(const QJsonObject &object)
{
    // Begins a line of its own, whatever a crash left before it.
    return '\n' + QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject toJson(const JobRow &row)
{
    QJsonObject object{{u"ticket"_s, row.ticket},
                       {u"endpoint"_s, row.endpoint},
                       {u"account"_s, row.account},
                       {u"sandbox"_s, row.sandbox},
                       {u"model"_s, row.model.text()},
                       {u"model_name"_s, row.modelName},
                       {u"prompt"_s, row.prompt},
                       {u"created_at"_s, row.createdAt.toMSecsSinceEpoch()},
                       {u"submitted_at"_s, row.submittedAt.toMSecsSinceEpoch()}};
    if (row.input.size() <= largestInput)
        object.insert(u"input"_s, QString::fromUtf8(row.input));
    if (!row.written.isEmpty())
        object.insert(u"written"_s, row.written);
    if (!row.writtenNegative.isEmpty())
        object.insert(u"written_negative"_s, row.writtenNegative);
    if (row.seed)
        object.insert(u"seed"_s, *row.seed);
    if (row.priceShown)
        object.insert(u"price"_s, row.priceShown->microdollars());
    return object;
}

JobRow fromJson(const QJsonObject &object)
{
    const auto time = [&object](const QString &key) {
        return QDateTime::fromMSecsSinceEpoch(object.value(key).toInteger(), Qt::UTC);
    };
    JobRow row;
    row.ticket = object.value(u"ticket"_s).toString();
    row.endpoint = object.value(u"endpoint"_s).toString();
    row.account = object.value(u"account"_s).toString();
    row.sandbox = object.value(u"sandbox"_s).toBool();
    row.model = ModelId(object.value(u"model"_s).toString());
    row.modelName = object.value(u"model_name"_s).toString();
    row.prompt = object.value(u"prompt"_s).toString();
    row.written = object.value(u"written"_s).toString();
    row.writtenNegative = object.value(u"written_negative"_s).toString();
    row.createdAt = time(u"created_at"_s);
    row.submittedAt = time(u"submitted_at"_s);
    row.input = object.value(u"input"_s).toString(u"{}"_s).toUtf8();
    row.inputHash = QCryptographicHash::hash(row.input, QCryptographicHash::Sha256).toHex();
    if (object.contains(u"seed"_s))
        row.seed = object.value(u"seed"_s).toInteger();
    if (object.contains(u"price"_s))
        row.priceShown = Money::fromMicrodollars(object.value(u"price"_s).toInteger());
    row.state = int(JobState::Submitting);
    return row;
}

QList<QJsonObject> objectsIn(const QString &name)
{
    QList<QJsonObject> objects;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return objects;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!object.value(u"ticket"_s).toString().isEmpty())
            objects += object;
    }
    return objects;
}

} // namespace

SubmitLog::SubmitLog(QString file)
    : m_file(std::move(file))
{}

Result<void> SubmitLog::append(const QByteArray &line, bool sync) const
{
    QFile file(m_file);
    const bool opened = file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
    if (opened && file.write(line) == line.size() && (!sync || ::fdatasync(file.handle()) == 0))
        return {};
    return fail(ErrorKind::DatabaseFailed,
                QCoreApplication::translate("Jobs", "The journal cannot be written just now."),
                file.errorString());
}

Result<void> SubmitLog::begin(const JobRow &row) const
{
    return append(lineOf(toJson(row)), true);
}

void SubmitLog::accepted(const JobRow &row) const
{
    static_cast<void>(
        append(lineOf({{u"ticket"_s, row.ticket}, {u"request_id"_s, row.request.text()}}), false));
}

void SubmitLog::notSent(const JobRow &row) const
{
    static_cast<void>(append(lineOf({{u"ticket"_s, row.ticket}, {u"not_sent"_s, true}}), false));
}

QList<JobRow> SubmitLog::sent() const
{
    QStringList order;
    QHash<QString, JobRow> rows;
    for (const QJsonObject &object : objectsIn(m_file)) {
        const QString ticket = object.value(u"ticket"_s).toString();
        if (object.contains(u"request_id"_s)) {
            if (const auto row = rows.find(ticket); row != rows.end())
                row->request = RequestId(object.value(u"request_id"_s).toString());
        } else if (object.value(u"not_sent"_s).toBool()) {
            rows.remove(ticket);
        } else {
            rows.insert(ticket, fromJson(object));
            order += ticket;
        }
    }
    QList<JobRow> list;
    for (const QString &ticket : std::as_const(order)) {
        if (rows.contains(ticket))
            list += rows.take(ticket);
    }
    return list;
}

void SubmitLog::keepOnly(const QSet<QString> &tickets) const
{
    if (tickets.isEmpty()) {
        QFile::remove(m_file);
        return;
    }
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return;
    for (const QJsonObject &object : objectsIn(m_file)) {
        if (tickets.contains(object.value(u"ticket"_s).toString()))
            file.write(lineOf(object));
    }
    file.commit();
}

} // namespace maquette
