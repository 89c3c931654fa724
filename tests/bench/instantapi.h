// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

#include <array>
#include <atomic>
#include <map>
#include <thread>

namespace maquette::bench
{

//! \brief RunComfy on 127.0.0.1 at which every run has ended before anyone asks: submit, status, result and
//! one picture as output. One thread with plain sockets, as little as there can be beside the client that is
//! measured.
class InstantApi
{
public:
    //! \a picture: the output of every run, a PNG.
    explicit InstantApi(QByteArray picture);
    ~InstantApi();
    InstantApi(const InstantApi &) = delete;
    InstantApi &operator=(const InstantApi &) = delete;

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] int submits() const { return m_submits; }

private:
    void serve();
    void acceptOne();
    //! False when the client has gone or is to go.
    bool hear(int socket);
    bool answerAll(int socket, QByteArray &heard);
    [[nodiscard]] QByteArray bodyFor(const QByteArray &verb, const QByteArray &path);

    const QByteArray m_picture;
    int m_listener = -1;
    int m_port = 0;
    std::array<int, 2> m_wake{-1, -1}; //!< a pipe; closing its writing end ends the thread
    std::map<int, QByteArray> m_heard; //!< by socket; the thread's alone
    std::atomic<int> m_submits = 0;
    std::thread m_thread;
};

} // namespace maquette::bench
