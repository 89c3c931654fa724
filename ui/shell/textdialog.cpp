// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/textdialog.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

TextDialog::TextDialog(const QString &title, const QString &introduction, const QString &text,
                       QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    setAccessibleName(title);
    auto *words = new QLabel(introduction);
    words->setWordWrap(true);
    auto *view = new QPlainTextEdit(text);
    view->setObjectName(QStringLiteral("text"));
    view->setReadOnly(true);
    view->setFont(Fonts::fixed());
    view->setTabChangesFocus(true);
    view->setAccessibleName(title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *copy = new QPushButton(tr("Copy"));
    copy->setAccessibleName(tr("Copy the text"));
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::medium);
    column->addWidget(words);
    column->addWidget(view, 1);
    column->addWidget(buttons);
    resize(560, 400);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text); });
}

} // namespace maquette
