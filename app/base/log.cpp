// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/log.h"

#include <QDateTime>
#include <QFile>
#include <QMutex>
#include <QStringList>
#include <QUrl>

#include <cstdio>

namespace maquette
{

Q_LOGGING_CATEGORY(logApp, "maquette.app")
Q_LOGGING_CATEGORY(logNet, "maquette.net")
Q_LOGGING_CATEGORY(logJobs, "maquette.jobs")
Q_LOGGING_CATEGORY(logStore, "maquette.store")
Q_LOGGING_CATEGORY(logLibrary, "maquette.library")

namespace
{

constexpr qint64 rotateAt = 1024 * 1024;

struct LogState
{
    QMutex mutex;
    QStringList secrets;
    QString path;
};

LogState &state()
{
    static LogState instance;
    return instance;
}

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "?";
}

void appendLine(const QString &path, const QByteArray &line)
{
    QFile file(path);
    if (file.size() > rotateAt) {
        QFile::remove(path + QStringLiteral(".1"));
        QFile::rename(path, path + QStringLiteral(".1"));
    }
    if (file.open(QIODevice::Append))
        file.write(line);
}

//! What happens in a normal run is for the file; so is what a platform without windows says it cannot do.
bool belongsOnTerminal(QtMsgType type, const QString &message)
{
    const bool troubling = type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg;
    return troubling && !message.startsWith(QLatin1String("This plugin does not support"));
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString text = redact(message);
    QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8();
    line += ' ';
    line += levelName(type);
    line += ' ';
    line += context.category;
    line += ": ";
    line += text.toUtf8();
    line += '\n';
    const QMutexLocker lock(&state().mutex);
    if (!state().path.isEmpty())
        appendLine(state().path, line);
    if (belongsOnTerminal(type, message))
        std::fputs(line.constData(), stderr);
}

//! As JSON and addresses write it.
QStringList spellingsOf(const QString &secret)
{
    QString json = secret;
    json.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    QString jsonWithSlashes = json;
    jsonWithSlashes.replace(QLatin1Char('/'), QStringLiteral("\\/"));
    QStringList spellings{secret, json, jsonWithSlashes,
                          QString::fromLatin1(QUrl::toPercentEncoding(secret))};
    spellings.removeDuplicates();
    return spellings;
}

} // namespace

void addSecret(const QString &secret)
{
    constexpr qsizetype shortest = 6;
    if (secret.size() < shortest)
        return;
    const QMutexLocker lock(&state().mutex);
    if (!state().secrets.contains(secret))
        state().secrets.append(spellingsOf(secret));
}

QString redact(const QString &text)
{
    QString clean = text;
    const QMutexLocker lock(&state().mutex);
    for (const QString &secret : std::as_const(state().secrets))
        clean.replace(secret, QStringLiteral("•••"));
    return clean;
}

void installLog(const QString &file)
{
    {
        const QMutexLocker lock(&state().mutex);
        state().path = file;
    }
    qInstallMessageHandler(handleMessage);
}

} // namespace maquette
