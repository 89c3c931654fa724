// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace maquette
{

//! \brief Name, version, what it is built on and under which licences; all of it can be copied for a report.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);

    //! Versions and platform, one line each.
    static QString facts();
};

} // namespace maquette
