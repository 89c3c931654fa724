// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/charset.h"
#include "ui/spelling/spelldictionary.h"

class Hunspell;

namespace maquette
{

//! \brief One pair of files, read by Hunspell and held in memory.
class HunspellDictionary : public SpellDictionary
{
public:
    //! Null when the files cannot be read or are in an encoding that nothing here knows.
    static std::unique_ptr<HunspellDictionary> open(const QString &affixes, const QString &words,
                                                    const QString &language);
    ~HunspellDictionary() override;

    [[nodiscard]] bool covers(QChar::Script script) const override;
    [[nodiscard]] bool knows(const QString &word) override;
    [[nodiscard]] QStringList suggestions(const QString &word) override;

private:
    HunspellDictionary(std::unique_ptr<Hunspell> engine, std::unique_ptr<Charset> charset,
                       QChar::Script script);

    std::unique_ptr<Hunspell> m_engine;
    std::unique_ptr<Charset> m_charset;
    QChar::Script m_script;
};

} // namespace maquette
