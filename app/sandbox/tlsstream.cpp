// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/tlsstream.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <array>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace maquette
{

namespace
{

QString reason()
{
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    ERR_clear_error();
    return QString::fromLatin1(text.data());
}

Unexpected cannotUseCertificate(const QString &file)
{
    return fail(ErrorKind::InvalidInput,
                QCoreApplication::translate("Sandbox", "The sandbox cannot use %1 for https.").arg(file),
                reason());
}

constexpr int largestWrite = 1024 * 1024;

} // namespace

TlsIdentity::TlsIdentity()
    : m_context(SSL_CTX_new(TLS_server_method()))
{}

TlsIdentity::~TlsIdentity()
{
    SSL_CTX_free(m_context);
}

Result<std::shared_ptr<TlsIdentity>> TlsIdentity::load(const QString &certificates, const QString &key)
{
    ERR_clear_error();
    const std::shared_ptr<TlsIdentity> identity(new TlsIdentity);
    const QString keyFile = key.isEmpty() ? certificates : key;
    if (SSL_CTX_use_certificate_chain_file(identity->m_context, QFile::encodeName(certificates)) != 1)
        return cannotUseCertificate(certificates);
    if (SSL_CTX_use_PrivateKey_file(identity->m_context, QFile::encodeName(keyFile), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(identity->m_context) != 1)
        return cannotUseCertificate(keyFile);
    SSL_CTX_set_mode(identity->m_context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    return identity;
}

TlsStream::TlsStream(const TlsIdentity &identity, int fd)
    : m_ssl(SSL_new(identity.m_context))
{
    SSL_set_fd(m_ssl, fd);
    SSL_set_accept_state(m_ssl);
}

TlsStream::~TlsStream()
{
    SSL_free(m_ssl);
}

bool TlsStream::mayGoOn(int result, const Wait &wait)
{
    switch (SSL_get_error(m_ssl, result)) {
    case SSL_ERROR_WANT_READ:
        return wait(false);
    case SSL_ERROR_WANT_WRITE:
        return wait(true);
    default:
        ERR_clear_error();
        return false;
    }
}

QByteArray TlsStream::read(qint64 most, const Wait &wait)
{
    QByteArray data(static_cast<qsizetype>(most), Qt::Uninitialized);
    int got = 0;
    do {
        got = SSL_read(m_ssl, data.data(), static_cast<int>(most));
    } while (got <= 0 && mayGoOn(got, wait));
    data.resize(std::max(0, got));
    return data;
}

bool TlsStream::write(const char *data, qint64 size, const Wait &wait)
{
    while (size > 0) {
        const int sent = SSL_write(m_ssl, data, static_cast<int>(std::min<qint64>(size, largestWrite)));
        if (sent <= 0 && !mayGoOn(sent, wait))
            return false;
        if (sent > 0) {
            data += sent;
            size -= sent;
        }
    }
    return true;
}

void TlsStream::sayGoodbye()
{
    if (SSL_is_init_finished(m_ssl) == 1)
        SSL_shutdown(m_ssl);
    ERR_clear_error();
}

} // namespace maquette
