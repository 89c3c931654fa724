// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

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
    void setProblem(const QString &headline, const QString &detail, const QString &advice = {});
    //! What the artist can do about a picture that failed so.
    static QString adviceFor(ErrorKind kind);

signals:
    void showInFolderRequested();

private:
    QLabel *m_headline;
    QLabel *m_advice;
    QLabel *m_detail;
};

} // namespace maquette
