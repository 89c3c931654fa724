// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <memory>

namespace maquette
{

class TlsIdentity;
class TlsStream;

//! How long a client may take to send or to read the next bytes.
inline constexpr std::chrono::milliseconds stallTime = std::chrono::seconds(30);

//! \brief A connected stream socket with deadlines, closed with the object. One thread at a time. Every wait
//! ends when \a wakeFd becomes readable or is closed by its writer, so that threads can be called off.
class Socket
{
public:
    Socket(int fd, int wakeFd);
    //! The server's side of TLS; writing to a client that is gone raises SIGPIPE, which the thread must
    //! block.
    Socket(int fd, int wakeFd, const TlsIdentity &identity);
    ~Socket();
    Socket(Socket &&other) noexcept;
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    Socket &operator=(Socket &&) = delete;

    //! Connected to 127.0.0.1 or ::1, or invalid.
    static Socket toLoopback(const QByteArray &address, quint16 port, int wakeFd);
    [[nodiscard]] bool isValid() const { return m_fd >= 0; }

    //! Up to \a most bytes as soon as there are some; empty at the end, on an error, a call-off or the
    //! deadline.
    QByteArray read(qint64 most, std::chrono::milliseconds deadline);
    bool write(const char *data, qint64 size, std::chrono::milliseconds deadline);
    bool write(const QByteArray &data, std::chrono::milliseconds deadline)
    {
        return write(data.constData(), data.size(), deadline);
    }
    //! Sends what is left, then takes what the other side still sends, so that it can read the answer in
    //! peace.
    void closeGently();
    //! Does nothing for so long; false when it was called off or the other side left meanwhile.
    bool pause(std::chrono::milliseconds time);
    //! From now on the end of this object is an RST.
    void breakOff();

private:
    bool waitFor(short events, std::chrono::milliseconds deadline) const;

    int m_fd;
    int m_wakeFd;
    std::unique_ptr<TlsStream> m_tls;
};

} // namespace maquette
