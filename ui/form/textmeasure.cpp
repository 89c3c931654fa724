// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/textmeasure.h"

namespace maquette
{

int codePoints(QStringView text)
{
    int count = 0;
    for (const QChar unit : text)
        count += unit.isLowSurrogate() ? 0 : 1;
    return count;
}

int wordsIn(QStringView text)
{
    int words = 0;
    bool inside = false;
    for (const QChar unit : text) {
        const bool blank = unit.isSpace();
        words += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return words;
}

} // namespace maquette
