// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewerbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace maquette
{

ViewerBar::ViewerBar(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::medium, metrics::small, metrics::medium, metrics::small);
    row->setSpacing(metrics::tiny);
    connect(addButton(QStringLiteral("close"), tr("Back to the gallery"), tr("Esc")), &QToolButton::clicked,
            this, &ViewerBar::backRequested);
    row->addSpacing(metrics::tiny);
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setAccessibleName(tr("Prompt"));
    m_title->installEventFilter(this);
    row->addWidget(m_title, 1);
    row->addSpacing(metrics::medium);
    m_previous = addButton(QStringLiteral("chevron-left"), tr("Previous"), tr("Left"));
    m_place = new QLabel(this);
    m_place->setAccessibleName(tr("Place in the gallery"));
    m_place->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_place);
    m_next = addButton(QStringLiteral("chevron-right"), tr("Next"), tr("Right"));
    row->addSpacing(metrics::medium);
    m_turn = new QLabel(this);
    m_turn->setAccessibleName(tr("Turned"));
    m_turn->setToolTip(tr("Only the view is turned. The file stays as it is."));
    m_turn->setForegroundRole(QPalette::PlaceholderText);
    m_turn->hide();
    row->addWidget(m_turn);
    m_zoom = new QLabel(this);
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("3200 %")));
    row->addWidget(m_zoom);
    row->addSpacing(metrics::tiny);
    auto *fitted = addButton(QStringLiteral("fit"), tr("Fit"), tr("F"));
    auto *actual = addButton(QStringLiteral("actual-size"), tr("Actual pixels"), tr("A"));
    m_full = addButton(QStringLiteral("full-screen"), tr("Full screen"), tr("F11"));
    m_more = addButton(QStringLiteral("more"), tr("More for the view"), tr("V"));
    m_more->setObjectName(QStringLiteral("viewerMore"));
    connect(m_more, &QToolButton::clicked, this, &ViewerBar::moreRequested);
    connect(m_previous, &QToolButton::clicked, this, &ViewerBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &ViewerBar::nextRequested);
    connect(fitted, &QToolButton::clicked, this, &ViewerBar::fitRequested);
    connect(actual, &QToolButton::clicked, this, &ViewerBar::actualSizeRequested);
    connect(m_full, &QToolButton::clicked, this, &ViewerBar::fullScreenToggled);
}

QToolButton *ViewerBar::addButton(const QString &icon, const QString &name, const QString &keys)
{
    auto *button = new QToolButton(this);
    button->setIcon(symbolicIcon(icon));
    button->setAccessibleName(name);
    button->setToolTip(tr("%1 (%2)").arg(name, keys));
    button->setAutoRaise(true);
    button->setFixedSize(metrics::controlHeight, metrics::controlHeight);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void ViewerBar::setPrompt(const QString &prompt)
{
    m_prompt = prompt.simplified();
    m_title->setToolTip(plainTip(prompt));
    showPrompt();
}

void ViewerBar::showPrompt()
{
    m_title->setText(m_title->fontMetrics().elidedText(m_prompt, Qt::ElideRight, m_title->width()));
}

bool ViewerBar::eventFilter(QObject *watched, QEvent *event)
{
    // Its room changes with the window, and with the figures beside it.
    if (watched == m_title && event->type() == QEvent::Resize)
        showPrompt();
    return QWidget::eventFilter(watched, event);
}

void ViewerBar::setPlace(qsizetype place, qsizetype count)
{
    m_place->setText(tr("%1 of %2").arg(place + 1).arg(count));
    m_previous->setEnabled(place > 0);
    m_next->setEnabled(place + 1 < count);
}

void ViewerBar::setZoom(double zoom)
{
    m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100)));
}

void ViewerBar::clearZoom()
{
    m_zoom->clear();
}

void ViewerBar::setTurn(int quarters)
{
    constexpr int degrees = 90;
    m_turn->setText(tr("%1°").arg(quarters * degrees));
    m_turn->setVisible(quarters != 0);
}

void ViewerBar::openMenu(QMenu &menu)
{
    const int aside = isLeftToRight() ? m_more->width() - menu.sizeHint().width() : 0;
    menu.popup(m_more->mapToGlobal(QPoint(aside, m_more->height())));
}

void ViewerBar::setFullScreen(bool on)
{
    m_full->setAccessibleName(on ? tr("Leave full screen") : tr("Full screen"));
    m_full->setToolTip(tr("%1 (%2)").arg(m_full->accessibleName(), tr("F11")));
}

} // namespace maquette
