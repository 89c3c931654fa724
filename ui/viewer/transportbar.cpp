// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/transportbar.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipstrip.h"
#include "ui/viewer/speedbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace maquette
{

namespace
{

constexpr int volumeSteps = 100;
constexpr int volumeWidth = 72;

} // namespace

TransportBar::TransportBar(ClipPlayer &player, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::large, metrics::small, metrics::large, metrics::small);
    column->setSpacing(metrics::tiny);
    column->addLayout(buildStrip());
    m_row = new QHBoxLayout;
    m_row->setSpacing(metrics::tiny);
    column->addLayout(m_row);
    buildTransport();
    m_row->addStretch(1);
    buildSound();
    buildFrames();
    connectPlayer();
    showPlaying(false);
    showPosition();
    showSound();
}

void TransportBar::connectPlayer()
{
    connect(&m_player, &ClipPlayer::playingChanged, this, &TransportBar::showPlaying);
    connect(&m_player, &ClipPlayer::positionChanged, this, &TransportBar::showPosition);
    connect(&m_player, &ClipPlayer::soundChanged, this, &TransportBar::showSound);
    connect(&m_player, &ClipPlayer::durationChanged, this, &TransportBar::showPosition);
    connect(&m_player, &ClipPlayer::framesChanged, this, [this] {
        const QString most = QString::number(m_player.frames().count());
        m_frame->setMinimumWidth(
            m_frame->fontMetrics().horizontalAdvance(tr("Frame %1 of %2").arg(most, most)));
        arrange();
        showPosition();
    });
}

QToolButton *TransportBar::addButton(const QString &icon, const QString &name, const QString &keys)
{
    auto *button = new QToolButton(this);
    button->setIcon(symbolicIcon(icon));
    button->setAccessibleName(name);
    button->setToolTip(keys.isEmpty() ? name : tr("%1 (%2)").arg(name, keys));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(metrics::controlHeight, metrics::controlHeight);
    if (m_row)
        m_row->addWidget(button);
    return button;
}

void TransportBar::buildTransport()
{
    auto *back = addButton(QStringLiteral("frame-back"), tr("One frame back"), QStringLiteral(","));
    m_play = addButton(QStringLiteral("play"), tr("Play"), tr("Space"));
    auto *forward = addButton(QStringLiteral("frame-forward"), tr("One frame forward"), QStringLiteral("."));
    connect(back, &QToolButton::clicked, this, [this] { m_player.stepFrames(-1); });
    connect(m_play, &QToolButton::clicked, &m_player, &ClipPlayer::togglePlaying);
    connect(forward, &QToolButton::clicked, this, [this] { m_player.stepFrames(1); });

    m_row->addSpacing(metrics::small);
    m_time = new QLabel(this);
    m_time->setAccessibleName(tr("Time"));
    m_time->setFont(Fonts::tabular(Fonts::text()));
    m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(QStringLiteral("0:00.00 / 0:00.00")));
    m_row->addWidget(m_time);
    m_row->addSpacing(metrics::tiny);
    m_frame = new InkLabel(InkLabel::Ink::Dim, this);
    m_frame->setAccessibleName(tr("Frame"));
    m_frame->setFont(Fonts::tabular(Fonts::text()));
    m_row->addWidget(m_frame);
}

//! The strip between what marks its ends.
QLayout *TransportBar::buildStrip()
{
    m_in = addButton(QStringLiteral("part-in"), tr("In point: the part begins with this frame"),
                     QStringLiteral("I"));
    m_strip = new ClipStrip(m_player, this);
    m_out = addButton(QStringLiteral("part-out"), tr("Out point: the part ends with this frame"),
                      QStringLiteral("O"));
    connect(m_in, &QToolButton::clicked, this, [this] { m_player.setInFrame(m_player.frame()); });
    connect(m_out, &QToolButton::clicked, this, [this] { m_player.setOutFrame(m_player.frame()); });
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::tiny);
    row->addWidget(m_in);
    row->addWidget(m_strip, 1);
    row->addWidget(m_out);
    return row;
}

void TransportBar::buildSound()
{
    m_row->addWidget(new SpeedButton(m_player, this));
    m_loop = addButton(QStringLiteral("loop"), tr("Loop"), QStringLiteral("L"));
    m_loop->setCheckable(true);
    m_loop->setChecked(m_player.loops());
    connect(m_loop, &QToolButton::toggled, &m_player, &ClipPlayer::setLoops);
    connect(&m_player, &ClipPlayer::loopsChanged, m_loop, &QToolButton::setChecked);
    connect(&m_player, &ClipPlayer::partChanged, this, [this] {
        m_loop->setAccessibleName(m_player.hasPart() ? tr("Loop the part") : tr("Loop"));
        m_loop->setToolTip(tr("%1 (%2)").arg(m_loop->accessibleName(), QStringLiteral("L")));
    });

    m_mute = addButton(QStringLiteral("sound"), tr("Mute"), QStringLiteral("M"));
    m_mute->setCheckable(true);
    connect(m_mute, &QToolButton::toggled, &m_player, &ClipPlayer::setMuted);
    m_volume = new QSlider(Qt::Horizontal, this);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setFocusPolicy(Qt::TabFocus);
    m_volume->setRange(0, volumeSteps);
    m_volume->setFixedWidth(volumeWidth);
    connect(m_volume, &QSlider::valueChanged, this,
            [this](int value) { m_player.setVolume(static_cast<double>(value) / volumeSteps); });
    m_row->addWidget(m_volume);
}

void TransportBar::buildFrames()
{
    m_row->addSpacing(metrics::small);
    m_keep = addButton(QStringLiteral("frame-keep"), tr("Keep this frame as a picture"), QStringLiteral("K"));
    connect(m_keep, &QToolButton::clicked, this, &TransportBar::keepFrameRequested);
    m_use = addButton(QStringLiteral("frame-use"), tr("Use this frame in a model"), QStringLiteral("U"));
    connect(m_use, &QToolButton::clicked, this, &TransportBar::useFrameRequested);
}

QWidget *TransportBar::useFrameButton() const
{
    return m_use;
}

QWidget *TransportBar::seekSlider() const
{
    return m_strip;
}

void TransportBar::hideFrameButtons()
{
    for (QWidget *button : {m_keep, m_use, m_in, m_out})
        button->hide();
    m_strip->hideHandles();
}

int TransportBar::widthOfOptional(const QWidget *part) const
{
    return std::max(part->minimumWidth(), part->sizeHint().width()) + m_row->spacing();
}

QSize TransportBar::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    for (const QWidget *part : {static_cast<QWidget *>(m_frame), static_cast<QWidget *>(m_volume)}) {
        if (!part->isHidden())
            least.rwidth() -= widthOfOptional(part);
    }
    return least;
}

void TransportBar::arrange()
{
    int room = width() - minimumSizeHint().width();
    for (QWidget *part : {static_cast<QWidget *>(m_volume), static_cast<QWidget *>(m_frame)}) {
        room -= widthOfOptional(part);
        part->setVisible(room >= 0);
    }
}

void TransportBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TransportBar::showPosition()
{
    const ClipFrames &frames = m_player.frames();
    if (frames.isEmpty()) {
        m_time->clear();
        m_frame->clear();
        return;
    }
    const qint64 frame = m_player.frame();
    m_time->setText(tr("%1 / %2").arg(frames.timeText(frame), frames.timeText(frames.count())));
    m_frame->setText(m_player.hasPictures() ? tr("Frame %1 of %2").arg(frame + 1).arg(frames.count())
                                            : QString());
}

void TransportBar::showPlaying(bool playing)
{
    m_play->setIcon(symbolicIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(tr("%1 (%2)").arg(m_play->accessibleName(), tr("Space")));
}

void TransportBar::showSound()
{
    const QSignalBlocker muteBlocker(m_mute);
    const QSignalBlocker volumeBlocker(m_volume);
    m_mute->setChecked(m_player.isMuted());
    m_mute->setIcon(symbolicIcon(m_player.isMuted() ? QStringLiteral("mute") : QStringLiteral("sound")));
    m_mute->setAccessibleName(m_player.isMuted() ? tr("Sound on") : tr("Mute"));
    m_mute->setToolTip(tr("%1 (%2)").arg(m_mute->accessibleName(), QStringLiteral("M")));
    m_volume->setValue(static_cast<int>(m_player.volume() * volumeSteps + 0.5));
}

} // namespace maquette
