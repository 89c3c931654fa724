// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/medialimits.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double megabyte = 1e6; // contract 5.3

QString limitWords(const char *text)
{
    return QCoreApplication::translate("MediaLimits", text);
}

template <typename Number>
Number clampedTo(double value)
{
    constexpr double largest = 4e18;
    constexpr double own = double(std::numeric_limits<Number>::max());
    if (value >= std::min(largest, own))
        return std::numeric_limits<Number>::max();
    return Number(std::max(value, -1.0));
}

//! The largest whole number under \a bound.
template <typename Number>
Number wholeUnder(double bound)
{
    return clampedTo<Number>(std::ceil(bound) - 1);
}

//! The smallest whole number over \a bound.
template <typename Number>
Number wholeOver(double bound)
{
    return clampedTo<Number>(std::floor(bound) + 1);
}

//! Where rounding has moved the product, the rule as it is written decides.
qint64 bytesUnder(double megabytes)
{
    qint64 bytes = wholeUnder<qint64>(megabytes * megabyte);
    while (bytes > 0 && bytes != MediaLimits::most && double(bytes) / megabyte >= megabytes)
        --bytes;
    return bytes;
}

qint64 bytesOver(double megabytes)
{
    qint64 bytes = wholeOver<qint64>(megabytes * megabyte);
    while (bytes != MediaLimits::most && double(bytes) / megabyte <= megabytes)
        ++bytes;
    return bytes;
}

MediaLimits limitsOf(const Validation &rule)
{
    MediaLimits limits;
    if (std::isnan(rule.value))
        return limits;
    if (rule.metric == u"width_pixels"_s)
        (rule.lessThan ? limits.maxWidth : limits.minWidth) =
            rule.lessThan ? wholeUnder<int>(rule.value) : wholeOver<int>(rule.value);
    else if (rule.metric == u"height_pixels"_s)
        (rule.lessThan ? limits.maxHeight : limits.minHeight) =
            rule.lessThan ? wholeUnder<int>(rule.value) : wholeOver<int>(rule.value);
    else if (rule.metric == u"width/height"_s)
        (rule.lessThan ? limits.aspectUnder : limits.aspectOver) = rule.value;
    else if (rule.metric == u"file_size_mb"_s)
        (rule.lessThan ? limits.maxBytes : limits.minBytes) =
            rule.lessThan ? bytesUnder(rule.value) : bytesOver(rule.value);
    return limits;
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString secondsText(qint64 ms)
{
    return QLocale().toString(double(ms) / 1000, 'f', ms % 1000 == 0 ? 0 : 1);
}

QString ratioText(double ratio)
{
    return QLocale().toString(ratio, 'g', 4);
}

void checkSides(const MediaLimits &limits, QSize pixels, QList<LimitBreach> &breaches)
{
    using What = LimitBreach::What;
    if (pixels.width() < limits.minWidth)
        breaches.append({What::Width, false,
                         limitWords("It is %1 pixels wide; at least %2 are needed.")
                             .arg(pixels.width())
                             .arg(limits.minWidth)});
    else if (pixels.width() > limits.maxWidth)
        breaches.append({What::Width, true,
                         limitWords("It is %1 pixels wide; at most %2 are taken.")
                             .arg(pixels.width())
                             .arg(limits.maxWidth)});
    if (pixels.height() < limits.minHeight)
        breaches.append({What::Height, false,
                         limitWords("It is %1 pixels high; at least %2 are needed.")
                             .arg(pixels.height())
                             .arg(limits.minHeight)});
    else if (pixels.height() > limits.maxHeight)
        breaches.append({What::Height, true,
                         limitWords("It is %1 pixels high; at most %2 are taken.")
                             .arg(pixels.height())
                             .arg(limits.maxHeight)});
}

void checkShape(const MediaLimits &limits, QSize pixels, QList<LimitBreach> &breaches)
{
    using What = LimitBreach::What;
    const double aspect = double(pixels.width()) / pixels.height();
    if (aspect <= limits.aspectOver)
        breaches.append({What::Aspect, false,
                         limitWords("It is too tall: width / height is %1 and has to be over %2.")
                             .arg(ratioText(aspect), ratioText(limits.aspectOver))});
    else if (aspect >= limits.aspectUnder)
        breaches.append({What::Aspect, true,
                         limitWords("It is too wide: width / height is %1 and has to be under %2.")
                             .arg(ratioText(aspect), ratioText(limits.aspectUnder))});
    const qint64 area = qint64(pixels.width()) * pixels.height();
    if (area > limits.maxPixels)
        breaches.append({What::Pixels, true,
                         limitWords("It has %1 megapixels; at most %2 are taken.")
                             .arg(QLocale().toString(double(area) / 1e6, 'f', 1),
                                  QLocale().toString(double(limits.maxPixels) / 1e6, 'f', 1))});
}

} // namespace

MediaLimits limitsOf(const Field &field)
{
    MediaLimits limits;
    limits.kind = field.media;
    for (const Validation &rule : field.validations)
        limits = bothOf(limits, limitsOf(rule));
    return limits;
}

MediaLimits bothOf(const MediaLimits &one, const MediaLimits &other)
{
    MediaLimits both;
    both.kind = one.kind;
    both.minWidth = std::max(one.minWidth, other.minWidth);
    both.maxWidth = std::min(one.maxWidth, other.maxWidth);
    both.minHeight = std::max(one.minHeight, other.minHeight);
    both.maxHeight = std::min(one.maxHeight, other.maxHeight);
    both.aspectOver = std::max(one.aspectOver, other.aspectOver);
    both.aspectUnder = std::min(one.aspectUnder, other.aspectUnder);
    both.maxPixels = std::min(one.maxPixels, other.maxPixels);
    both.minBytes = std::max(one.minBytes, other.minBytes);
    both.maxBytes = std::min(one.maxBytes, other.maxBytes);
    both.minDurationMs = std::max(one.minDurationMs, other.minDurationMs);
    both.maxDurationMs = std::min(one.maxDurationMs, other.maxDurationMs);
    return both;
}

bool isAspectAllowed(const MediaLimits &limits, QSize pixels)
{
    if (pixels.isEmpty())
        return false;
    const double aspect = double(pixels.width()) / pixels.height();
    return aspect > limits.aspectOver && aspect < limits.aspectUnder;
}

QList<LimitBreach> breachesOf(const MediaLimits &limits, const MediaFigures &figures)
{
    using What = LimitBreach::What;
    QList<LimitBreach> breaches;
    if (!figures.pixels.isEmpty()) {
        checkSides(limits, figures.pixels, breaches);
        checkShape(limits, figures.pixels, breaches);
    }
    const qint64 bytes = figures.bytes;
    if (bytes > limits.maxBytes)
        breaches.append(
            {What::Weight, true,
             limitWords("It has %1; at most %2 are taken.").arg(sizeText(bytes), sizeText(limits.maxBytes))});
    else if (bytes >= 0 && bytes < limits.minBytes)
        breaches.append({What::Weight, false,
                         limitWords("It has %1; at least %2 are needed.")
                             .arg(sizeText(bytes), sizeText(limits.minBytes))});
    const qint64 duration = figures.durationMs;
    if (duration > limits.maxDurationMs)
        breaches.append({What::Duration, true,
                         limitWords("It lasts %1 s; at most %2 s are taken.")
                             .arg(secondsText(duration), secondsText(limits.maxDurationMs))});
    else if (duration >= 0 && duration < limits.minDurationMs)
        breaches.append({What::Duration, false,
                         limitWords("It lasts %1 s; at least %2 s are needed.")
                             .arg(secondsText(duration), secondsText(limits.minDurationMs))});
    return breaches;
}

} // namespace maquette
