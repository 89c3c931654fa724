// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace maquette
{

//! \brief A longer text that can be read and copied, such as the list of model files that cannot be read.
class TextDialog : public QDialog
{
    Q_OBJECT

public:
    TextDialog(const QString &title, const QString &introduction, const QString &text,
               QWidget *parent = nullptr);
};

} // namespace maquette
