// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mediaroute.h"

#include "app/library/mediaencode.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

namespace
{

//! For the rest of the JSON: prompts and their like.
constexpr qint64 requestReserve = 256 * 1024;

QString routeWords(const char *text)
{
    return QCoreApplication::translate("MediaRoute", text);
}

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString validityText(std::chrono::seconds validity)
{
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(validity).count();
    if (hours >= 48)
        return routeWords("%1 days").arg(hours / 24);
    if (hours >= 2)
        return routeWords("%1 hours").arg(hours);
    if (validity == std::chrono::hours(1))
        return routeWords("1 hour");
    return routeWords("%1 minutes").arg(std::chrono::duration_cast<std::chrono::minutes>(validity).count());
}

//! Why it cannot go inside the request; empty when it can.
QString inlineProblem(const LocalMedia &media, const RouteChoice &choice)
{
    const bool asItIs = media.type == FileType::Png || media.type == FileType::Jpeg ||
                        media.type == FileType::WebP || media.kind != MediaKind::Image;
    if (!asItIs)
        return routeWords("%1 pictures cannot be sent as they are.").arg(factsOf(media.type).name);
    const auto breaches = breachesOf(inlineCaps(media.kind), media.figures());
    if (!breaches.isEmpty())
        return routeWords("Too large to be sent inside the request: %1").arg(breaches.first().message);
    return requestObstacle(choice.othersInline + std::max(choice.places, 1) * inlineLength(media.bytes));
}

} // namespace

QString requestObstacle(qint64 letters)
{
    if (letters + requestReserve <= maxInlineRequest)
        return {};
    return routeWords("With all the files in it the request would be larger than %1.")
        .arg(bytesText(maxInlineRequest));
}

MediaLimits inlineCaps(MediaKind kind)
{
    MediaLimits caps;
    caps.kind = kind;
    switch (kind) {
    case MediaKind::Image:
        caps.maxBytes = maxInlineImageBytes;
        caps.maxPixels = maxInlineImagePixels;
        break;
    case MediaKind::Video:
        caps.maxBytes = maxInlineVideoBytes;
        break;
    case MediaKind::Audio:
        caps.maxBytes = maxInlineAudioBytes;
        break;
    }
    return caps;
}

qint64 inlineLength(qint64 bytes)
{
    constexpr qint64 head = 32; // "data:video/quicktime;base64," and quotes
    return head + (bytes + 2) / 3 * 4;
}

MediaRoute routeFor(const LocalMedia &media, const RouteChoice &choice)
{
    const QString problem = inlineProblem(media, choice);
    if (problem.isEmpty() && !(choice.preferBucket && choice.bucketLinks))
        return {MediaRoute::Way::Inline,
                routeWords("Sent inside the request, %1.").arg(bytesText(media.bytes))};
    if (choice.bucketLinks) {
        const QString sentence = routeWords("Goes into your bucket, %1; its link is valid for %2.")
                                     .arg(bytesText(media.bytes), validityText(*choice.bucketLinks));
        return {MediaRoute::Way::Bucket, sentence};
    }
    if (choice.bucketOutOfReach)
        return {MediaRoute::Way::Refused,
                problem + u' ' +
                    routeWords(
                        "Only the sandbox can read from your bucket: it is on this computer or in your own "
                        "network.")};
    return {MediaRoute::Way::Refused,
            problem + u' ' +
                routeWords("Let it be made to fit, set up a bucket in Settings, or use a web address.")};
}

} // namespace maquette
