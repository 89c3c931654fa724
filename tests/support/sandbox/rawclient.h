// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace maquette::test
{

//! \brief A blocking socket to 127.0.0.1 that says exactly the bytes it is given, and tells a FIN from an
//! RST.
class RawClient
{
public:
    explicit RawClient(quint16 port);
    ~RawClient();
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    void say(const QByteArray &bytes);
    //! One whole answer, by its Content-Length; empty when the server closes instead.
    QByteArray answer(bool withBody = true);
    bool isClosed(); //!< waits for it

    enum class End { Closed, Reset, Open };
    struct Heard
    {
        QByteArray bytes;
        End end = End::Open;
    };
    //! Waits for \a expected bytes, then takes what still comes until the connection ends, \a quiet has
    //! passed without a byte, or \a most are there.
    Heard hear(qsizetype expected, std::chrono::milliseconds quiet, qsizetype most = 1 << 26);

private:
    //! False at the end, and after \a patience.
    bool more(std::chrono::milliseconds patience = std::chrono::seconds(5));

    int m_fd;
    QByteArray m_buffer;
    End m_end = End::Open;
};

QByteArray bodyOf(const QByteArray &answer);

} // namespace maquette::test
