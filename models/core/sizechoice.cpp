// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/sizechoice.h"

#include <QRegularExpression>

#include <array>
#include <cmath>
#include <numeric>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int smallestSide = 64; // below it two numbers are a ratio: "21:9"
constexpr double sameRatio = 0.02;

QSize lowestTerms(QSize size)
{
    const int divisor = std::gcd(size.width(), size.height());
    return divisor > 0 ? size / divisor : size;
}

std::optional<QSize> pairOf(const QRegularExpressionMatch &match, int first)
{
    const QSize size(match.captured(first).toInt(), match.captured(first + 1).toInt());
    return size.isEmpty() ? std::nullopt : std::optional(size);
}

double logRatio(QSize size)
{
    return std::log(static_cast<double>(size.width()) / size.height());
}

//! "16:9" also for 5404x3040, which is that but for rounding to the model's grid.
QString ratioName(QSize pixels)
{
    static constexpr std::array<std::array<int, 2>, 11> known = {
        {{1, 1}, {5, 4}, {4, 3}, {3, 2}, {16, 10}, {16, 9}, {2, 1}, {21, 9}, {3, 1}, {4, 1}, {8, 1}}};
    const bool portrait = pixels.height() > pixels.width();
    const QSize wide = portrait ? pixels.transposed() : pixels;
    for (const auto &[w, h] : known) {
        if (std::abs(logRatio(wide) - logRatio({w, h})) < 0.01)
            return portrait ? u"%1:%2"_s.arg(h).arg(w) : u"%1:%2"_s.arg(w).arg(h);
    }
    const QSize terms = lowestTerms(pixels);
    return u"%1:%2"_s.arg(terms.width()).arg(terms.height());
}

struct Shape
{
    std::optional<QSize> proportions;
    double area = 0; // 0 for unknown
};

Shape shapeOf(const QString &value)
{
    const auto size = parseSizeChoice(value);
    return {proportionsOf(value),
            size ? static_cast<double>(size->pixels.width()) * size->pixels.height() : 0.0};
}

} // namespace

std::optional<SizeChoice> parseSizeChoice(const QString &value)
{
    static const QRegularExpression pattern(
        uR"(^\s*(\d{1,5})\s*[xX×*:]\s*(\d{1,5})\s*(?:\(\s*(\d{1,3})\s*:\s*(\d{1,3})\s*\))?\s*$)"_s);
    const auto match = pattern.match(value);
    const auto pixels = match.hasMatch() ? pairOf(match, 1) : std::nullopt;
    if (!pixels || pixels->width() < smallestSide || pixels->height() < smallestSide)
        return std::nullopt;
    const auto ratio = pairOf(match, 3);
    return SizeChoice{*pixels,
                      ratio ? u"%1:%2"_s.arg(ratio->width()).arg(ratio->height()) : ratioName(*pixels)};
}

std::optional<QSize> proportionsOf(const QString &value)
{
    if (const auto size = parseSizeChoice(value)) {
        const QStringList ratio = size->ratio.split(u':');
        return lowestTerms({ratio.at(0).toInt(), ratio.at(1).toInt()});
    }
    static const QRegularExpression bare(uR"(^\s*(\d{1,2})\s*[:/x]\s*(\d{1,2})\s*$)"_s);
    if (const auto match = bare.match(value); match.hasMatch()) {
        const auto ratio = pairOf(match, 1);
        return ratio ? std::optional(lowestTerms(*ratio)) : std::nullopt;
    }
    static const QRegularExpression named(uR"(^(portrait|landscape)[_ -](\d{1,2})[_:x](\d{1,2})$)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (const auto match = named.match(value); match.hasMatch()) {
        const auto pair = pairOf(match, 2);
        if (!pair)
            return std::nullopt;
        const bool portrait = match.captured(1).compare(u"portrait"_s, Qt::CaseInsensitive) == 0;
        return lowestTerms(portrait == (pair->width() > pair->height()) ? pair->transposed() : *pair);
    }
    const QString lower = value.toLower();
    if (lower == u"square"_s || lower == u"square_hd"_s)
        return QSize(1, 1);
    return std::nullopt;
}

int nearestSize(const QList<Json> &choices, const QString &wanted, int preferred)
{
    const Shape want = shapeOf(wanted);
    if (!want.proportions)
        return -1;
    int best = -1;
    double bestRatio = 0;
    double bestArea = 0;
    for (int i = 0; i < choices.size(); ++i) {
        const Shape shape = shapeOf(stringOf(choices.at(i)));
        if (!shape.proportions)
            continue;
        const double ratio = std::abs(logRatio(*shape.proportions) - logRatio(*want.proportions));
        double area = 0;
        if (want.area > 0 && shape.area > 0)
            area = std::abs(std::log(shape.area / want.area));
        else if (i == preferred)
            area = -1;
        const bool nearer = ratio < bestRatio - sameRatio;
        const bool equal = !nearer && ratio < bestRatio + sameRatio;
        if (best < 0 || nearer || (equal && area < bestArea)) {
            best = i;
            bestRatio = ratio;
            bestArea = area;
        }
    }
    return best;
}

} // namespace maquette
