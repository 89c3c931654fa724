// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace maquette
{

//! \brief The named colours of the window. The theme feeds them into QPalette; custom painting gets them back
//! with from().
struct Colors
{
    QColor window;
    QColor panel;
    QColor raised;
    QColor field;
    QColor line;
    QColor text;
    QColor dim;        //!< secondary text, 4.5:1
    QColor faint;      //!< hints only
    QColor accent;     //!< primary action, selection, progress; nothing else
    QColor accentFill; //!< accent as a surface that carries text: 4.5:1 under onAccent
    QColor onAccent;   //!< text on accentFill
    QColor red;        //!< states only, and never without a word
    QColor amber;
    QColor green;

    static const Colors &dark();
    static const Colors &light();
    //! The set that belongs to a palette made by palette(): dark when its window is dark.
    static const Colors &from(const QPalette &palette);
    [[nodiscard]] QPalette palette() const;
};

} // namespace maquette
