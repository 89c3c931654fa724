// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/shape.h"

#include <QRegularExpression>

#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

int edgeOf(const QString &text)
{
    static const QRegularExpression pattern(u"^([1-8])k$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    return match.hasMatch() ? match.captured(1).toInt() * 1024 : 0;
}

QSize shapeInWords(const QString &prompt)
{
    static const QRegularExpression ratio(u"\\b(\\d{1,2}):(\\d{1,2})\\b"_s);
    if (const auto match = ratio.match(prompt); match.hasMatch()) {
        const QSize shape(match.captured(1).toInt(), match.captured(2).toInt());
        if (!shape.isEmpty() && shape.width() <= 4 * shape.height() && shape.height() <= 4 * shape.width())
            return shape;
    }
    struct Words
    {
        const char *words;
        QSize shape;
    };
    static const Words known[] = {
        {"panorama|panoramic|banner|ultrawide|ultra-wide", QSize(21, 9)},
        {"widescreen|wide shot|wallpaper for a desktop|cinematic frame", QSize(16, 9)},
        {"phone wallpaper|story|smartphone", QSize(9, 16)},
        {"vertical|poster|tall|upright|book cover", QSize(2, 3)},
        {"horizontal|postcard", QSize(3, 2)},
    };
    for (const Words &entry : known) {
        const QRegularExpression pattern(u"\\b(%1)\\b"_s.arg(QLatin1String(entry.words)),
                                         QRegularExpression::CaseInsensitiveOption);
        if (pattern.match(prompt).hasMatch())
            return entry.shape;
    }
    return QSize(1, 1);
}

QSize sizeOfShape(QSize shape, int edge)
{
    const double ratio = static_cast<double>(shape.width()) / shape.height();
    const auto stepped = [](double side) {
        return std::max(16, static_cast<int>(std::lround(side / 16)) * 16);
    };
    return QSize(stepped(edge * std::sqrt(ratio)), stepped(edge / std::sqrt(ratio)));
}

int countInWords(const QString &prompt)
{
    static const QRegularExpression pattern(
        u"\\b(\\d{1,2})\\s+(images|pictures|photos|variations|versions)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(prompt);
    return match.hasMatch() ? match.captured(1).toInt() : 1;
}

} // namespace maquette
