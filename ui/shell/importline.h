// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace maquette
{

class FolderImport;

//! \brief Says in the status line how far an import is, and stops it. Hidden while there is none.
class ImportLine : public QWidget
{
    Q_OBJECT

public:
    explicit ImportLine(QWidget *parent = nullptr);

    //! Until it has finished.
    void follow(FolderImport &import);

private:
    void showProgress();

    QPointer<FolderImport> m_import;
    QLabel *m_text;
    QPushButton *m_stop;
};

} // namespace maquette
