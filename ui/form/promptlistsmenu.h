// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace maquette
{

class AlternativeRuns;
class Preferences;
class TextArea;

//! \brief The part of a text's menu that writes alternatives and lists into it, and the way to the folder of
//! the lists. Everything it is given must outlive it.
class PromptListsMenu : public QObject
{
    Q_OBJECT

public:
    //! \a parent: also of the dialog in which a folder is chosen.
    PromptListsMenu(const AlternativeRuns &alternatives, Preferences &preferences, QWidget *parent);

    void fill(QMenu &menu, TextArea &area);

private:
    void chooseFolder();

    const AlternativeRuns &m_alternatives;
    Preferences &m_preferences;
    QWidget *m_window;
};

} // namespace maquette
