// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

namespace maquette::test
{

std::optional<TestCertificate> TestCertificate::make()
{
    const QTemporaryDir folder;
    const QString keyFile = folder.filePath(QStringLiteral("key.pem"));
    const QString certificateFile = folder.filePath(QStringLiteral("certificate.pem"));
    const QStringList arguments =
        QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
                       "-subj /CN=localhost -addext subjectAltName=IP:127.0.0.1,DNS:localhost")
            .split(QLatin1Char(' ')) +
        QStringList{QStringLiteral("-keyout"), keyFile, QStringLiteral("-out"), certificateFile};
    if (QProcess::execute(QStringLiteral("openssl"), arguments) != 0)
        return std::nullopt;
    QFile key(keyFile);
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(certificateFile);
    if (!key.open(QIODevice::ReadOnly) || certificates.isEmpty())
        return std::nullopt;

    TestCertificate made{QSslConfiguration::defaultConfiguration(),
                         QSslConfiguration::defaultConfiguration()};
    made.server.setLocalCertificate(certificates.first());
    made.server.setPrivateKey(QSslKey(&key, QSsl::Ec));
    // An eager server: it would take HTTP/2 if the client offered it.
    made.server.setAllowedNextProtocols(
        {QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
    made.client.setCaCertificates(certificates);
    return made;
}

} // namespace maquette::test
