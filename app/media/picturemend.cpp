// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/picturemend.h"

#include "app/media/mendsizes.h"
#include "app/media/words.h"

#include <algorithm>

namespace maquette
{

namespace
{

using PictureKind = PictureMendOption::Kind;

bool isSendable(FileType type)
{
    return type == FileType::Png || type == FileType::Jpeg || type == FileType::WebP;
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

QRect middleOf(QSize whole, QSize part)
{
    return {{(whole.width() - part.width()) / 2, (whole.height() - part.height()) / 2}, part};
}

PictureMend plain(const LocalMedia &media, QSize size)
{
    PictureMend mend;
    mend.size = size;
    mend.type = mendedType(media);
    return mend;
}

class Offers
{
public:
    Offers(const LocalMedia &media, const MediaLimits &limits)
        : m_media(media)
        , m_limits(limits)
    {}

    QList<PictureMendOption> all()
    {
        const QList<LimitBreach> breaches = breachesOf(m_limits, m_media.figures());
        const auto breaks = [&breaches](auto what) {
            return std::any_of(breaches.begin(), breaches.end(),
                               [what](const LimitBreach &breach) { return breach.what == what; });
        };
        using What = LimitBreach::What;
        if (cutToShape(m_media.pixels, m_limits) != m_media.pixels) {
            offerShapes();
        } else if (breaks(What::Width) || breaks(What::Height) || breaks(What::Pixels)) {
            if (const auto size = scaledToLimits(m_media.pixels, m_limits))
                add(PictureKind::Resize, mendWords("Resize to %1").arg(sizeText(*size)),
                    plain(m_media, *size));
        } else if (breaks(What::Weight)) {
            offerEncodings();
        } else if (!isSendable(m_media.type)) {
            const PictureMend mend = plain(m_media, m_media.pixels);
            add(PictureKind::Reencode, mendWords("Convert to %1").arg(factsOf(mend.type).name), mend);
        } else if (m_media.turned) {
            add(PictureKind::Upright, mendWords("Save it upright"), plain(m_media, m_media.pixels));
        }
        return std::move(m_offers);
    }

private:
    void add(PictureKind kind, const QString &title, const PictureMend &mend)
    {
        m_offers.append({kind, title, mendNotes(m_media, mend), mend});
    }

    void offerShapes()
    {
        if (const auto part = allowedCrop(m_media, m_limits)) {
            if (const auto mend = cropMend(m_media, m_limits, *part))
                add(PictureKind::Crop, mendWords("Crop to %1").arg(sizeText(mend->size)), *mend);
        }
        const auto canvas = paddedToShape(m_media.pixels, m_limits);
        const auto size = canvas ? scaledToLimits(*canvas, m_limits) : std::nullopt;
        if (!size || qint64(canvas->width()) * canvas->height() > maxMendedPixels)
            return;
        PictureMend mend = plain(m_media, *size);
        mend.canvas = *canvas;
        add(PictureKind::PadColour, mendWords("Pad with a colour to %1").arg(sizeText(*size)), mend);
        mend.pad = PictureMend::Pad::Blur;
        add(PictureKind::PadBlur, mendWords("Pad with a blur to %1").arg(sizeText(*size)), mend);
    }

    void offerEncodings()
    {
        if (m_media.bytes < m_limits.minBytes)
            return;
        for (const FileType type : {FileType::Jpeg, FileType::WebP}) {
            PictureMend mend = plain(m_media, m_media.pixels);
            mend.type = type;
            add(PictureKind::Reencode, mendWords("Make it lighter, as %1").arg(factsOf(type).name), mend);
        }
        if (m_media.alphaUsed)
            std::reverse(m_offers.begin(), m_offers.end()); // what keeps more comes first
    }

    const LocalMedia &m_media;
    const MediaLimits &m_limits;
    QList<PictureMendOption> m_offers;
};

} // namespace

QList<PictureMendOption> pictureMends(const LocalMedia &media, const MediaLimits &limits)
{
    const qint64 area = qint64(media.pixels.width()) * media.pixels.height();
    if (media.kind != MediaKind::Image || media.pixels.isEmpty() || area > maxMendedPixels)
        return {};
    return Offers(media, limits).all();
}

FileType mendedType(const LocalMedia &media)
{
    if (isSendable(media.type))
        return media.type;
    return media.alphaUsed || media.type == FileType::Gif ? FileType::Png : FileType::Jpeg;
}

bool losesAlpha(const LocalMedia &media, const PictureMend &mend)
{
    return media.alphaUsed && mend.canvas.isEmpty() && mend.type == FileType::Jpeg;
}

QStringList mendNotes(const LocalMedia &media, const PictureMend &mend)
{
    QStringList notes;
    if (media.isAnimated())
        notes += mendWords("Only the first frame of the animation stays.");
    if (media.alphaUsed && !mend.canvas.isEmpty())
        notes += mendWords("Transparent parts are filled.");
    else if (losesAlpha(media, mend))
        notes += mendWords("Transparent parts become white.");
    if (media.cmyk)
        notes += mendWords("The print colours (CMYK) become screen colours.");
    if (media.deep && mend.type != FileType::Png)
        notes += mendWords("Of more than 8 bits a channel, 8 stay.");
    if (media.turned)
        notes += mendWords("It is turned upright, as the camera noted.");
    if (!media.colourProfile.isEmpty() && !media.colourProfile.contains(QStringLiteral("sRGB")))
        notes += mendWords("The colour profile, %1, is kept.").arg(media.colourProfile);
    return notes;
}

std::optional<QRect> allowedCrop(const LocalMedia &media, const MediaLimits &limits)
{
    const auto part = cutToShape(media.pixels, limits);
    return part ? std::optional<QRect>(middleOf(media.pixels, *part)) : std::nullopt;
}

std::optional<PictureMend> cropMend(const LocalMedia &media, const MediaLimits &limits, QRect part)
{
    const QRect inside = part.normalized() & QRect(QPoint(0, 0), media.pixels);
    const auto size = scaledToLimits(inside.size(), limits);
    if (inside.isEmpty() || !isAspectAllowed(limits, inside.size()) || !size)
        return std::nullopt;
    PictureMend mend = plain(media, *size);
    mend.crop = inside;
    return mend;
}

} // namespace maquette
