// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/linkcheck.h"

#include "app/base/background.h"
#include "app/library/imageprobe.h"
#include "app/library/videodecoder.h"
#include "app/net/addresscheck.h"

#include <QTemporaryFile>
#include <QThreadPool>

namespace maquette
{

namespace
{

constexpr std::chrono::seconds checkDeadline{20};
constexpr qint64 firstBytes = 512 * 1024;

QString kindName(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Video:
        return LinkCheck::tr("clip");
    case MediaKind::Audio:
        return LinkCheck::tr("sound");
    case MediaKind::Image:
        break;
    }
    return LinkCheck::tr("picture");
}

Result<void> judge(const QUrl &url, LinkCheck::Service service)
{
    const bool here = isLoopback(url);
    if (!url.isValid() || url.host().isEmpty())
        return fail(ErrorKind::RefusedAddress, LinkCheck::tr("This is no web address."));
    if (!url.userInfo().isEmpty())
        return fail(ErrorKind::RefusedAddress,
                    LinkCheck::tr("The link holds a name or a password, which the service does not use."));
    if (here && service == LinkCheck::Service::ThisMachine)
        return {};
    if (here)
        return fail(ErrorKind::RefusedAddress,
                    LinkCheck::tr("The link leads to this computer, which the service cannot reach."));
    if (url.scheme() != u"https")
        return fail(ErrorKind::RefusedAddress, LinkCheck::tr("The link has to begin with https."));
    if (isOnlyOfHere(url))
        return fail(ErrorKind::RefusedAddress,
                    LinkCheck::tr("The link leads into your own network, which the service cannot reach."));
    return {};
}

bool speaksOfLogin(const QUrl &url)
{
    const QString text = (url.host() + url.path()).toLower();
    for (const auto *word : {"login", "signin", "sign-in", "auth", "accounts.", "sso", "consent"}) {
        if (text.contains(QLatin1String(word)))
            return true;
    }
    return false;
}

Unexpected redirected(const QUrl &from, const QByteArray &location)
{
    const QUrl target = from.resolved(QUrl::fromEncoded(location));
    if (speaksOfLogin(target))
        return fail(ErrorKind::BadAnswer,
                    LinkCheck::tr("The link asks for a login, which the service has not."), hostOf(target));
    return fail(
        ErrorKind::BadAnswer,
        LinkCheck::tr("The link only leads on to another address, on %1. Use that one.").arg(hostOf(target)),
        target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
}

Result<void> judge(const HttpAnswer &answer, const QUrl &url)
{
    const int status = answer.status;
    if (status >= 300 && status < 400)
        return redirected(url, answer.location);
    if (status == 401 || status == 403 || status == 407)
        return fail(
            ErrorKind::BadAnswer,
            LinkCheck::tr("The link is not open to everybody (status %1), or it has expired.").arg(status));
    if (status == 404 || status == 410)
        return fail(ErrorKind::RequestGone,
                    LinkCheck::tr("There is nothing behind the link (status %1).").arg(status));
    if (status == 429 || status >= 500)
        return fail(ErrorKind::ServerFault,
                    LinkCheck::tr("The server of the link has trouble (status %1).").arg(status));
    if (status != 200)
        return fail(ErrorKind::BadAnswer, LinkCheck::tr("The link gives no file (status %1).").arg(status));
    return {};
}

//! The length and size that stand in the beginning, where they do.
MediaFigures figuresOfBeginning(const QByteArray &bytes, MediaKind kind)
{
    MediaFigures figures;
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return figures;
    const auto stream = kind == MediaKind::Video ? VideoDecoder::Stream::Video : VideoDecoder::Stream::Audio;
    const auto opened = VideoDecoder::open(file.fileName(), stream);
    if (!opened)
        return figures;
    if (kind == MediaKind::Video)
        figures.pixels = (*opened)->pixels();
    if (const qint64 duration = (*opened)->durationMs(); duration > 0)
        figures.durationMs = duration;
    return figures;
}

//! Containers that say how long they are in a header; what others let one guess from a part is nonsense.
bool tellsItsLength(FileType type)
{
    return type == FileType::Mp4 || type == FileType::QuickTime || type == FileType::M4a ||
           type == FileType::WebM || type == FileType::Flac;
}

} // namespace

LinkCheck::LinkCheck(HttpClient &http, QUrl url, MediaLimits limits, Service service, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_url(std::move(url))
    , m_limits(limits)
    , m_service(service)
{}

LinkCheck::~LinkCheck() = default;

void LinkCheck::start()
{
    if (std::exchange(m_started, true))
        return;
    if (const auto good = judge(m_url, m_service); !good) {
        QMetaObject::invokeMethod(
            this, [this, error = good.error()] { settle(error); }, Qt::QueuedConnection);
        return;
    }
    checkAddress();
}

void LinkCheck::checkAddress()
{
    FetchConsent consent;
    consent.typed = true;
    AddressCheck *check = m_http.checkAddress(m_url, consent, this);
    connect(check, &AddressCheck::finished, this, [this, check](const Result<void> &good) {
        check->deleteLater();
        if (good)
            ask();
        else
            settle(good.error());
    });
    check->start();
}

void LinkCheck::ask()
{
    const QList<Header> headers{{"Accept", "*/*"}, {"Accept-Encoding", "identity"}};
    HttpRequest *request = m_http.peek(m_url, headers, checkDeadline, this, firstBytes);
    connect(request, &HttpRequest::finished, this, [this, request](const Result<HttpAnswer> &answer) {
        request->deleteLater();
        if (answer)
            answered(*answer);
        else
            settle(answer.error());
    });
    request->start();
}

void LinkCheck::answered(const HttpAnswer &answer)
{
    if (const auto good = judge(answer, m_url); !good) {
        settle(good.error());
        return;
    }
    const FileType type = sniffFileType(answer.body.left(4096));
    const FileTypeFacts facts = factsOf(type);
    if (type == FileType::Text)
        settle(fail(ErrorKind::DamagedFile,
                    tr("The link gives a web page or a text, not a %1. Copy the address of the file itself.")
                        .arg(kindName(m_limits.kind))));
    else if (facts.name.isEmpty())
        settle(fail(ErrorKind::DamagedFile,
                    tr("What the link gives is no %1 that is known here.").arg(kindName(m_limits.kind))));
    else if (facts.kind != m_limits.kind)
        settle(fail(
            ErrorKind::DamagedFile,
            tr("The link gives a %1 file, and a %2 is needed.").arg(facts.name, kindName(m_limits.kind))));
    else if (facts.kind == MediaKind::Image && !facts.decoder.isEmpty())
        lookAtPicture(type);
    else
        lookAtBeginning(type, answer);
}

void LinkCheck::lookAtPicture(FileType type)
{
    auto *probe = new ImageProbe(m_http, m_url, this);
    connect(probe, &ImageProbe::finished, this, [this, probe, type](const Result<ImageFacts> &picture) {
        probe->deleteLater();
        if (!picture) {
            settle(picture.error());
            return;
        }
        LinkFacts facts;
        facts.type = type;
        facts.figures = {picture->pixels, picture->bytes, -1};
        facts.preview = picture->preview;
        facts.breaches = breachesOf(m_limits, facts.figures);
        settle(facts);
    });
    probe->start();
}

void LinkCheck::lookAtBeginning(FileType type, const HttpAnswer &answer)
{
    const qint64 bytes = answer.wholeBytes;
    if (!tellsItsLength(type) && answer.body.size() != bytes) {
        const MediaFigures figures{{}, bytes, -1};
        settle(LinkFacts{type, figures, {}, breachesOf(m_limits, figures)});
        return;
    }
    inBackground(
        *QThreadPool::globalInstance(), this,
        [body = answer.body, kind = m_limits.kind] { return figuresOfBeginning(body, kind); },
        [this, type, bytes](MediaFigures figures) {
            figures.bytes = bytes;
            settle(LinkFacts{type, figures, {}, breachesOf(m_limits, figures)});
        });
}

void LinkCheck::settle(const Result<LinkFacts> &facts)
{
    if (!std::exchange(m_settled, true))
        emit finished(facts);
}

} // namespace maquette
