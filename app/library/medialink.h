// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/asset.h"

#include <QObject>
#include <QSize>

namespace maquette
{

class HttpClient;

//! \brief What is put into a field for media so that the model sees a work of the library.
struct ResolvedMedia
{
    QString value;    //!< an address, or `data:image/png;base64,...`
    QString how;      //!< for the artist: "sent as its RunComfy link", "sent inside the request, 4.1 MB"
    qint64 bytes = 0; //!< of the file that the model gets
    QSize pixels;
    bool isLink = false;
};

//! \brief Decides how a work is sent: as the link it was fetched from, as long as that still answers (nothing
//! is uploaded, nothing is lost), else as its bytes, and only when those are too many as a JPEG copy.
//!
//! One object per decision, valid for the moment: links expire. Deleting it stops it. Never sends the token.
class MediaLink : public QObject
{
    Q_OBJECT

public:
    //! \a file: the work's file; empty when there is none.
    MediaLink(HttpClient &http, Asset asset, QString file, QObject *parent = nullptr);
    void start();

signals:
    //! Exactly once, from the event loop.
    void finished(const maquette::Result<maquette::ResolvedMedia> &media);

private:
    void check();
    void askServer();
    void encode();

    HttpClient &m_http;
    Asset m_asset;
    QString m_file;
    bool m_started = false;
};

} // namespace maquette
