// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/filetype.h"
#include "models/core/medialimits.h"

#include <QImage>
#include <QObject>

namespace maquette
{

//! \brief What a file on the artist's disk is, by its contents and never by its name.
struct LocalMedia
{
    QString file;
    FileType type = FileType::Unknown;
    MediaKind kind = MediaKind::Image;
    qint64 bytes = 0;
    QSize pixels;        //!< upright: after the turn that EXIF asks for; empty for sound
    bool turned = false; //!< EXIF asks for a turn or a flip, which not every program does
    bool hasAlpha = false;
    bool alphaUsed = false; //!< something really is transparent
    bool cmyk = false;
    bool deep = false;      //!< more than 8 bits a channel
    QString colourProfile;  //!< "Display P3"; empty when the file names none
    int frames = 1;         //!< of an animated picture
    qint64 durationMs = -1; //!< of clips and sound
    double framesPerSecond = 0;
    QString codec; //!< "h264", of the pictures or else of the sound
    bool hasSound = false;
    QImage preview; //!< longest side at most localPreviewEdge; null for sound

    [[nodiscard]] bool isAnimated() const { return frames > 1; }
    [[nodiscard]] MediaFigures figures() const { return {pixels, bytes, durationMs}; }
};

constexpr int localPreviewEdge = 512;

//! Blocking: for worker threads. Limits of size and pixels come before anything is decoded. FileAccess,
//! DamagedFile, TooLarge.
Result<LocalMedia> lookAtLocal(const QString &file);

//! \brief lookAtLocal() on a worker thread. One object per look; deleting it makes it silent.
class LocalMediaProbe : public QObject
{
    Q_OBJECT

public:
    explicit LocalMediaProbe(QString file, QObject *parent = nullptr);
    void start();

signals:
    //! Exactly once, from the event loop.
    void finished(const maquette::Result<maquette::LocalMedia> &media);

private:
    QString m_file;
    bool m_started = false;
};

} // namespace maquette

Q_DECLARE_METATYPE(maquette::Result<maquette::LocalMedia>)
