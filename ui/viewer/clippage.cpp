// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clippage.h"

#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipview.h"
#include "ui/viewer/transportbar.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

namespace maquette
{

ClipPage::ClipPage(QWidget *parent)
    : QWidget(parent)
    , m_player(new ClipPlayer(this))
    , m_view(new ClipView(*m_player, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new TransportBar(*m_player, this);
    column->addWidget(m_view, 1);
    column->addWidget(bar);
    m_useAnchor = bar->useFrameButton();
    connect(m_view, &ClipView::clicked, m_player, &ClipPlayer::togglePlaying);
    connect(bar, &TransportBar::keepFrameRequested, this, &ClipPage::pauseAndKeep);
    connect(bar, &TransportBar::useFrameRequested, this, &ClipPage::pauseAndUse);
}

ClipPage::~ClipPage()
{
    delete m_view; // lets go of the player's output before the player goes
}

void ClipPage::open(const QString &file, const QImage &poster, QSize size)
{
    m_view->setPoster(poster, size);
    m_player->open(file, true);
}

void ClipPage::stop()
{
    m_player->stop();
}

void ClipPage::pauseAndKeep()
{
    m_player->setPlaying(false);
    emit keepFrameRequested(m_player->framePosition());
}

void ClipPage::pauseAndUse()
{
    m_player->setPlaying(false);
    emit useFrameRequested(m_player->framePosition(), m_useAnchor);
}

void ClipPage::addFrameActions(QMenu &menu)
{
    // The frame that was seen when the menu was asked for, not the one that plays when it is chosen from.
    const qint64 position = m_player->framePosition();
    const auto hold = [this, position] {
        m_player->setPlaying(false);
        m_player->seek(position);
    };
    QAction *first = menu.actions().value(0);
    auto *keep = new QAction(tr("Keep this frame as a picture"), &menu);
    keep->setObjectName(QStringLiteral("keepFrame"));
    keep->setShortcut(Qt::Key_K);
    auto *use = new QAction(tr("Use this frame in a model…"), &menu);
    use->setObjectName(QStringLiteral("useFrame"));
    use->setShortcut(Qt::Key_U);
    for (QAction *action : {keep, use})
        action->setShortcutContext(Qt::WidgetShortcut);
    menu.insertActions(first, {keep, use});
    menu.insertSeparator(first);
    connect(keep, &QAction::triggered, this, [this, hold] {
        hold();
        pauseAndKeep();
    });
    connect(use, &QAction::triggered, this, [this, hold] {
        hold();
        pauseAndUse();
    });
}

bool ClipPage::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Space:
        m_player->togglePlaying();
        return true;
    case Qt::Key_Comma:
        m_player->stepFrames(-1);
        return true;
    case Qt::Key_Period:
        m_player->stepFrames(1);
        return true;
    case Qt::Key_L:
        m_player->setLoops(!m_player->loops());
        return true;
    case Qt::Key_M:
        m_player->setMuted(!m_player->isMuted());
        return true;
    case Qt::Key_K:
        pauseAndKeep();
        return true;
    case Qt::Key_U:
        pauseAndUse();
        return true;
    default:
        return false;
    }
}

} // namespace maquette
