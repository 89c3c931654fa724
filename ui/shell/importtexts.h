// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/folderimport.h"

#include <QCoreApplication>

namespace maquette
{

//! \brief What is said of an import.
class ImportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ImportTexts)

public:
    static QString imported(qsizetype works); //!< "Imported 3 works"
    //! How many came, how many were there already, which could not be read and why.
    static QString ended(const ImportOutcome &outcome);
};

} // namespace maquette
