// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/catalogueline.h"

#include "app/catalogue/cataloguekeeper.h"
#include "ui/browser/modeltexts.h"
#include "ui/form/linkbutton.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLocale>

namespace maquette
{

namespace
{
constexpr int roomForBoth = 480;
}

CatalogueLine::CatalogueLine(const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_state(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_refresh(new LinkButton(tr("Refresh")))
    , m_add(new LinkButton(tr("Add a model…")))
{
    m_state->setFont(Fonts::tabular(Fonts::hint()));
    m_state->setObjectName(QStringLiteral("catalogueState"));
    m_refresh->setObjectName(QStringLiteral("refreshModels"));
    m_refresh->setAccessibleName(tr("Fetch the list of models again"));
    m_refresh->setToolTip(tr("Fetch the list of models again"));
    m_refresh->hide();
    m_add->setObjectName(QStringLiteral("addModelLink"));
    m_add->setAccessibleName(tr("Add a model"));
    m_add->setToolTip(tr("From the text of its API page (Ctrl+Shift+M)"));
    m_row->setContentsMargins(0, 0, 0, 0);

    m_row->addWidget(m_state, 1);
    auto *links = new QHBoxLayout;
    links->setContentsMargins(0, 0, 0, 0);
    links->setSpacing(metrics::large);
    links->addStretch(1);
    links->addWidget(m_refresh);
    links->addWidget(m_add);
    m_row->addLayout(links);
    connect(m_add, &QAbstractButton::clicked, this, &CatalogueLine::addRequested);
    showState();
}

void CatalogueLine::setKeeper(CatalogueKeeper &keeper)
{
    m_keeper = &keeper;
    m_refresh->show();
    connect(m_refresh, &QAbstractButton::clicked, &keeper, &CatalogueKeeper::refresh);
    for (const auto signal : {&CatalogueKeeper::refreshStarted, &CatalogueKeeper::changed})
        connect(&keeper, signal, this, &CatalogueLine::showState);
    connect(&keeper, &CatalogueKeeper::refreshed, this, &CatalogueLine::showState);
    connect(&keeper, &CatalogueKeeper::refreshFailed, this, &CatalogueLine::showState);
    showState();
}

void CatalogueLine::showState()
{
    const bool busy = m_keeper != nullptr && m_keeper->isRefreshing();
    m_refresh->setEnabled(!busy);
    m_refresh->setText(busy ? tr("Fetching…") : tr("Refresh"));
    m_refresh->updateGeometry();
    const auto error = m_keeper != nullptr && !busy ? m_keeper->refreshError() : std::nullopt;
    m_state->setPlain(catalogueText(qsizetype(m_catalogue.entries().size()), m_catalogue.fetchedAt(),
                                    QDateTime::currentDateTime(), error, QLocale()));
    setAccessibleDescription(m_state->plain());
    chooseDirection();
}

void CatalogueLine::chooseDirection()
{
    const int words = QFontMetrics(m_state->font()).horizontalAdvance(m_state->plain());
    const int links = m_refresh->sizeHint().width() + m_add->sizeHint().width() + 2 * metrics::large;
    const bool above = width() < roomForBoth && words + links > width();
    m_row->setDirection(above ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setSpacing(above ? metrics::tiny : metrics::large);
    m_row->setAlignment(m_state, above ? Qt::Alignment() : Qt::AlignVCenter);
}

void CatalogueLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    chooseDirection();
}

QString CatalogueLine::text() const
{
    return m_state->plain();
}

} // namespace maquette
