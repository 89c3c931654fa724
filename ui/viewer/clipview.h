// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <QImage>

class QGraphicsPixmapItem;
class QGraphicsVideoItem;

namespace maquette
{

class ClipPlayer;

//! \brief Where a clip's frames are shown, fitted or zoomed; its poster stands there until the first frame
//! arrives.
class ClipView : public QGraphicsView
{
    Q_OBJECT

public:
    //! \a player must outlive this.
    explicit ClipView(ClipPlayer &player, QWidget *parent = nullptr);
    ~ClipView() override;

    void setPoster(const QImage &poster, QSize clipSize);
    [[nodiscard]] double zoom() const;
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    void fit();
    //! The point of the clip at \a anchor (in the view) stays there.
    void setZoom(double zoom, QPointF anchor);
    void setZoom(double zoom);
    //! Whether a frame of the clip itself is shown, not its poster.
    [[nodiscard]] bool showsFrame() const;

signals:
    void zoomChanged(double zoom);
    void clicked();
    void dragOutRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] double fitZoom() const;
    void applyBackground();

    ClipPlayer &m_player;
    QGraphicsVideoItem *m_video = nullptr;
    QGraphicsPixmapItem *m_poster = nullptr;
    QSize m_size;
    double m_zoom = 1;
    bool m_fitted = true;
    bool m_pressed = false;
    QPointF m_pressedAt;
};

} // namespace maquette
