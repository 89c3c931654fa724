// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace maquette
{

//! \brief Stands in the place of a work that cannot be shown, and says why.
class ProblemPage : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemPage(QWidget *parent = nullptr);
    void setProblem(const QString &headline, const QString &detail);

private:
    QLabel *m_headline;
    QLabel *m_detail;
};

} // namespace maquette
