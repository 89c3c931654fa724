// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/handover.h"
#include "app/net/httpclient.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

class QThreadPool;

namespace maquette
{

class DownloadTurns;

//! \brief What the requests of one HttpClient share; each holds it alive by a shared pointer.
struct Transport
{
    const Clock *clock = nullptr;
    QNetworkAccessManager *calls = nullptr; //!< GETs
    //! The manager of one post or download, deleted after it; not set: `calls`, which stays.
    std::function<QNetworkAccessManager *()> makeManager;
    QThreadPool *disk = nullptr;
    DownloadTurns *turns = nullptr;
    FetchRule rule;
    NameLookUp lookUp;
    std::optional<QSslConfiguration> tls;
};

//! A request that follows nothing, keeps nothing, and asks for HTTP/1.1; with our User-Agent.
QNetworkRequest plainRequest(const Transport &transport, const QUrl &url);

//! Whether \a error only restates a status that the server sent together with its whole answer.
bool isAnswerError(QNetworkReply::NetworkError error, int status);

//! What the head of \a reply says; the body is left to the caller.
HttpAnswer answerOf(const QNetworkReply &reply);

//! As QObject::connect(). Qt's own thread for HTTP may be the one that takes the connection apart, where it
//! was cut while the signal was on its way.
template <typename Signal, typename Receiver, typename Slot>
void connectReply(QNetworkReply *reply, Signal signal, Receiver *receiver, Slot slot)
{
    static char place;
    handover::intoQt(place, [&] { return QObject::connect(reply, signal, receiver, slot); });
}

//! The words for a request that ended without a whole answer. \a begun: bytes of it may have left.
Error transportError(const QNetworkReply &reply, bool begun);

Error cancelledError();
Error timedOutError();
Error tooLargeError(qint64 limit);

} // namespace maquette
