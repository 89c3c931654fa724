// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/keyringsession.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace maquette::test
{

namespace
{
constexpr auto sessionMark = "MAQUETTE_KEYCHAIN_SESSION";
} // namespace

bool isInKeyringSession()
{
    return qEnvironmentVariableIsSet(sessionMark);
}

std::optional<int> runInKeyringSession(const QStringList &arguments)
{
    const QString session = QStandardPaths::findExecutable(QStringLiteral("dbus-run-session"));
    const QString keyring = QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon"));
    if (session.isEmpty() || keyring.isEmpty())
        return {};
    const QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(sessionMark), QStringLiteral("1"));
    for (const char *place :
         {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(place), home.path());
    environment.remove(QStringLiteral("DISPLAY")); // nothing may ask a person
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    const auto script = QStringLiteral(
        "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\"");
    process.start(session,
                  QStringList{QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script,
                              QStringLiteral("sh"), QCoreApplication::applicationFilePath()} +
                      arguments);
    constexpr int longest = 60000;
    if (!process.waitForFinished(longest) || process.exitStatus() != QProcess::NormalExit)
        return 1;
    return process.exitCode();
}

} // namespace maquette::test
