// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/factsgrid.h"

#include "ui/gallery/valuelabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QGridLayout>
#include <QToolButton>

namespace maquette
{

namespace
{

constexpr int factsLineGap = 6;

} // namespace

FactsGrid::FactsGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::small);
    m_grid->setVerticalSpacing(factsLineGap);
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
    connect(line.copy, &QToolButton::clicked, this, [this, row] {
        m_lines.at(row).value->copy();
        emit copied(m_names.at(row));
    });
    m_lines.append(line);
}

void FactsGrid::setFacts(const QList<Fact> &facts)
{
    while (m_lines.size() < facts.size())
        addLine();
    m_used = static_cast<int>(facts.size());
    m_names.clear();
    for (const Fact &fact : facts)
        m_names += fact.title;
    for (int i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines.at(i);
        const bool used = i < m_used;
        line.title->setVisible(used);
        line.value->setVisible(used);
        line.copy->setVisible(used && facts.at(i).mono);
        if (!used)
            continue;
        const Fact &fact = facts.at(i);
        line.title->setToolTip(plainTip(fact.title));
        line.value->setValue(fact.value, fact.full);
        line.value->setAccessibleName(fact.title + QStringLiteral(": ") + fact.value);
        const QString copy = tr("Copy %1").arg(fact.title);
        line.copy->setToolTip(plainTip(copy));
        line.copy->setAccessibleName(copy);
    }
    fitTitles();
    setVisible(m_used > 0);
}

void FactsGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTitles();
}

void FactsGrid::fitTitles()
{
    const QFontMetrics letters(Fonts::hint());
    int wanted = narrowestTitle;
    for (int i = 0; i < m_used; ++i)
        wanted = std::max(wanted, letters.horizontalAdvance(m_names.at(i)) + 1);
    const int most = std::clamp(width() * 2 / 5, narrowestTitle, widestTitle);
    const int titleWidth = std::min(wanted, most);
    for (int i = 0; i < m_used; ++i) {
        QLabel *title = m_lines.at(i).title;
        title->setFixedWidth(titleWidth);
        title->setText(letters.elidedText(m_names.at(i), Qt::ElideRight, titleWidth));
    }
}

QString FactsGrid::valueOf(const QString &title) const
{
    for (int i = 0; i < m_used; ++i) {
        if (m_names.at(i) == title)
            return m_lines.at(i).value->fullText();
    }
    return {};
}

} // namespace maquette
