// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/medialink.h"

#include "app/base/background.h"
#include "app/library/mediaencode.h"
#include "app/net/addresscheck.h"
#include "app/net/httpclient.h"

#include <QThreadPool>

namespace maquette
{

namespace
{

//! Whether \a answer shows that the file is still behind its link. A server that ignores the range sends all
//! of it, which ends as TooLarge.
bool isStillThere(const Result<HttpAnswer> &answer)
{
    if (!answer)
        return answer.error().kind == ErrorKind::TooLarge;
    return (answer->status == 200 || answer->status == 206) && !answer->contentType.startsWith("text/");
}

} // namespace

MediaLink::MediaLink(HttpClient &http, Asset asset, QString file, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_asset(std::move(asset))
    , m_file(std::move(file))
{}

void MediaLink::start()
{
    if (std::exchange(m_started, true))
        return;
    if (!m_asset.source.isEmpty() && m_http.mayFetch(m_asset.source))
        check();
    else
        encode();
}

void MediaLink::check()
{
    AddressCheck *check = m_http.checkAddress(m_asset.source, {}, this);
    connect(check, &AddressCheck::finished, this, [this, check](const Result<void> &good) {
        check->deleteLater();
        if (good)
            askServer();
        else
            encode();
    });
    check->start();
}

void MediaLink::askServer()
{
    constexpr std::chrono::seconds deadline{8};
    constexpr qint64 limit = 64LL * 1024;
    HttpRequest *request = m_http.get(m_asset.source, {{"Range", "bytes=0-0"}}, deadline, this, limit);
    connect(request, &HttpRequest::finished, this, [this, request](const Result<HttpAnswer> &answer) {
        request->deleteLater();
        if (!isStillThere(answer)) {
            encode();
            return;
        }
        emit finished(ResolvedMedia{m_asset.source.toString(QUrl::FullyEncoded),
                                    tr("sent as its RunComfy link"), m_asset.bytes, m_asset.pixels, true});
    });
    request->start();
}

void MediaLink::encode()
{
    inBackground(
        *QThreadPool::globalInstance(), this, [file = m_file] { return encodeMedia(file); },
        [this](const Result<ResolvedMedia> &media) { emit finished(media); });
}

} // namespace maquette
