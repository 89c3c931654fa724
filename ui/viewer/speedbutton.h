// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QToolButton>

class QActionGroup;

namespace maquette
{

class ClipPlayer;

//! \brief How fast a clip plays: says it, and offers the other speeds in a menu.
class SpeedButton : public QToolButton
{
    Q_OBJECT

public:
    //! \a player must outlive this.
    explicit SpeedButton(ClipPlayer &player, QWidget *parent = nullptr);

    //! The next speed in the list, faster for 1 and slower for -1; stays at the ends.
    static void step(ClipPlayer &player, int steps);
    static const QList<double> &speeds();

private:
    void showRate();
    static QString textOf(double rate);

    ClipPlayer &m_player;
    QActionGroup *m_choices;
};

} // namespace maquette
