// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace maquette
{

class Library;

//! \brief Says in the status line how far the reading of the library folder is, and stops it. Hidden while
//! there is nothing to read; follows the library by itself.
class ScanLine : public QWidget
{
    Q_OBJECT

public:
    explicit ScanLine(Library &library, QWidget *parent = nullptr);

    //! The artist waits for the scan that runs: it is shown before it has found anything to read.
    void showFromTheStart();

private:
    void follow();
    void showProgress();

    Library &m_library;
    QLabel *m_text;
    QPushButton *m_stop;
};

} // namespace maquette
