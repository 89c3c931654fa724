// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/emptypage.h"

#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int emptyTextWidth = 360;

} // namespace

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new InkLabel(InkLabel::Ink::Dim, this))
    , m_step(new QPushButton(this))
{
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_title->setFont(Fonts::title());
    m_title->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_title, m_text})
        label->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(emptyTextWidth);
    m_step->setObjectName(QStringLiteral("emptyStep"));
    m_step->hide();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::small);
    column->addStretch(2);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(metrics::small);
    column->addWidget(m_step, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_step, &QPushButton::clicked, this, &EmptyPage::stepRequested);
}

void EmptyPage::say(const QString &title, const QString &text, const QString &step)
{
    m_title->setText(title);
    m_text->setText(text);
    // A layout does not ask a wrapped text beside its alignment how high it is.
    m_text->setFixedHeight(m_text->heightForWidth(emptyTextWidth));
    m_step->setText(step);
    m_step->setAccessibleName(step);
    m_step->setVisible(!step.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

} // namespace maquette
