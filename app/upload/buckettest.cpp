// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/buckettest.h"

#include "app/base/clock.h"
#include "app/upload/s3answer.h"

#include <QCryptographicHash>
#include <QUuid>

namespace maquette
{

BucketTest::BucketTest(HttpClient &http, BucketSettings settings, BucketSecret secret, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_settings(std::move(settings))
    , m_secret(std::move(secret))
{}

BucketTest::~BucketTest() = default;

void BucketTest::start()
{
    if (std::exchange(m_started, true))
        return;
    // Never the same twice: what is there already would not be sent.
    m_contents = "Maquette tests this bucket: " + QUuid::createUuid().toByteArray() + '\n';
    if (!m_file.open() || m_file.write(m_contents) != m_contents.size() || !m_file.flush())
        settle(fail(ErrorKind::FileAccess, tr("No temporary file could be made."), m_file.errorString()));
    else
        put();
}

void BucketTest::put()
{
    emit stageChanged(Stage::Put);
    auto *upload = new BucketUpload(m_http, m_settings, m_secret,
                                    {m_file.fileName(), "text/plain", QStringLiteral("txt")}, this);
    upload->setPatience(m_patience);
    connect(upload, &BucketUpload::finished, this, [this, upload](const Result<QUrl> &link) {
        upload->deleteLater();
        if (link)
            read(*link);
        else
            settle(link.error());
    });
    upload->start();
}

void BucketTest::read(const QUrl &link)
{
    emit stageChanged(Stage::Read);
    m_object = link.adjusted(QUrl::RemoveQuery);
    constexpr qint64 most = 64 * 1024;
    HttpRequest *request = m_http.peek(link, {}, m_patience.answer, this, most);
    connect(request, &HttpRequest::finished, this, [this, request](const Result<HttpAnswer> &answer) {
        request->deleteLater();
        if (!answer)
            settle(answer.error());
        else if (answer->status != 200)
            settle(errorOfAnswer(*answer, m_settings, m_http.clock().now()));
        else if (answer->body != m_contents)
            settle(fail(ErrorKind::BucketRefused,
                        tr("The link to the file gives something else than what was put there.")));
        else
            remove();
    });
    request->start();
}

void BucketTest::remove()
{
    emit stageChanged(Stage::Remove);
    SignedParts parts = partsFor("DELETE", m_object);
    parts.payloadHash = QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex();
    const auto headers = signedHeaders(parts, signingKey(m_settings, m_secret), m_http.clock().now());
    HttpRequest *request = m_http.remove(m_object, headers, m_patience.answer, this);
    connect(request, &HttpRequest::finished, this, [this, request](const Result<HttpAnswer> &answer) {
        request->deleteLater();
        const bool removed = answer && answer->status >= 200 && answer->status < 300;
        if (!removed)
            settle({}, tr("The key may not remove files, so the test's small file stays."));
        else if (isOnlyOfHere(m_object))
            settle({},
                   tr("Only the sandbox can read from a bucket on this computer or in your own network."));
        else
            settle({});
    });
    request->start();
}

void BucketTest::settle(const Result<void> &outcome, const QString &remark)
{
    QMetaObject::invokeMethod(
        this, [this, outcome, remark] { emit finished(outcome, remark); }, Qt::QueuedConnection);
}

} // namespace maquette
