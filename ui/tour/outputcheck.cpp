// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/outputcheck.h"

#include "app/library/videofile.h"

#include <QFile>
#include <QImageReader>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double durationSlack = 0.15;

std::optional<OutputFacts> readClip(const QString &file)
{
    const Result<VideoFacts> facts = VideoFile::probe(file);
    QFile container(file);
    if (!facts || !container.open(QIODevice::ReadOnly))
        return std::nullopt;
    const bool mp4 = container.read(12).mid(4, 4) == "ftyp";
    return OutputFacts{facts->pixels, mp4 ? "mp4" : "unknown", double(facts->durationMs) / 1000};
}

} // namespace

std::optional<OutputFacts> readOutput(const QString &file, MediaKind kind)
{
    if (kind == MediaKind::Video)
        return readClip(file);
    constexpr int megabytes = 512;
    QImageReader::setAllocationLimit(megabytes);
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    const QImage image = reader.read();
    if (image.isNull())
        return std::nullopt;
    return OutputFacts{image.size(), format, 0};
}

QString outputProblem(const std::optional<OutputFacts> &facts, const Expected &expected)
{
    if (!facts)
        return QStringLiteral("it cannot be read");
    if (facts->format != expected.format)
        return QStringLiteral("it is %1, not %2")
            .arg(QString::fromLatin1(facts->format), QString::fromLatin1(expected.format));
    const bool clip = expected.kind == MediaKind::Video;
    const bool fits = clip ? facts->pixels.height() == expected.pixels.height() ||
                                 facts->pixels.width() == expected.pixels.height()
                           : facts->pixels == expected.pixels;
    if (!fits)
        return QStringLiteral("it has %1 x %2 pixels").arg(facts->pixels.width()).arg(facts->pixels.height());
    if (clip && std::abs(facts->seconds - expected.seconds) > durationSlack)
        return QStringLiteral("it lasts %1 s").arg(facts->seconds);
    return {};
}

} // namespace maquette
