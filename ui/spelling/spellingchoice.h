// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace maquette
{

//! \brief What the artist wants of the spell check.
struct SpellingChoice
{
    enum class Kind { Off, System, Chosen };

    Kind kind = Kind::System;
    QStringList languages; //!< of Chosen, as "en_US"

    friend bool operator==(const SpellingChoice &, const SpellingChoice &) = default;
};

//! Those of \a available that \a choice means. System: for each of \a wanted (as QLocale::uiLanguages()) its
//! own dictionary or another of the same language; and English, which prompts are mostly written in.
QStringList languagesFor(const SpellingChoice &choice, const QStringList &available,
                         const QStringList &wanted);

} // namespace maquette
