// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/imageprobe.h"

#include "app/base/background.h"
#include "app/library/picture.h"
#include "app/library/screenpicture.h"
#include "app/net/httpclient.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryFile>
#include <QThreadPool>
#include <QTimer>

namespace maquette
{

namespace
{

constexpr qint64 maxBytes = 64LL * 1024 * 1024;
constexpr int probeEdge = 512;
constexpr std::chrono::seconds idleLimit{15};
constexpr std::chrono::seconds deadline{60};

Unexpected tooLarge()
{
    return fail(ErrorKind::TooLarge, ImageProbe::tr("The picture is larger than 64 MiB."));
}

Result<ImageFacts> lookAtFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::FileAccess, ImageProbe::tr("%1 is missing or cannot be read.").arg(path),
                    file.errorString());
    }
    return lookAtPicture(file);
}

} // namespace

Result<ImageFacts> lookAtPicture(QIODevice &device)
{
    if (device.size() > maxBytes)
        return tooLarge();
    const auto picture = readPicture(device, probeEdge);
    if (!picture)
        return picture.error();
    return ImageFacts{forScreen(picture->image), picture->pixels, device.size(),
                      QString::fromLatin1(factsOf(picture->type).decoder)};
}

Result<ImageFacts> lookAtDataAddress(const QString &text)
{
    const qsizetype comma = text.indexOf(u',');
    const QString head = text.left(comma).toLower();
    if (comma < 0 || !head.startsWith(QStringLiteral("data:image/")) ||
        !head.endsWith(QStringLiteral(";base64")))
        return fail(ErrorKind::DamagedFile, ImageProbe::tr("This data address holds no picture."),
                    head.left(80));
    const QByteArray coded = QStringView(text).mid(comma + 1).toLatin1();
    if (coded.size() / 4 * 3 > maxBytes)
        return tooLarge();
    auto bytes =
        QByteArray::fromBase64Encoding(QByteArray::fromPercentEncoding(coded),
                                       QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return fail(ErrorKind::DamagedFile, ImageProbe::tr("This data address is damaged."), head.left(80));
    QBuffer buffer(&bytes.decoded);
    buffer.open(QIODevice::ReadOnly);
    return lookAtPicture(buffer);
}

struct ImageProbe::Private
{
    explicit Private(HttpClient &client)
        : http(client)
    {}
    HttpClient &http;
    QUrl url;
    std::unique_ptr<QTemporaryFile> file;
    QTimer limit;
    bool started = false;
    bool settled = false;
};

ImageProbe::ImageProbe(HttpClient &http, const QUrl &url, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(http))
{
    d->url = url;
    d->limit.setSingleShot(true);
}

ImageProbe::~ImageProbe() = default;

void ImageProbe::start()
{
    if (std::exchange(d->started, true))
        return;
    const QString scheme = d->url.scheme().toLower();
    if (scheme == u"data")
        decode([text = d->url.toString(QUrl::FullyEncoded)] { return lookAtDataAddress(text); });
    else if (d->url.isLocalFile())
        decode([path = d->url.toLocalFile()] { return lookAtFile(path); });
    else
        fetch();
}

void ImageProbe::fetch()
{
    if (d->http.judge(d->url) == AddressVerdict::Refuse) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                settle(fail(ErrorKind::RefusedAddress,
                            tr("Only https addresses can be fetched, and pictures from this computer.")));
            },
            Qt::QueuedConnection);
        return;
    }
    d->file = std::make_unique<QTemporaryFile>();
    if (!d->file->open()) {
        QMetaObject::invokeMethod(
            this,
            [this, reason = d->file->errorString()] {
                settle(fail(ErrorKind::FileAccess, tr("There is no room for a preview."), reason));
            },
            Qt::QueuedConnection);
        return;
    }
    d->file->close();
    DownloadOrder order;
    order.url = d->url;
    order.target = d->file->fileName();
    order.maxBytes = maxBytes;
    order.idleLimit = idleLimit;
    order.consent.typed = true;
    Download *download = d->http.download(order, this);
    connect(download, &Download::finished, this, [this](const Result<qint64> &bytes) {
        d->limit.stop();
        if (bytes)
            decode([path = d->file->fileName()] { return lookAtFile(path); });
        else
            settle(bytes.error());
    });
    connect(&d->limit, &QTimer::timeout, this, [this, download] {
        download->disconnect(this);
        download->cancel();
        settle(fail(ErrorKind::TimedOut, tr("The picture did not arrive in time.")));
    });
    d->limit.start(deadline);
    download->start();
}

void ImageProbe::decode(std::function<Result<ImageFacts>()> work)
{
    inBackground(*QThreadPool::globalInstance(), this, std::move(work),
                 [this](const Result<ImageFacts> &facts) { settle(facts); });
}

void ImageProbe::settle(const Result<ImageFacts> &facts)
{
    if (std::exchange(d->settled, true))
        return;
    emit finished(facts);
}

} // namespace maquette
