// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/screenpicture.h"

#include "app/library/downscale.h"

#include <QColorSpace>
#include <QColorTransform>
#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace maquette
{

namespace
{

constexpr int bytesDepth = 32;

//! A plain gamma of 2.2 is how files wrote "sRGB" before they could say so, and browsers read it so.
bool isUsual(const QColorSpace &space)
{
    constexpr float usualGamma = 2.2F;
    constexpr float nearly = 0.01F;
    if (!space.isValid() || space == QColorSpace(QColorSpace::SRgb))
        return true;
    return space.primaries() == QColorSpace::Primaries::SRgb &&
           space.transferFunction() == QColorSpace::TransferFunction::Gamma &&
           std::abs(space.gamma() - usualGamma) < nearly;
}

//! \brief One picture on its way to the screen, band by band.
class Conversion
{
public:
    explicit Conversion(const QImage &image)
        : m_usual(isUsual(image.colorSpace()))
        , m_transform(m_usual ? QColorTransform()
                              : image.colorSpace().transformationToColorSpace(QColorSpace::SRgb))
    {}

    [[nodiscard]] bool changesColours() const { return !m_usual; }
    [[nodiscard]] bool isOpaque() const { return m_opaque; }

    //! \a band in 32 bits a pixel, premultiplied where there is alpha.
    void run(QImage &band)
    {
        // Of 16 bits a colour none is lost before its own curve was applied.
        if (!m_usual && band.depth() > bytesDepth)
            band.applyColorTransform(m_transform);
        const bool deep = band.depth() > bytesDepth;
        band.convertTo(band.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
        if (!m_usual && !deep)
            band.applyColorTransform(m_transform);
        if (band.format() != QImage::Format_ARGB32)
            return;
        for (int y = 0; y < band.height() && m_opaque; ++y) {
            const auto *row = reinterpret_cast<const QRgb *>(band.constScanLine(y));
            m_opaque = std::all_of(row, row + band.width(), [](QRgb pixel) { return qAlpha(pixel) == 255; });
        }
        band.convertTo(QImage::Format_ARGB32_Premultiplied);
    }

private:
    bool m_usual;
    QColorTransform m_transform;
    bool m_opaque = true;
};

QImage rowsOf(const QImage &image, uchar *bits, int rows)
{
    QImage band(bits, image.width(), rows, image.bytesPerLine(), image.format());
    if (image.colorCount() > 0)
        band.setColorTable(image.colorTable());
    return band;
}

} // namespace

QImage forScreen(QImage image)
{
    if (image.isNull())
        return image;
    const bool alpha = image.hasAlphaChannel();
    const auto format = alpha ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    Conversion conversion(image);
    const bool ready = image.format() == QImage::Format_RGB32 || image.format() == format;
    if (!ready || conversion.changesColours()) {
        // Pixels of the same size are put back where they were: a second picture may be a gigabyte.
        const bool inPlace = image.depth() == bytesDepth;
        QImage whole = inPlace ? QImage() : QImage(image.size(), format);
        if (!inPlace && whole.isNull())
            return {};
        const int bandRows = std::max(1, bandPixels / image.width());
        for (int top = 0; top < image.height(); top += bandRows) {
            const int rows = std::min(bandRows, image.height() - top);
            QImage band = rowsOf(image, image.scanLine(top), rows);
            conversion.run(band);
            QImage &target = inPlace ? image : whole;
            for (int y = 0; y < rows; ++y) {
                const uchar *from = band.constScanLine(y);
                if (uchar *to = target.scanLine(top + y); to != from)
                    std::copy_n(from, qsizetype(image.width()) * sizeof(QRgb), to);
            }
        }
        if (inPlace)
            image.reinterpretAsFormat(format);
        else
            image = std::move(whole);
        if (alpha && conversion.isOpaque())
            image.reinterpretAsFormat(QImage::Format_RGB32);
    }
    image.setColorSpace({});
    image.setDevicePixelRatio(1); // a file named "...@2x" is read as if its pixels were smaller
    return image;
}

QString profileName(const QImage &image)
{
    const QColorSpace space = image.colorSpace();
    if (isUsual(space))
        return {};
    const QString name = space.description().simplified().left(60);
    return name.isEmpty() ? QCoreApplication::translate("Library", "a colour profile of its own") : name;
}

} // namespace maquette
