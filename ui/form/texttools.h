// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>
#include <QPointer>

class QMenu;
class QTextCursor;

namespace maquette
{

class FindBar;
class Preferences;
class SpellMarks;
class Speller;
class TextArea;

//! \brief What every text field of the form can do beside taking text: find and replace, spelling, letters
//! larger and smaller. Both arguments must outlive the fields.
class TextTools : public QObject
{
    Q_OBJECT

public:
    TextTools(Preferences &preferences, Speller &speller, QObject *parent = nullptr);

    void adopt(TextArea &area);

private:
    void stepLetters(int step);
    void openMenu(TextArea &area, SpellMarks &marks, const QPoint &place, int position);
    void addSpelling(QMenu &menu, TextArea &area, const QTextCursor &place, const QStringList &suggestions);
    void addFinding(QMenu &menu, TextArea &area);

    Preferences &m_preferences;
    Speller &m_speller;
    QPointer<QMenu> m_waiting; //!< for suggestions, not yet shown
};

} // namespace maquette
