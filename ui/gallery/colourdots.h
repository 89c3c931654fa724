// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

class QToolButton;

namespace maquette
{

//! What a colour label looks like on both grounds; \a colour from 1 to 5.
QColor labelColour(int colour);
QString labelColourName(int colour); //!< "Red"; "No colour" for 0

//! \brief Five colours to mark works with; the marked one again takes it away.
class ColourDots : public QWidget
{
    Q_OBJECT

public:
    explicit ColourDots(QWidget *parent = nullptr);
    void setColour(int colour); //!< 0 for none, -1 for several

signals:
    void colourChosen(int colour); //!< by hand; setColour() follows

private:
    QList<QToolButton *> m_dots;
    int m_colour = 0;
};

} // namespace maquette
