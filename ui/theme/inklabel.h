// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace maquette
{

//! \brief A label in one of the window's inks; follows dark and light.
class InkLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Ink { Text, Dim, Red, Amber };

    explicit InkLabel(Ink ink, QWidget *parent = nullptr);
    InkLabel(const QString &text, Ink ink, QWidget *parent = nullptr);
    void setInk(Ink ink);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();
    Ink m_ink;
};

} // namespace maquette
