// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace maquette
{

//! \brief Fields that belong to another one, below each other and set in by a thin line on their left.
class InsetColumn : public QWidget
{
    Q_OBJECT

public:
    explicit InsetColumn(QWidget *parent);

    void add(QWidget *field);
    void setInset(bool inset);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_rows;
    bool m_inset = true;
};

} // namespace maquette
