// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QWidget;

namespace maquette
{

//! \brief The few kinds of letters of the window, all derived from the system's font and size.
struct Fonts
{
    static QFont text();   //!< QApplication::font()
    static QFont hint();   //!< 12/13 of it
    static QFont label();  //!< medium weight
    static QFont strong(); //!< semibold, same size
    static QFont title();  //!< 15/13, semibold
    static QFont fixed();  //!< the system's fixed font at the size of hint()
    //! \a font with digits of equal width where the font can (Qt 6.7 and later; else as it is).
    static QFont tabular(QFont font);
};

} // namespace maquette
