// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mediatile.h"

#include "ui/form/mediaitem.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

namespace maquette
{

namespace
{
constexpr int tileButtonSize = 24;
constexpr int badgeHeight = 16;
} // namespace

MediaTile::MediaTile(MediaItem *item, QWidget *parent)
    : PictureWell(parent)
    , m_item(item)
    , m_remove(new QToolButton(this))
{
    setObjectName(QStringLiteral("mediaTile"));
    item->setParent(this);
    m_remove->setObjectName(QStringLiteral("removeEntry"));
    m_remove->setIcon(symbolicIcon(QStringLiteral("clear")));
    m_remove->setFixedSize(tileButtonSize, tileButtonSize);
    m_remove->setFocusPolicy(Qt::NoFocus); // the keyboard has Delete for it
    m_remove->setToolTip(tr("Take it out (Delete)"));
    m_remove->move(width() - tileButtonSize - 2, 2);
    connect(m_remove, &QToolButton::clicked, this, &MediaTile::removeRequested);
    connect(this, &PictureWell::clearRequested, this, &MediaTile::removeRequested);
    connect(m_item, &MediaItem::changed, this, &MediaTile::showItem);
    showItem();
}

void MediaTile::setNumber(int number)
{
    m_number = number;
    setAccessibleName(tr("%1: %2").arg(number).arg(m_item->name()));
    m_remove->setAccessibleName(tr("Take out %1").arg(number));
    update();
}

void MediaTile::showItem()
{
    setPicture(m_item->picture());
    setBusy(m_item->isPending());
    QStringList about{m_item->name(), m_item->facts(), m_item->verdictText()};
    if (m_item->verdict() != MediaItem::Verdict::Misfits) // a refusal is among the problems
        about.append(m_item->route());
    for (const FieldProblem &problem : m_item->problems())
        about.append(problem.message);
    about.removeAll(QString());
    setToolTip(plainTip(about.join(u'\n')));
    setAccessibleDescription(about.join(QStringLiteral(". ")));
    setNumber(m_number);
}

void MediaTile::paintEvent(QPaintEvent *event)
{
    PictureWell::paintEvent(event);
    const Colors &colors = Colors::from(palette());
    const QList<FieldProblem> &problems = m_item->problems();
    const bool blocked =
        std::any_of(problems.cbegin(), problems.cend(), [](const FieldProblem &each) { return each.blocks; });
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Fonts::tabular(Fonts::hint()));
    QString text = blocked ? tr("%1 !").arg(m_number) : QString::number(m_number);
    if (m_item->isMending())
        text = tr("%1 · %2 %").arg(m_number).arg(m_item->mendingPercent());
    const int width = painter.fontMetrics().horizontalAdvance(text) + metrics::small;
    const QRect badge(metrics::tiny, height() - badgeHeight - metrics::tiny, width, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blocked ? colors.red : colors.panel);
    painter.drawRoundedRect(badge, 3, 3);
    painter.setPen(blocked ? colors.panel : colors.text);
    painter.drawText(badge, Qt::AlignCenter, text);
}

void MediaTile::keyPressEvent(QKeyEvent *event)
{
    const bool side = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (side && event->modifiers() == Qt::AltModifier)
        emit moveRequested(event->key() == Qt::Key_Left ? -1 : 1);
    else
        PictureWell::keyPressEvent(event);
}

void MediaTile::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->globalPosition().toPoint();
    event->accept();
}

void MediaTile::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint now = event->globalPosition().toPoint();
    if (event->buttons().testFlag(Qt::LeftButton) &&
        (now - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        emit dragged(now);
}

void MediaTile::focusInEvent(QFocusEvent *event)
{
    PictureWell::focusInEvent(event);
    emit focused();
}

void MediaTile::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    emit menuOpening(menu);
    if (!menu->isEmpty())
        menu->addSeparator();
    menu->addAction(tr("Move forward"), this, [this] { emit moveRequested(-1); });
    menu->addAction(tr("Move back"), this, [this] { emit moveRequested(1); });
    if (m_item->isWebAddress())
        menu->addAction(tr("Check the link again"), m_item, &MediaItem::checkAgain);
    menu->addSeparator();
    menu->addAction(tr("Take it out"), this, &MediaTile::removeRequested);
    menu->popup(event->globalPos());
    event->accept();
}

} // namespace maquette
