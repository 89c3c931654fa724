// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clipstrip.h"

#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"
#include "ui/viewer/clipplayer.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolTip>

#include <cmath>

namespace maquette
{

namespace
{

constexpr int stripHeight = 48;
constexpr int leastWidth = 80;
constexpr int trimHandleWidth = 10;
constexpr int handleReach = 4; //!< how far beside a handle it can still be taken
constexpr int stripSettleMs = 300;
constexpr int fewestFrames = 6;
constexpr int mostFrames = 48;
constexpr int frameEdge = 256;
constexpr double usualAspect = 16.0 / 9;

} // namespace

ClipStrip::ClipStrip(ClipPlayer &player, QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
    , m_player(player)
{
    setAccessibleName(tr("Position"));
    setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPageStep(1000);
    m_settle.setSingleShot(true);
    m_settle.setInterval(stripSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &ClipStrip::make);
    connect(this, &QSlider::valueChanged, this, [this](int value) { m_player.seek(value); });
    connect(&m_maker, &StripMaker::made, this, [this](int index, const QImage &frame) {
        if (index < static_cast<int>(m_frames.size()))
            m_frames.at(static_cast<std::size_t>(index)) = frame;
        update();
    });
    connectPlayer();
}

void ClipStrip::connectPlayer()
{
    connect(&m_player, &ClipPlayer::durationChanged, this, [this](qint64 duration) {
        const QSignalBlocker blocker(this);
        setRange(0, static_cast<int>(std::min<qint64>(duration, std::numeric_limits<int>::max())));
        showPosition();
    });
    connect(&m_player, &ClipPlayer::positionChanged, this, &ClipStrip::showPosition);
    connect(&m_player, &ClipPlayer::playingChanged, this, &ClipStrip::describe);
    connect(&m_player, &ClipPlayer::partChanged, this, qOverload<>(&ClipStrip::update));
    connect(&m_player, &ClipPlayer::framesChanged, this, [this] {
        if (!m_player.isOpen())
            forget();
        else
            showPosition();
    });
    // Not before: the clip's own first frame comes first.
    connect(&m_player, &ClipPlayer::frameShown, this, [this] {
        if (m_file != m_player.file() && !m_settle.isActive())
            make();
    });
}

void ClipStrip::forget()
{
    m_maker.cancel();
    m_settle.stop();
    m_frames.clear();
    m_file.clear();
    m_grip = Grip::None;
    update();
}

void ClipStrip::make()
{
    if (!m_player.isOpen() || !isVisible() || track().width() <= 0)
        return;
    const auto known =
        std::find_if(m_frames.begin(), m_frames.end(), [](const QImage &frame) { return !frame.isNull(); });
    const double aspect = known == m_frames.end() ? usualAspect : double(known->width()) / known->height();
    const int cells =
        static_cast<int>(std::ceil(track().width() / (stripHeight * std::clamp(aspect, 0.3, 3.0))));
    const int count = std::clamp(cells, fewestFrames, mostFrames);
    const bool enough = m_file == m_player.file() && static_cast<int>(m_frames.size()) * 4 >= count * 3;
    if (enough && (m_maker.isBusy() || madeFrames() > 0))
        return;
    if (m_file != m_player.file())
        m_frames.clear();
    m_file = m_player.file();
    m_frames.assign(static_cast<std::size_t>(count), QImage());
    const int edge = static_cast<int>(stripHeight * std::max(1.0, aspect) * devicePixelRatioF());
    m_maker.start(m_file, count, std::min(edge, frameEdge));
}

void ClipStrip::hideHandles()
{
    m_handles = false;
    update();
}

int ClipStrip::madeFrames() const
{
    return static_cast<int>(
        std::count_if(m_frames.begin(), m_frames.end(), [](const QImage &frame) { return !frame.isNull(); }));
}

// ---- places

QSize ClipStrip::sizeHint() const
{
    return {leastWidth * 4, stripHeight + 2 * metrics::tiny};
}

QSize ClipStrip::minimumSizeHint() const
{
    return {leastWidth, stripHeight + 2 * metrics::tiny};
}

QRect ClipStrip::track() const
{
    const int beside = trimHandleWidth + metrics::focusRing;
    return rect().adjusted(beside, metrics::tiny, -beside, -metrics::tiny);
}

int ClipStrip::xOfMs(double position) const
{
    const QRect area = track();
    const double share = maximum() > 0 ? std::clamp(position / maximum(), 0.0, 1.0) : 0;
    return area.left() + static_cast<int>(std::lround(share * area.width()));
}

int ClipStrip::xOf(qint64 frame) const
{
    return xOfMs(static_cast<double>(m_player.frames().startOf(frame)) / 1000);
}

int ClipStrip::frameAtX(int x) const
{
    const QRect area = track();
    const double share = std::clamp(double(x - area.left()) / std::max(1, area.width()), 0.0, 1.0);
    return static_cast<int>(m_player.frames().at(static_cast<qint64>(share * maximum() * 1000)));
}

QRect ClipStrip::inHandle() const
{
    return {xOf(m_player.inFrame()) - trimHandleWidth, track().top(), trimHandleWidth, track().height()};
}

QRect ClipStrip::outHandle() const
{
    const qint64 last = m_player.outFrame();
    const bool atEnd = last >= m_player.frames().count() - 1;
    const int x = atEnd ? track().right() + 1 : xOf(last + 1);
    return {x, track().top(), trimHandleWidth, track().height()};
}

bool ClipStrip::hasHandles() const
{
    return m_handles && m_player.hasPictures() && !m_player.frames().isEmpty();
}

ClipStrip::Grip ClipStrip::gripAt(const QPoint &point) const
{
    if (hasHandles()) {
        // Of two that lie on each other the one that can still be drawn away.
        const bool in = inHandle().adjusted(-handleReach, 0, handleReach, 0).contains(point);
        const bool out = outHandle().adjusted(-handleReach, 0, handleReach, 0).contains(point);
        if (in && out)
            return point.x() < (inHandle().right() + outHandle().left()) / 2 ? Grip::In : Grip::Out;
        if (in || out)
            return in ? Grip::In : Grip::Out;
    }
    return Grip::Line;
}

// ---- what it says

void ClipStrip::showPosition()
{
    const QSignalBlocker blocker(this);
    setValue(static_cast<int>(std::min<qint64>(m_player.position(), maximum())));
    update();
    if (!m_player.isPlaying())
        describe();
}

void ClipStrip::describe()
{
    if (m_player.frames().isEmpty())
        return setAccessibleDescription({});
    const qint64 frame = m_player.frame();
    if (!m_player.hasPictures())
        return setAccessibleDescription(m_player.frames().timeText(frame));
    setAccessibleDescription(tr("%1, frame %2 of %3")
                                 .arg(m_player.frames().timeText(frame))
                                 .arg(frame + 1)
                                 .arg(m_player.frames().count()));
}

QString ClipStrip::tipAt(const QPoint &point) const
{
    const ClipFrames &frames = m_player.frames();
    const auto place = [&frames](qint64 frame) {
        return tr("%1, frame %2").arg(frames.timeText(frame)).arg(frame + 1);
    };
    switch (gripAt(point)) {
    case Grip::In:
        return tr("In point: %1 (I)").arg(place(m_player.inFrame()));
    case Grip::Out:
        return tr("Out point: %1 (O)").arg(place(m_player.outFrame()));
    default:
        return m_player.hasPictures() ? place(frameAtX(point.x())) : frames.timeText(frameAtX(point.x()));
    }
}

bool ClipStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (!m_player.frames().isEmpty())
            QToolTip::showText(help->globalPos(), plainTip(tipAt(help->pos())), this);
        return true;
    }
    return QSlider::event(event);
}

// ---- pointer and keys

void ClipStrip::follow(const QPoint &point)
{
    const qint64 frame = frameAtX(point.x());
    switch (m_grip) {
    case Grip::In:
        m_player.setInFrame(std::min(frame, m_player.outFrame()));
        m_player.seekFrame(m_player.inFrame());
        break;
    case Grip::Out:
        // The handle stands behind its frame.
        m_player.setOutFrame(std::max(point.x() > track().right() ? frame : frame - 1, m_player.inFrame()));
        m_player.seekFrame(m_player.outFrame());
        break;
    default:
        m_player.seekFrame(frame);
    }
}

void ClipStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_player.frames().isEmpty()) {
        event->ignore();
        return;
    }
    m_grip = gripAt(event->position().toPoint());
    m_wasPlaying = m_player.isPlaying();
    m_player.setPlaying(false);
    if (m_grip == Grip::Line)
        follow(event->position().toPoint());
    event->accept();
}

void ClipStrip::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_grip != Grip::None) {
        follow(point);
        return;
    }
    const Grip under = gripAt(point);
    setCursor(under == Grip::Line ? Qt::ArrowCursor : Qt::SizeHorCursor);
}

void ClipStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_grip == Grip::None)
        return;
    m_grip = Grip::None;
    if (m_wasPlaying)
        m_player.setPlaying(true);
}

void ClipStrip::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page's: a strip under the cursor is no place to be moved by chance
}

void ClipStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        m_player.stepFrames(-1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Up:
        m_player.stepFrames(1);
        return;
    default:
        QSlider::keyPressEvent(event);
    }
}

void ClipStrip::resizeEvent(QResizeEvent *event)
{
    QSlider::resizeEvent(event);
    if (!m_file.isEmpty())
        m_settle.start();
}

void ClipStrip::showEvent(QShowEvent *event)
{
    QSlider::showEvent(event);
    if (m_player.isOpen() && m_player.duration() > 0)
        m_settle.start();
}

void ClipStrip::hideEvent(QHideEvent *event)
{
    QSlider::hideEvent(event);
    forget();
}

} // namespace maquette
