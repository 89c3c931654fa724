// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/factsgrid.h"

#include "ui/gallery/valuelabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QGridLayout>
#include <QToolButton>

namespace maquette
{

namespace
{

//! Titles get what they want between these; the values are worth more than the rest.
constexpr int narrowestTitle = 84;
constexpr int widestTitle = 124;
constexpr int lineGap = 6;

} // namespace

FactsGrid::FactsGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::small);
    m_grid->setVerticalSpacing(lineGap);
    m_grid->setColumnMinimumWidth(0, narrowestTitle);
    m_grid->setColumnStretch(1, 1);
}

void FactsGrid::addLine()
{
    const Line line{new InkLabel(InkLabel::Ink::Dim, this), new ValueLabel(this), new QToolButton(this)};
    const int row = static_cast<int>(m_lines.size());
    line.title->setFont(Fonts::hint());
    line.value->setFont(Fonts::tabular(Fonts::hint()));
    line.title->setBuddy(line.value);
    line.copy->setIcon(symbolicIcon(QStringLiteral("copy")));
    line.copy->setAutoRaise(true);
    line.copy->setFocusPolicy(Qt::TabFocus);
    line.copy->setFixedSize(metrics::huge, line.value->sizeHint().height() + metrics::tiny);
    m_grid->addWidget(line.title, row, 0);
    m_grid->addWidget(line.value, row, 1);
    m_grid->addWidget(line.copy, row, 2);
    connect(line.copy, &QToolButton::clicked, this, [this, line] {
        line.value->copy();
        emit copied(line.title->toolTip());
    });
    m_lines.append(line);
}

void FactsGrid::setFacts(const QList<Fact> &facts)
{
    while (m_lines.size() < facts.size())
        addLine();
    m_used = static_cast<int>(facts.size());
    int wanted = narrowestTitle;
    for (const Fact &fact : facts)
        wanted = std::max(wanted, QFontMetrics(Fonts::hint()).horizontalAdvance(fact.title) + 1);
    const int titleWidth = std::min(wanted, widestTitle);
    for (int i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines.at(i);
        const bool used = i < m_used;
        line.title->setVisible(used);
        line.value->setVisible(used);
        line.copy->setVisible(used && facts.at(i).mono);
        if (!used)
            continue;
        const Fact &fact = facts.at(i);
        line.title->setFixedWidth(titleWidth);
        line.title->setText(line.title->fontMetrics().elidedText(fact.title, Qt::ElideRight, titleWidth));
        line.title->setToolTip(fact.title);
        line.value->setValue(fact.value, fact.full);
        line.value->setAccessibleName(fact.title + QStringLiteral(": ") + fact.value);
        line.copy->setToolTip(tr("Copy %1").arg(fact.title));
        line.copy->setAccessibleName(line.copy->toolTip());
    }
    setVisible(m_used > 0);
}

QString FactsGrid::valueOf(const QString &title) const
{
    for (int i = 0; i < m_used; ++i) {
        if (m_lines.at(i).title->toolTip() == title)
            return m_lines.at(i).value->fullText();
    }
    return {};
}

} // namespace maquette
