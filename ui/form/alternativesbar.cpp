// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/alternativesbar.h"

#include "ui/form/alternativeruns.h"
#include "ui/form/linkbutton.h"
#include "ui/form/wheelguard.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int mostWidth = 56; // as the number of runs below

QString alternativesSentence(quint64 combinations, int count, AlternativesChoice::Way way)
{
    const QLocale locale;
    const bool countless = combinations == std::numeric_limits<quint64>::max();
    const QString all = countless ? AlternativesBar::tr("countless") : locale.toString(combinations);
    if (combinations == 1 && way != AlternativesChoice::Way::Plain)
        return AlternativesBar::tr("Backslashes before braces are not sent.");
    switch (way) {
    case AlternativesChoice::Way::Plain:
        return AlternativesBar::tr("Braces and backslashes are sent as they are written.");
    case AlternativesChoice::Way::Each:
        return AlternativesBar::tr("%1 of %2 combinations, one may come again").arg(count).arg(all);
    case AlternativesChoice::Way::Distinct:
        return AlternativesBar::tr("%1 of %2 combinations, at random").arg(count).arg(all);
    case AlternativesChoice::Way::Every:
        break;
    }
    return quint64(count) == combinations
               ? AlternativesBar::tr("All %1 combinations").arg(all)
               : AlternativesBar::tr("The first %1 of %2 combinations").arg(count).arg(all);
}

} // namespace

AlternativesBar::AlternativesBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new WrapLabel({}, WrapLabel::Tone::Text))
    , m_read(new LinkButton(tr("Read them")))
    , m_way(new QComboBox)
    , m_most(new QSpinBox)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::small);
    auto *head = new QHBoxLayout;
    m_text->setObjectName(QStringLiteral("combinations"));
    m_text->setFont(Fonts::tabular(Fonts::hint()));
    head->addWidget(m_text, 1);
    m_read->setObjectName(QStringLiteral("readPrompts"));
    m_read->setAccessibleName(tr("Read the prompts that will be sent"));
    m_read->setFocusPolicy(Qt::StrongFocus);
    head->addWidget(m_read, 0, Qt::AlignTop);
    rows->addLayout(head);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::small);
    m_way->setObjectName(QStringLiteral("alternativesWay"));
    m_way->addItems({tr("Every combination"), tr("Some, at random"), tr("At random, may repeat"),
                     tr("None: send as written")});
    m_way->setAccessibleName(tr("What becomes of the alternatives"));
    m_way->view()->setAccessibleName(m_way->accessibleName());
    m_way->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    new WheelGuard(m_way);
    line->addWidget(m_way, 1);
    m_most->setObjectName(QStringLiteral("alternativesMost"));
    m_most->setRange(1, AlternativesChoice::mostVariants);
    m_most->setPrefix(QStringLiteral("≤ "));
    m_most->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_most->setAlignment(Qt::AlignCenter);
    m_most->setFixedWidth(mostWidth);
    m_most->setFont(Fonts::tabular(Fonts::text()));
    m_most->setAccessibleName(tr("At most so many prompts"));
    m_most->setToolTip(tr("At most so many prompts (Up, Down)"));
    new WheelGuard(m_most);
    line->addWidget(m_most);
    rows->addLayout(line);
    hide();
    connect(m_read, &QAbstractButton::clicked, this, &AlternativesBar::promptsRequested);
    connect(m_way, &QComboBox::activated, this, &AlternativesBar::announce);
    connect(m_most, &QSpinBox::valueChanged, this, &AlternativesBar::announce);
}

void AlternativesBar::announce()
{
    m_choice.way = AlternativesChoice::Way(m_way->currentIndex());
    m_choice.most = m_most->value();
    emit choiceChanged(m_choice);
}

void AlternativesBar::show(const AlternativeRuns &alternatives)
{
    m_choice = alternatives.choice();
    setVisible(alternatives.areThere());
    if (isHidden())
        return;
    const QSignalBlocker way(m_way);
    const QSignalBlocker most(m_most);
    m_way->setCurrentIndex(int(m_choice.way));
    m_most->setValue(m_choice.most);
    const bool plain = m_choice.way == AlternativesChoice::Way::Plain;
    m_most->setEnabled(!plain);
    m_read->setVisible(!plain);
    m_text->setPlain(alternativesSentence(alternatives.combinations(), alternatives.count(), m_choice.way));
}

QString AlternativesBar::text() const
{
    return m_text->plain();
}

} // namespace maquette
