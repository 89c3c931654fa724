// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/filetype.h"
#include "app/net/httpclient.h"
#include "models/core/medialimits.h"

#include <QImage>

namespace maquette
{

//! \brief What stands behind a link, as far as it was looked at.
struct LinkFacts
{
    FileType type = FileType::Unknown;
    MediaFigures figures; //!< what is not known (a clip's duration that stands at its end) is left out
    QImage preview;       //!< of pictures
    QList<LimitBreach> breaches;
};

//! \brief Fetches a link as the service will, before anything is paid: one plain GET over https, without
//! cookies or login, which no redirect is followed from (contract 5.5).
//!
//! Pictures are read whole (by ImageProbe, at most 64 MiB), of clips and sound the first bytes and what the
//! server says of the length. One object per check; deleting it stops it. Never sends the token.
class LinkCheck : public QObject
{
    Q_OBJECT

public:
    //! Whether the service that will fetch it is the sandbox, on this very machine.
    enum class Service { Remote, ThisMachine };

    LinkCheck(HttpClient &http, QUrl url, MediaLimits limits, Service service, QObject *parent = nullptr);
    ~LinkCheck() override;
    void start();

signals:
    //! Exactly once, from the event loop. Errors say in plain words why the service could not use the link:
    //! RefusedAddress, RequestGone, DamagedFile, BadAnswer; Offline, TimedOut and their like tell nothing
    //! about the service's own way to it.
    void finished(const maquette::Result<maquette::LinkFacts> &facts);

private:
    void checkAddress();
    void ask();
    void answered(const HttpAnswer &answer);
    void lookAtPicture(FileType type);
    void lookAtBeginning(FileType type, const HttpAnswer &answer);
    void settle(const Result<LinkFacts> &facts);

    HttpClient &m_http;
    QUrl m_url;
    MediaLimits m_limits;
    Service m_service;
    bool m_started = false;
    bool m_settled = false;
};

} // namespace maquette

Q_DECLARE_METATYPE(maquette::Result<maquette::LinkFacts>)
