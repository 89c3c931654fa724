// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/problempage.h"

#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QVBoxLayout>

namespace maquette
{

ProblemPage::ProblemPage(QWidget *parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_detail(new InkLabel(InkLabel::Ink::Dim, this))
{
    m_headline->setFont(Fonts::title());
    m_headline->setAccessibleName(tr("Problem"));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setAccessibleName(tr("Details"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::large);
    column->setSpacing(metrics::small);
    column->addStretch();
    for (QLabel *label : {m_headline, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch();
}

void ProblemPage::setProblem(const QString &headline, const QString &detail)
{
    m_headline->setText(headline);
    m_detail->setText(detail);
}

} // namespace maquette
