// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace maquette
{

//! \brief Stands in for the window when the start failed: what happened, what it means, what can be done.
//! Nothing was changed on disk.
class ProblemWindow : public QWidget
{
    Q_OBJECT

public:
    //! \a file is what could not be used (may be empty); its folder can be opened from here.
    ProblemWindow(const Error &error, const QString &file, QWidget *parent = nullptr);

    [[nodiscard]] QString report() const;
    //! Why what was asked for here did not work.
    void tell(const QString &text);

signals:
    //! The damaged index is to be kept under another name, and a new one made from the library folder.
    void newIndexRequested();

private:
    [[nodiscard]] bool canBeginAnew() const;
    [[nodiscard]] QHBoxLayout *makeButtons();
    [[nodiscard]] QString reassurance() const;

    Error m_error;
    QString m_file;
    QLabel *m_told;
};

} // namespace maquette
