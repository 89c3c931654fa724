// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QUrl>

#include <functional>
#include <memory>

class QIODevice;

namespace maquette
{

class HttpClient;

//! \brief What a picture turned out to be: its preview (longest side at most 512) and its facts.
struct ImageFacts
{
    QImage preview;
    QSize pixels;
    qint64 bytes = 0;
    QString format; //!< "png", "jpeg", ...
};

//! What a probe makes of a picture that is here, of at most 64 MiB. Blocking. DamagedFile, TooLarge.
Result<ImageFacts> lookAtPicture(QIODevice &device);
//! The same for `data:image/...;base64,`.
Result<ImageFacts> lookAtDataAddress(const QString &address);

//! \brief Looks at one picture behind a URL (https, http on loopback, file, or `data:image/...;base64,`)
//! without blocking.
//!
//! One object per look; deleting it stops it. Never sends the token. Reads at most 64 MiB, decodes scaled,
//! refuses bombs.
class ImageProbe : public QObject
{
    Q_OBJECT

public:
    ImageProbe(HttpClient &http, const QUrl &url, QObject *parent = nullptr);
    ~ImageProbe() override;
    void start();

signals:
    //! Exactly once, from the event loop.
    void finished(const maquette::Result<maquette::ImageFacts> &facts);

private:
    struct Private;
    void fetch();
    void decode(std::function<Result<ImageFacts>()> work);
    void settle(const Result<ImageFacts> &facts);
    std::unique_ptr<Private> d;
};

} // namespace maquette
