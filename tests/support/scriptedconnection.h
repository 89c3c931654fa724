// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedserver.h"

#include <QSslSocket>

namespace maquette::test
{

//! \brief One connection of a ScriptedServer: reads requests, one at a time, and acts out their scripts.
class ScriptedConnection : public QObject
{
    Q_OBJECT

public:
    ScriptedConnection(qintptr descriptor, const std::optional<QSslConfiguration> &tls, int number,
                       QObject *parent);
    void setEarly(qint64 bytes, const Script &script)
    {
        m_earlyAfter = bytes;
        m_earlyScript = script;
    }
    void setOpenGates(const QSet<QByteArray> *gates) { m_gates = gates; }
    void begin(const Script &script);
    void run(const Script &script);
    void goOn();
    void closeIfIdle();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QByteArray unfinished() const { return m_input; }

signals:
    void requestRead(const maquette::test::SeenRequest &request);
    void sent(qint64 bytes);
    void gone();

private:
    void readMore();
    bool takeRequest();
    void reset();

    QSslSocket m_socket;
    std::optional<QSslConfiguration> m_tls;
    int m_number;
    QByteArray m_input;
    Script m_steps;
    const QSet<QByteArray> *m_gates = nullptr;
    qint64 m_earlyAfter = -1;
    Script m_earlyScript;
    bool m_ended = false;
};

} // namespace maquette::test
