// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

namespace maquette::test
{

//! A whole PNG of one bit a pixel: far smaller than what it unpacks to.
QByteArray deflatedPng(int width, int height);
//! In passes that make a decoder hold all of it; only the size is real.
QByteArray interlacedPromising(int width, int height);
//! A progressive JPEG of which only the size is real.
QByteArray progressivePromising(int width, int height);
//! \a image with \a frames more behind it, shown for ever.
QByteArray animatedPng(const QImage &image, int frames);
//! Only the size is real.
QByteArray webpPromising(int width, int height);
//! As \a frames times the lossy \a still of \a size.
QByteArray animatedWebp(const QByteArray &still, QSize size, int frames);
//! Run-length coded, and only the size is real.
QByteArray bmpPromising(int width, int height);
QByteArray gifPromising(int width, int height);
//! \a frames of \a width x \a height, and no end.
QByteArray endlessGif(int width, int height, int frames);
QByteArray svgWithReferences(const QString &file, const QString &address);

} // namespace maquette::test
