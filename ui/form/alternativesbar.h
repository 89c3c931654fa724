// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/alternativeschoice.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace maquette
{

class AlternativeRuns;
class LinkButton;
class WrapLabel;

//! \brief Above Generate while a prompt holds alternatives: how many combinations there are, which of them
//! are run, and a way to read them all first.
class AlternativesBar : public QWidget
{
    Q_OBJECT

public:
    explicit AlternativesBar(QWidget *parent = nullptr);

    //! Hides itself when there are none.
    void show(const AlternativeRuns &alternatives);
    [[nodiscard]] QString text() const;

signals:
    void choiceChanged(const maquette::AlternativesChoice &choice);
    void promptsRequested();

private:
    void announce();

    AlternativesChoice m_choice;
    WrapLabel *m_text;
    LinkButton *m_read;
    QComboBox *m_way;
    QSpinBox *m_most;
};

} // namespace maquette
