// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QString>

//! \brief What a clip holds, read through FFmpeg's libraries: every frame decoded.
struct ClipContents
{
    QString videoCodec;
    QString audioCodec; //!< empty without sound
    QString pixelFormat;
    double duration = 0; //!< of the container, in seconds
    double audioDuration = 0;
    double framesPerSecond = 0;
    QList<double> times; //!< of the frames, in seconds
    QList<QImage> frames;
    float loudest = 0;
    QString comment;
    QString error; //!< empty when all went well
};

ClipContents readClip(const QString &file, bool keepFrames = true);

//! Of the luma within \a rect, in dB.
double psnr(const QImage &a, const QImage &b, const QRect &rect);
