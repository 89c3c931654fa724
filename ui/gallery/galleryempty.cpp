// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryempty.h"

#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int textWidth = 360;

} // namespace

GalleryEmpty::GalleryEmpty(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new InkLabel(InkLabel::Ink::Dim, this))
    , m_step(new QPushButton(this))
{
    setObjectName(QStringLiteral("galleryEmpty"));
    m_title->setFont(Fonts::title());
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(textWidth);
    m_step->setObjectName(QStringLiteral("emptyStep"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::small);
    layout->addStretch(2);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(metrics::small);
    layout->addWidget(m_step, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_step, &QPushButton::clicked, this, [this] { emit stepRequested(m_reason); });
    explain(Reason::NothingYet);
}

void GalleryEmpty::explain(Reason reason, const QString &detail)
{
    m_reason = reason;
    switch (reason) {
    case Reason::NothingYet:
        m_title->setText(tr("Your works appear here"));
        m_text->setText(
            tr("Write a prompt on the left and press Generate, or begin with an example. Nothing is "
               "sent before you press Generate."));
        m_step->setText(tr("Use the example prompt"));
        break;
    case Reason::NoMatch:
        m_title->setText(tr("No work matches"));
        m_text->setText(tr("Prompts, settings and model names are searched; all words must match."));
        m_step->setText(tr("Show all works"));
        break;
    case Reason::Unreadable:
        m_title->setText(tr("The gallery could not be read"));
        m_text->setText(detail);
        m_step->setText(tr("Try again"));
        break;
    }
    // A centred label with line breaks is not given the height it needs by itself.
    m_text->setFixedHeight(m_text->heightForWidth(textWidth));
    setAccessibleName(m_title->text());
    m_step->setAccessibleName(m_step->text());
}

} // namespace maquette
