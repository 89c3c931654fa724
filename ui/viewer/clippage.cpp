// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clippage.h"

#include "app/media/cliptrim.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipview.h"
#include "ui/viewer/partbar.h"
#include "ui/viewer/partsaver.h"
#include "ui/viewer/speedbutton.h"
#include "ui/viewer/transportbar.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace maquette
{

ClipPage::ClipPage(Library &library, QWidget *parent)
    : QWidget(parent)
    , m_player(new ClipPlayer(this))
    , m_view(new ClipView(*m_player, this))
    , m_saver(new PartSaver(library, this))
    , m_part(new PartBar(*m_player, *m_saver, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new TransportBar(*m_player, this);
    column->addWidget(m_view, 1);
    column->addWidget(m_part);
    column->addWidget(bar);
    m_useAnchor = bar->useFrameButton();
    connect(m_view, &ClipView::clicked, m_player, &ClipPlayer::togglePlaying);
    connect(bar, &TransportBar::keepFrameRequested, this, &ClipPage::pauseAndKeep);
    connect(bar, &TransportBar::useFrameRequested, this, &ClipPage::pauseAndUse);
    connect(m_saver, &PartSaver::notice, this, &ClipPage::notice);
    connect(m_player, &ClipPlayer::soundChanged, this, [this] {
        emit soundChosen({m_player->isMuted(), m_player->volume()});
    });
    connect(m_part, &PartBar::saveRequested, this, [this](const FrameRange &frames, TrimWay way, bool keep) {
        const TrimOrder order{m_player->file(), frames, way};
        if (keep)
            m_saver->keep(order, m_clip);
        else
            m_saver->saveAs(order, window());
    });
}

ClipPage::~ClipPage()
{
    delete m_view; // lets go of the player's output before the player goes
}

void ClipPage::open(AssetId clip, const QString &file, const QImage &poster, QSize size)
{
    m_clip = clip;
    m_view->setPoster(poster, size);
    m_player->open(file, true);
}

void ClipPage::stop()
{
    m_player->stop();
}

void ClipPage::setSound(const SoundChoice &sound)
{
    m_player->setVolume(sound.volume);
    m_player->setMuted(sound.muted);
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
    if (m_player->hasPart()) {
        QMenu *part = m_part->createMenu(&menu);
        menu.insertMenu(first, part);
        menu.insertSeparator(first);
    }
    connect(keep, &QAction::triggered, this, [this, hold] {
        hold();
        pauseAndKeep();
    });
    connect(use, &QAction::triggered, this, [this, hold] {
        hold();
        pauseAndUse();
    });
}

bool ClipPage::handleKey(const QKeyEvent &event)
{
    switch (event.key()) {
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
    case Qt::Key_BracketLeft:
    case Qt::Key_BracketRight:
        SpeedButton::step(*m_player, event.key() == Qt::Key_BracketLeft ? -1 : 1);
        return true;
    case Qt::Key_K:
        pauseAndKeep();
        return true;
    case Qt::Key_U:
        pauseAndUse();
        return true;
    default:
        return handlePartKey(event);
    }
}

bool ClipPage::handlePartKey(const QKeyEvent &event)
{
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_I:
        m_player->setInFrame(shift ? 0 : m_player->frame());
        return true;
    case Qt::Key_O:
        m_player->setOutFrame(shift ? m_player->frames().count() - 1 : m_player->frame());
        return true;
    case Qt::Key_X:
        m_player->clearPart();
        return true;
    case Qt::Key_P:
        m_part->askHow();
        return true;
    default:
        return false;
    }
}

} // namespace maquette
