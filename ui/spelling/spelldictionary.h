// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QStringList>

#include <memory>

namespace maquette
{

//! \brief The words of one language. Made, used and destroyed in one thread.
class SpellDictionary
{
public:
    virtual ~SpellDictionary() = default;

    //! Whether words in this script are its business: an English dictionary has no say on Greek.
    [[nodiscard]] virtual bool covers(QChar::Script script) const = 0;
    [[nodiscard]] virtual bool knows(const QString &word) = 0;
    //! The likeliest first. May take a quarter of a second.
    [[nodiscard]] virtual QStringList suggestions(const QString &word) = 0;
};

//! \brief Where dictionaries come from. May be asked in any thread.
class SpellSource
{
public:
    virtual ~SpellSource() = default;

    //! What there is, as "en_US", sorted. Looks into folders, reads no dictionary.
    [[nodiscard]] virtual QStringList languages() const = 0;
    //! Null when it cannot be read. May take a few hundred milliseconds.
    [[nodiscard]] virtual std::unique_ptr<SpellDictionary> load(const QString &language) const = 0;
};

} // namespace maquette
