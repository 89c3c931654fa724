// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace maquette
{

//! \brief Stands where a list would be when there is nothing to list: says why, and may offer a step that
//! helps.
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget *parent = nullptr);
    //! \a step: the button's words; empty for none.
    void say(const QString &title, const QString &text, const QString &step = {});

signals:
    void stepRequested();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_step;
};

} // namespace maquette
