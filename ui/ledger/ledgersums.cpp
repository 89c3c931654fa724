// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgersums.h"

#include "ui/ledger/ledgertexts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>

namespace maquette
{

LedgerSums::LedgerSums(QWidget *parent)
    : QWidget(parent)
    , m_sum(new QLabel)
    , m_count(new InkLabel(InkLabel::Ink::Dim))
    , m_unknown(new InkLabel(InkLabel::Ink::Amber))
{
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setFont(Fonts::tabular(Fonts::title()));
    m_sum->setTextFormat(Qt::PlainText);
    m_sum->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_count->setObjectName(QStringLiteral("count"));
    m_unknown->setObjectName(QStringLiteral("unknown"));
    m_unknown->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::small);
    row->addWidget(m_sum);
    row->addWidget(m_count);
    row->addSpacing(metrics::small);
    row->addWidget(m_unknown, 1);
}

void LedgerSums::setSum(const LedgerSum &sum)
{
    const QLocale locale;
    m_sum->setText(LedgerTexts::amount(sum.paid, LedgerTexts::digitsOf(sum.paid), locale));
    m_sum->setAccessibleName(tr("Paid: %1").arg(m_sum->text()));
    const int told = sum.runs - sum.open - sum.doubtful; // the others stand beside it, counted
    m_count->setText(told > 0 || sum.runs == 0 ? tr("for %1").arg(LedgerTexts::runs(told, locale))
                                               : QString());
    m_unknown->setText(LedgerTexts::unknowns(sum, locale).join(QStringLiteral(" · ")));
}

} // namespace maquette
