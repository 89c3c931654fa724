// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace maquette
{

//! \brief What a server shows of itself over TLS. Shared by all connections; thread-safe once loaded.
class TlsIdentity
{
public:
    //! \a certificates: a PEM file, the server's own first, then those that signed it; \a key: a PEM file, by
    //! default the same. FileAccess or InvalidInput when they cannot be used together.
    static Result<std::shared_ptr<TlsIdentity>> load(const QString &certificates, const QString &key = {});
    ~TlsIdentity();
    TlsIdentity(const TlsIdentity &) = delete;
    TlsIdentity &operator=(const TlsIdentity &) = delete;

private:
    friend class TlsStream;
    TlsIdentity();

    ssl_ctx_st *m_context;
};

//! \brief The server's side of one TLS connection over a socket that does not block. The handshake happens
//! with the first read.
class TlsStream
{
public:
    //! Waits until the socket can be read (true: written); false to give up.
    using Wait = std::function<bool(bool toWrite)>;

    TlsStream(const TlsIdentity &identity, int fd);
    ~TlsStream();
    TlsStream(const TlsStream &) = delete;
    TlsStream &operator=(const TlsStream &) = delete;

    QByteArray read(qint64 most, const Wait &wait); //!< as Socket::read()
    bool write(const char *data, qint64 size, const Wait &wait);
    //! Tells the client that nothing more comes; without it a closed connection counts as broken.
    void sayGoodbye();

private:
    //! What to do after \a result of an SSL call: true to try again.
    bool mayGoOn(int result, const Wait &wait);

    ssl_st *m_ssl;
};

} // namespace maquette
