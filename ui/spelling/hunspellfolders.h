// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/spelldictionary.h"

namespace maquette
{

//! \brief The Hunspell dictionaries of this machine: pairs of `<language>.aff` and `<language>.dic`.
class HunspellFolders : public SpellSource
{
public:
    //! The first folder that has a language wins.
    explicit HunspellFolders(QStringList folders);
    //! `hunspell` in the folders of the XDG data directories, the artist's own first, and where older
    //! packages put them.
    static QStringList systemFolders();

    [[nodiscard]] QStringList languages() const override;
    [[nodiscard]] std::unique_ptr<SpellDictionary> load(const QString &language) const override;

private:
    QStringList m_folders;
};

} // namespace maquette
