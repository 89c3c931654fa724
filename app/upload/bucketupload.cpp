// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/bucketupload.h"

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/upload/s3answer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

namespace maquette
{

namespace
{

QString safeExtension(const QString &extension)
{
    constexpr qsizetype longest = 8;
    QString safe;
    for (const QChar c : extension.toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            safe += c;
    }
    return safe.isEmpty() ? safe : u'.' + safe.left(longest);
}

Error stopped()
{
    return {ErrorKind::Cancelled, BucketUpload::tr("Cancelled."), {}, 0, 0, {}};
}

} // namespace

BucketUpload::BucketUpload(HttpClient &http, BucketSettings settings, BucketSecret secret, BucketOrder order,
                           QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_settings(std::move(settings))
    , m_secret(std::move(secret))
    , m_order(std::move(order))
{
    addSecret(m_secret.secret);
    addSecret(m_secret.sessionToken);
    m_pause.setSingleShot(true);
}

BucketUpload::~BucketUpload()
{
    *m_stop = true;
}

void BucketUpload::start()
{
    if (std::exchange(m_started, true) || m_settled)
        return;
    const auto problems = problemsOf(m_settings);
    if (!problems.isEmpty())
        settle(fail(ErrorKind::BucketRefused, problems.first().message));
    else if (m_secret.secret.isEmpty())
        settle(fail(ErrorKind::BucketRefused, tr("The secret key of the bucket is not here.")));
    else
        hash();
}

void BucketUpload::cancel()
{
    settle(stopped());
}

Result<BucketUpload::Hashed> BucketUpload::hashed(const QString &path, const Stop &stop)
{
    constexpr qint64 block = 1024 * 1024;
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorKind::FileAccess, tr("“%1” cannot be read.").arg(name), file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Hashed result;
    QByteArray buffer(block, Qt::Uninitialized);
    for (;;) {
        if (*stop)
            return stopped();
        const qint64 got = file.read(buffer.data(), buffer.size());
        if (got < 0)
            return fail(ErrorKind::FileAccess, tr("“%1” cannot be read.").arg(name), file.errorString());
        if (got == 0)
            break;
        hash.addData(QByteArrayView(buffer.constData(), got));
        result.bytes += got;
    }
    result.sha256 = hash.result().toHex();
    return result;
}

void BucketUpload::hash()
{
    inBackground(
        *QThreadPool::globalInstance(), this,
        [file = m_order.file, stop = m_stop] { return hashed(file, stop); },
        [this](const Result<Hashed> &result) {
            if (m_settled)
                return;
            if (!result) {
                settle(result.error());
                return;
            }
            m_hashed = *result;
            m_object = objectUrl(m_settings, m_settings.prefix + QString::fromLatin1(m_hashed.sha256) +
                                                 safeExtension(m_order.extension));
            look();
        });
}

QList<Header> BucketUpload::signedFor(const QByteArray &verb, const QList<Header> &headers) const
{
    static const QByteArray nothing = QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex();
    SignedParts parts = partsFor(verb, m_object);
    parts.headers = headers;
    parts.payloadHash = verb == "PUT" ? m_hashed.sha256 : nothing;
    return signedHeaders(parts, signingKey(m_settings, m_secret), m_http.clock().now());
}

void BucketUpload::ask(HttpRequest *request, Handler handler)
{
    m_request = request;
    connect(request, &HttpRequest::finished, this,
            [this, request, handler](const Result<HttpAnswer> &answer) {
                request->deleteLater();
                if (!m_settled)
                    (this->*handler)(answer);
            });
    request->start();
}

void BucketUpload::look()
{
    ask(m_http.head(m_object, signedFor("HEAD", {}), m_patience.answer, this), &BucketUpload::looked);
}

void BucketUpload::looked(const Result<HttpAnswer> &answer)
{
    if (!answer || answer->status >= 500 || answer->status == 429) {
        tryAgain(errorOf(answer), &BucketUpload::look);
        return;
    }
    m_wasThere = answer->status == 200 && answer->wholeBytes == m_hashed.bytes;
    if (m_wasThere)
        settle(presignedLink(m_settings, m_secret, m_object, m_http.clock().now()));
    else if (answer->status == 404 || answer->status == 200)
        send();
    else
        askWhy();
}

//! An answer to HEAD has no words: 403 can be a wrong key, or a key that may not list what is not there. A
//! whole file is not sent only to hear which.
void BucketUpload::askWhy()
{
    constexpr qint64 most = 64 * 1024;
    const QList<Header> headers{{"Range", "bytes=0-0"}};
    ask(m_http.peek(m_object, signedFor("GET", headers), m_patience.answer, this, most),
        &BucketUpload::answeredWhy);
}

void BucketUpload::answeredWhy(const Result<HttpAnswer> &answer)
{
    if (!answer || answer->status >= 500 || answer->status == 429) {
        tryAgain(errorOf(answer), &BucketUpload::askWhy);
        return;
    }
    const QString code = s3Code(answer->body);
    const bool maySend = answer->status < 300 || code == u"NoSuchKey" || code == u"AccessDenied" ||
                         (code.isEmpty() && (answer->status == 403 || answer->status == 404));
    if (maySend)
        send();
    else
        settle(errorOf(answer));
}

void BucketUpload::send()
{
    const UploadOrder order{m_order.file, m_hashed.bytes, m_patience.idle};
    Upload *upload =
        m_http.put(m_object, order, signedFor("PUT", {{"Content-Type", m_order.contentType}}), this);
    m_request = upload;
    connect(upload, &Upload::progressed, this, &BucketUpload::progressed);
    connect(upload, &Upload::finished, this, [this, upload](const Result<HttpAnswer> &answer) {
        upload->deleteLater();
        if (!m_settled)
            sent(answer);
    });
    upload->start();
}

void BucketUpload::sent(const Result<HttpAnswer> &answer)
{
    if (answer && answer->status >= 200 && answer->status < 300)
        settle(presignedLink(m_settings, m_secret, m_object, m_http.clock().now()));
    else
        tryAgain(errorOf(answer), &BucketUpload::send);
}

Error BucketUpload::errorOf(const Result<HttpAnswer> &answer) const
{
    return answer ? errorOfAnswer(*answer, m_settings, m_http.clock().now()) : answer.error();
}

void BucketUpload::tryAgain(const Error &error, void (BucketUpload::*step)())
{
    if (!mayPass(error) || ++m_failures >= m_patience.tries) {
        settle(error);
        return;
    }
    m_pause.disconnect(this);
    connect(&m_pause, &QTimer::timeout, this, step);
    m_pause.start(m_patience.pause * (1 << (m_failures - 1)));
}

void BucketUpload::settle(const Result<QUrl> &link)
{
    if (std::exchange(m_settled, true))
        return;
    *m_stop = true;
    m_pause.stop();
    if (m_request)
        m_request->deleteLater();
    if (auto *upload = qobject_cast<Upload *>(m_request.data()))
        upload->cancel();
    else if (auto *request = qobject_cast<HttpRequest *>(m_request.data()))
        request->cancel();
    QMetaObject::invokeMethod(
        this, [this, link] { emit finished(link); }, Qt::QueuedConnection);
}

} // namespace maquette
