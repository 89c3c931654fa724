// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remote/ledprogram.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QTest>

#include <csignal>

namespace maquette::test
{

namespace
{
constexpr int patience = 60000;
constexpr int usable = 20000; // until a widget that is to be used is there and enabled
} // namespace

LedProgram::LedProgram(const QStringList &arguments, const QProcessEnvironment &environment,
                       const QStringList &launcher)
{
    m_server.listen(m_meeting.filePath(QStringLiteral("remote")));
    QProcessEnvironment own = environment;
    own.insert(QStringLiteral("MAQUETTE_REMOTE"), m_server.fullServerName());
    own.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("maquetteremote"));
    own.insert(QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral(MAQUETTE_REMOTE_PLUGINS));
    m_process.setProcessEnvironment(own);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QStringList command = launcher;
    command << QStringLiteral(MAQUETTE_PROGRAM) << arguments;
    m_process.setProgram(command.takeFirst());
    m_process.setArguments(command);
}

LedProgram::~LedProgram()
{
    kill();
}

bool LedProgram::start()
{
    m_process.start();
    const bool met = m_process.waitForStarted(patience) &&
                     QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, patience);
    if (!met)
        return false;
    m_socket = m_server.nextPendingConnection();
    m_pid = tell({{QStringLiteral("do"), QStringLiteral("pid")}}).value(QLatin1String("pid")).toInteger();
    return m_pid > 0;
}

QJsonObject LedProgram::tell(const QJsonObject &order)
{
    if (!m_socket)
        return {};
    m_socket->write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    const bool answered = QTest::qWaitFor(
        [this] { return m_socket->canReadLine() || m_socket->state() != QLocalSocket::ConnectedState; },
        patience);
    return answered ? QJsonDocument::fromJson(m_socket->readLine()).object() : QJsonObject();
}

QJsonObject LedProgram::state(const QString &name)
{
    return tell({{QStringLiteral("do"), QStringLiteral("state")}, {QStringLiteral("name"), name}});
}

QString LedProgram::textOf(const QString &name)
{
    return state(name).value(QLatin1String("text")).toString();
}

bool LedProgram::isVisible(const QString &name)
{
    return state(name).value(QLatin1String("visible")).toBool();
}

bool LedProgram::act(const QJsonObject &order)
{
    return QTest::qWaitFor([&] { return tell(order).value(QLatin1String("done")).toBool(); }, usable);
}

bool LedProgram::click(const QString &name)
{
    return act({{QStringLiteral("do"), QStringLiteral("click")}, {QStringLiteral("name"), name}});
}

bool LedProgram::type(const QString &name, const QString &text)
{
    return act({{QStringLiteral("do"), QStringLiteral("type")},
                {QStringLiteral("name"), name},
                {QStringLiteral("text"), text}});
}

bool LedProgram::key(const QString &name, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    return act({{QStringLiteral("do"), QStringLiteral("key")},
                {QStringLiteral("name"), name},
                {QStringLiteral("key"), int(key)},
                {QStringLiteral("modifiers"), int(modifiers)}});
}

bool LedProgram::trigger(const QString &action)
{
    return act({{QStringLiteral("do"), QStringLiteral("trigger")}, {QStringLiteral("name"), action}});
}

bool LedProgram::closeTop()
{
    return act({{QStringLiteral("do"), QStringLiteral("close")}});
}

bool LedProgram::ends()
{
    // Of one that has ended already, Qt says false.
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patience);
    return ended && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

void LedProgram::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    if (m_pid > 0)
        ::kill(static_cast<pid_t>(m_pid), SIGKILL);
    else
        m_process.kill();
    m_process.waitForFinished(patience);
}

QByteArray LedProgram::printed()
{
    m_printed += m_process.readAll();
    return m_printed;
}

} // namespace maquette::test
