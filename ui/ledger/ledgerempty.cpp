// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgerempty.h"

#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int textWidth = 400;

} // namespace

LedgerEmpty::LedgerEmpty(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_text(new InkLabel(InkLabel::Ink::Dim))
{
    setObjectName(QStringLiteral("ledgerEmpty"));
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_title->setFont(Fonts::title());
    m_title->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_title, m_text})
        label->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(textWidth);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::small);
    column->addStretch(2);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void LedgerEmpty::say(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    // A layout does not ask a wrapped text beside its alignment how high it is.
    m_text->setFixedHeight(m_text->heightForWidth(textWidth));
    setAccessibleName(title);
    setAccessibleDescription(text);
}

} // namespace maquette
