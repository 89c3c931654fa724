// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QLocalServer>
#include <QProcess>
#include <QTemporaryDir>

class QLocalSocket;

namespace maquette::test
{

//! \brief The real program in a process of its own, led by a test: see RemoteHand for what it can be told.
//! Everything here turns the event loop. Destruction kills it.
class LedProgram
{
public:
    //! \a launcher stands before the program, such as a session of its own; may be empty.
    LedProgram(const QStringList &arguments, const QProcessEnvironment &environment,
               const QStringList &launcher = {});
    ~LedProgram();

    //! Starts, and waits until it listens.
    [[nodiscard]] bool start();
    //! The answer to one order; empty when the program is gone.
    [[nodiscard]] QJsonObject tell(const QJsonObject &order);
    [[nodiscard]] QJsonObject state(const QString &name);
    [[nodiscard]] QString textOf(const QString &name);
    [[nodiscard]] bool isVisible(const QString &name);
    //! Each of these is done once, as soon as it can be; false when it never can.
    [[nodiscard]] bool click(const QString &name);
    [[nodiscard]] bool type(const QString &name, const QString &text);
    [[nodiscard]] bool key(const QString &name, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] bool trigger(const QString &action);
    [[nodiscard]] bool closeTop();

    [[nodiscard]] qint64 pid() const { return m_pid; } //!< of the program, whatever launched it
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    //! Whether it ends by itself, with 0.
    [[nodiscard]] bool ends();
    //! SIGKILL, and waits for the end.
    void kill();
    //! Everything it printed so far, to both streams.
    [[nodiscard]] QByteArray printed();

private:
    [[nodiscard]] bool act(const QJsonObject &order);

    QProcess m_process;
    QTemporaryDir m_meeting;
    QLocalServer m_server;
    QLocalSocket *m_socket = nullptr;
    QByteArray m_printed;
    qint64 m_pid = 0;
};

} // namespace maquette::test
