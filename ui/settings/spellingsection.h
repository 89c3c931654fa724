// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QListWidget;

namespace maquette
{

class Preferences;
class Speller;

//! \brief The part of the settings about spelling: off, as the system, or these languages. Without a
//! dictionary on this machine only a line that says so.
class SpellingSection : public QWidget
{
    Q_OBJECT

public:
    SpellingSection(Preferences &preferences, const Speller &speller, QWidget *parent = nullptr);

private:
    void build(const QStringList &languages);
    void fill(const QStringList &languages);
    void choose();
    void showKind(int kind);

    Preferences &m_preferences;
    QComboBox *m_kind = nullptr;
    QListWidget *m_languages = nullptr;
};

} // namespace maquette
