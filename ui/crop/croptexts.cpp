// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crop/croptexts.h"

#include "app/media/mendsizes.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>
#include <numeric>

namespace maquette
{

namespace
{

QString cropWords(const char *text)
{
    return QCoreApplication::translate("Crop", text);
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

bool hasProportions(QSize size, QSize proportions)
{
    const double wanted = double(proportions.width()) / proportions.height();
    return std::abs(size.width() - wanted * size.height()) <= std::max(1.0, wanted) / 2 + 1e-9;
}

} // namespace

QString proportionsText(QSize size)
{
    static constexpr std::array<QSize, 12> common{QSize(1, 1),  QSize(4, 3),  QSize(3, 4),  QSize(16, 9),
                                                  QSize(9, 16), QSize(21, 9), QSize(9, 21), QSize(3, 2),
                                                  QSize(2, 3),  QSize(5, 2),  QSize(2, 5),  QSize(2, 1)};
    if (size.isEmpty())
        return {};
    constexpr int countable = 32; // a few pixels are near to everything
    const bool fine = std::min(size.width(), size.height()) >= countable;
    for (const QSize &each : common) {
        if (fine ? hasProportions(size, each) : size.width() * each.height() == size.height() * each.width())
            return QStringLiteral("%1:%2").arg(each.width()).arg(each.height());
    }
    const int divisor = std::gcd(size.width(), size.height());
    const QSize lowest = size / divisor;
    if (std::max(lowest.width(), lowest.height()) <= countable)
        return QStringLiteral("%1:%2").arg(lowest.width()).arg(lowest.height());
    const bool wide = size.width() >= size.height();
    const double ratio = wide ? double(size.width()) / size.height() : double(size.height()) / size.width();
    const QString number = QLocale().toString(ratio, 'f', 2);
    return wide ? number + QStringLiteral(":1") : QStringLiteral("1:") + number;
}

QString cropText(QSize part, const MediaLimits &limits)
{
    const QString what = cropWords("%1 px · %2 · %3").arg(sizeText(part), proportionsText(part));
    const auto size = isAspectAllowed(limits, part) ? scaledToLimits(part, limits) : std::nullopt;
    if (!size)
        return what.arg(cropWords("does not fit"));
    if (*size == part)
        return what.arg(cropWords("fits"));
    const bool larger = size->width() > part.width() || size->height() > part.height();
    return what.arg(larger ? cropWords("will be enlarged to %1").arg(sizeText(*size))
                           : cropWords("will be made smaller, %1").arg(sizeText(*size)));
}

} // namespace maquette
