// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clipview.h"

#include "ui/viewer/clipplayer.h"

#include <QApplication>
#include <QGraphicsPixmapItem>
#include <QGraphicsVideoItem>
#include <QMouseEvent>
#include <QScrollBar>
#include <QVideoFrame>
#include <QVideoSink>
#include <QWheelEvent>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double leastZoom = 0.05;
constexpr double mostZoom = 16;
constexpr double clipWheelStep = 1.25;

} // namespace

ClipView::ClipView(ClipPlayer &player, QWidget *parent)
    : QGraphicsView(parent)
    , m_player(player)
{
    setScene(new QGraphicsScene(this));
    m_poster = scene()->addPixmap({});
    m_poster->setTransformationMode(Qt::SmoothTransformation);
    m_video = new QGraphicsVideoItem;
    m_video->setAspectRatioMode(Qt::KeepAspectRatio);
    scene()->addItem(m_video);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setRenderHint(QPainter::SmoothPixmapTransform);
    // Keys belong to the viewer; a view with the focus would take the arrows for scrolling.
    setFocusPolicy(Qt::NoFocus);
    setMinimumSize(160, 120);
    setAccessibleName(tr("Clip"));
    applyBackground();
    m_player.setOutput(m_video);
    connect(m_video->videoSink(), &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame &frame) {
        if (frame.isValid() && m_player.isOpen())
            m_video->show();
    });
}

ClipView::~ClipView()
{
    m_player.stop();
    m_player.setOutput(nullptr);
}

void ClipView::applyBackground()
{
    setBackgroundBrush(palette().color(QPalette::Window));
}

void ClipView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyBackground();
}

void ClipView::setPoster(const QImage &poster, QSize clipSize)
{
    m_size = clipSize.isValid() ? clipSize : poster.size();
    if (!m_player.isOpen()) {
        // The last frame of the clip before would stand here until the first of this one.
        m_video->hide();
        m_video->videoSink()->setVideoFrame({});
    }
    m_video->setSize(m_size);
    m_poster->setPixmap(QPixmap::fromImage(poster));
    if (!poster.isNull())
        m_poster->setScale(static_cast<double>(m_size.width()) / poster.width());
    scene()->setSceneRect(QRectF(QPointF(), QSizeF(m_size)));
    fit();
}

double ClipView::fitZoom() const
{
    if (m_size.isEmpty())
        return 1;
    const double ratio = devicePixelRatioF();
    // Clips are small (480p): they fill the view, unlike pictures.
    return std::min(viewport()->width() * ratio / m_size.width(),
                    viewport()->height() * ratio / m_size.height());
}

double ClipView::zoom() const
{
    return m_fitted ? fitZoom() : m_zoom;
}

void ClipView::fit()
{
    m_fitted = true;
    const double scale = fitZoom() / devicePixelRatioF();
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(scene()->sceneRect().center());
    setDragMode(QGraphicsView::NoDrag);
    emit zoomChanged(zoom());
}

void ClipView::setZoom(double zoom, QPointF anchor)
{
    const QPointF under = viewportTransform().inverted().map(anchor);
    m_zoom = std::clamp(zoom, leastZoom, mostZoom);
    m_fitted = false;
    const double scale = m_zoom / devicePixelRatioF();
    setTransform(QTransform::fromScale(scale, scale));
    const QPointF moved = viewportTransform().map(under) - anchor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(moved.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(moved.y()));
    setDragMode(QGraphicsView::ScrollHandDrag);
    emit zoomChanged(m_zoom);
}

void ClipView::setZoom(double zoom)
{
    setZoom(zoom, QRectF(viewport()->rect()).center());
}

bool ClipView::showsFrame() const
{
    return m_video->isVisible();
}

void ClipView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        fit();
}

void ClipView::wheelEvent(QWheelEvent *event)
{
    const double turns = event->angleDelta().y() / 120.0;
    if (turns != 0)
        setZoom(zoom() * std::pow(clipWheelStep, turns), event->position());
    event->accept();
}

void ClipView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton;
    m_pressedAt = event->position();
    QGraphicsView::mousePressEvent(event);
}

void ClipView::mouseMoveEvent(QMouseEvent *event)
{
    const bool far = (event->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_pressed && m_fitted && far) {
        m_pressed = false;
        emit dragOutRequested();
        return;
    }
    QGraphicsView::mouseMoveEvent(event);
}

void ClipView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool near = (event->position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (m_pressed && near)
        emit clicked();
    m_pressed = false;
    QGraphicsView::mouseReleaseEvent(event);
}

void ClipView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_fitted)
        setZoom(1, event->position());
    else
        fit();
    event->accept();
}

} // namespace maquette
