// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace maquette
{

//! \brief What is looked for in a text field.
struct TextNeedle
{
    QString text;
    bool matchCase = false;
    bool wholeWords = false;

    friend bool operator==(const TextNeedle &, const TextNeedle &) = default;
};

//! Where \a needle begins in \a text, from left to right and without overlaps. Nothing for an empty needle. A
//! letter outside the basic plane is never cut in two, and with wholeWords neither digits nor marks nor
//! underscores may touch a match.
QList<int> placesOf(const TextNeedle &needle, const QString &text);

} // namespace maquette
