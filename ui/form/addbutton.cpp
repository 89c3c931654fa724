// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/addbutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QToolButton>

namespace maquette
{

QToolButton *makeAddButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("addEntry"));
    button->setProperty("flat", true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(symbolicIcon(QStringLiteral("plus")));
    button->setText(text);
    button->setMinimumHeight(metrics::controlHeight);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace maquette
