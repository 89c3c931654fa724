// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clipview.h"

#include "ui/viewer/clipplayer.h"

#include <QApplication>
#include <QGraphicsPixmapItem>
#include <QGraphicsVideoItem>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double leastZoom = 0.05;
constexpr double mostZoom = 16;
constexpr double wheelStep = 1.25;

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
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setRenderHint(QPainter::SmoothPixmapTransform);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    setAccessibleName(tr("Clip"));
    applyBackground();
    m_player.setOutput(m_video);
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

void ClipView::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, leastZoom, mostZoom);
    m_fitted = false;
    const double scale = m_zoom / devicePixelRatioF();
    setTransform(QTransform::fromScale(scale, scale));
    setDragMode(QGraphicsView::ScrollHandDrag);
    emit zoomChanged(m_zoom);
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
        setZoom(zoom() * std::pow(wheelStep, turns));
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
        setZoom(1);
    else
        fit();
    event->accept();
}

} // namespace maquette
