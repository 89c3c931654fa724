// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QUrl>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace maquette::bench
{

//! \brief Serves bodies by path over HTTP/1.1 on 127.0.0.1 with plain sockets and a thread for each
//! connection: as little as there can be between the client that is measured and the wire.
class FileServer
{
public:
    //! \a bytesPerSecond on each connection, in portions of a twentieth of a second; 0: as fast as it goes.
    explicit FileServer(qint64 bytesPerSecond = 0);
    ~FileServer();
    FileServer(const FileServer &) = delete;
    FileServer &operator=(const FileServer &) = delete;

    //! \a repeat: the body is sent that many times in a row as one answer.
    void serve(const QByteArray &path, const QByteArray &body, const QByteArray &type, qint64 repeat = 1);
    [[nodiscard]] QUrl url(const QByteArray &path) const;
    //! Steady-clock nanoseconds when the last byte of the last answer was handed to the kernel.
    [[nodiscard]] qint64 lastByteAt() const { return m_lastByteAt; }

private:
    struct Answer
    {
        QByteArray body;
        QByteArray type;
        qint64 repeat = 1;
    };
    void accept();
    void answer(int socket);

    bool sendPaced(int socket, const QByteArray &body) const;

    const qint64 m_portion;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<qint64> m_lastByteAt = 0;
    std::mutex m_mutex;
    QHash<QByteArray, Answer> m_answers;
    std::thread m_accepting;
    std::vector<std::thread> m_connections;
    std::vector<int> m_sockets;
};

} // namespace maquette::bench
