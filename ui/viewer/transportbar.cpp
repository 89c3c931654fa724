// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/transportbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/viewer/clipplayer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

namespace maquette
{

namespace
{

constexpr int volumeSteps = 100;
constexpr int volumeWidth = 72;
constexpr int leastSeekWidth = 80;

} // namespace

QString clipTime(qint64 position, double framesPerSecond)
{
    const qint64 seconds = position / 1000;
    const auto frame = static_cast<int>(static_cast<double>(position % 1000) * framesPerSecond / 1000);
    return QStringLiteral("%1:%2.%3")
        .arg(seconds / 60)
        .arg(seconds % 60, 2, 10, QLatin1Char('0'))
        .arg(frame, 2, 10, QLatin1Char('0'));
}

TransportBar::TransportBar(ClipPlayer &player, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::large, metrics::small, metrics::large, metrics::small);
    row->setSpacing(metrics::tiny);
    buildTransport();
    buildSound();
    buildFrames();
    connect(&m_player, &ClipPlayer::playingChanged, this, &TransportBar::showPlaying);
    connect(&m_player, &ClipPlayer::positionChanged, this, &TransportBar::showPosition);
    connect(&m_player, &ClipPlayer::soundChanged, this, &TransportBar::showSound);
    connect(&m_player, &ClipPlayer::durationChanged, this, [this](qint64 duration) {
        const QSignalBlocker blocker(m_seek);
        m_seek->setRange(0, static_cast<int>(duration));
        showPosition(m_player.position());
    });
    showPlaying(false);
    showPosition(0);
    showSound();
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
    layout()->addWidget(button);
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

    m_seek = new QSlider(Qt::Horizontal, this);
    m_seek->setAccessibleName(tr("Position"));
    m_seek->setFocusPolicy(Qt::TabFocus);
    m_seek->setMinimumWidth(leastSeekWidth);
    m_seek->setSingleStep(40);
    m_seek->setPageStep(1000);
    connect(m_seek, &QSlider::valueChanged, this, [this](int value) { m_player.seek(value); });
    static_cast<QHBoxLayout *>(layout())->addSpacing(metrics::small);
    static_cast<QHBoxLayout *>(layout())->addWidget(m_seek, 1);

    m_time = new QLabel(this);
    m_time->setAccessibleName(tr("Time"));
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(QStringLiteral("00:00.00 / 00:00.00")));
    layout()->addWidget(m_time);
    static_cast<QHBoxLayout *>(layout())->addSpacing(metrics::small);
}

void TransportBar::buildSound()
{
    m_loop = addButton(QStringLiteral("loop"), tr("Loop"), QStringLiteral("L"));
    m_loop->setCheckable(true);
    m_loop->setChecked(m_player.loops());
    connect(m_loop, &QToolButton::toggled, &m_player, &ClipPlayer::setLoops);
    connect(&m_player, &ClipPlayer::loopsChanged, m_loop, &QToolButton::setChecked);

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
    layout()->addWidget(m_volume);
}

void TransportBar::buildFrames()
{
    static_cast<QHBoxLayout *>(layout())->addSpacing(metrics::small);
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
    return m_seek;
}

void TransportBar::hideFrameButtons()
{
    m_keep->hide();
    m_use->hide();
}

QSize TransportBar::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return m_volume->isHidden() ? least : least - QSize(volumeWidth + metrics::tiny, 0);
}

void TransportBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_volume->setVisible(width() >= minimumSizeHint().width() + volumeWidth + metrics::tiny);
}

void TransportBar::showPosition(qint64 position)
{
    const QSignalBlocker blocker(m_seek);
    if (!m_seek->isSliderDown())
        m_seek->setValue(static_cast<int>(position));
    const double rate = m_player.framesPerSecond();
    m_time->setText(tr("%1 / %2").arg(clipTime(position, rate), clipTime(m_player.duration(), rate)));
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
    m_volume->setValue(static_cast<int>(m_player.volume() * volumeSteps + 0.5));
}

} // namespace maquette
