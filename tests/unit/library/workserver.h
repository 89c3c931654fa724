// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace maquette::test
{

//! \brief What is served under one path.
struct Served
{
    QByteArray body;
    QByteArray type = "application/octet-stream";
    int status = 200;
    qint64 declared = -1;  //!< Content-Length, when it is to differ from the body
    qint64 holdAfter = -1; //!< bytes after which nothing more comes until release()
    bool honoursRange = false;
    bool noLength = false;
};

//! \brief A file server on loopback, closing after each answer; counts what it was asked.
class WorkServer : public QTcpServer
{
    Q_OBJECT

public:
    WorkServer();
    QUrl put(const QString &path, const Served &served);
    [[nodiscard]] int asked(const QString &path) const { return m_asked.value(path); }
    [[nodiscard]] QByteArray lastHead() const { return m_lastHead; }
    [[nodiscard]] int mostAtOnce() const { return m_most; }
    [[nodiscard]] int held() const;
    void release();

private:
    struct Held
    {
        QPointer<QTcpSocket> socket;
        QByteArray rest;
    };
    void serve(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);

    QHash<QString, Served> m_served;
    QHash<QString, int> m_asked;
    QList<Held> m_held;
    QByteArray m_lastHead;
    int m_open = 0;
    int m_most = 0;
};

} // namespace maquette::test
