// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/cropframe.h"
#include "ui/crop/cropguides.h"

#include <QImage>
#include <QWidget>

namespace maquette
{

//! \brief A picture, fitted, and the part of it that is to stay: dragged and pulled by the mouse, moved by
//! the arrow keys (a pixel of the picture, ten with Shift), made wider and higher by them with Ctrl.
//!
//! Where the field has a rule for the aspect, the widest and the tallest shape that it allows are drawn as
//! thin lines.
class CropView : public QWidget
{
    Q_OBJECT

public:
    explicit CropView(QWidget *parent = nullptr);

    //! Until then there is nothing to drag.
    void setFrame(const CropFrame &frame);
    [[nodiscard]] const std::optional<CropFrame> &frame() const { return m_frame; }
    //! Of any size: it is the whole picture.
    void setPicture(const QImage &picture);
    void setProportions(std::optional<QSize> proportions);
    [[nodiscard]] bool isDragging() const { return m_grip.has_value(); }

    //! Where \a part of the picture is in the widget.
    [[nodiscard]] QRectF placeOf(const QRect &part) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    //! \brief What the mouse has taken hold of: edges, or all of the frame where there are none.
    struct Grip
    {
        Qt::Edges edges;
        QPointF pressed;
        QRect from;
    };

    [[nodiscard]] double scale() const;
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] QList<QPair<Qt::Edges, QPointF>> handles() const;
    [[nodiscard]] std::optional<Qt::Edges> edgesAt(QPointF position) const;
    void showCursor(QPointF position);
    void drag(QPointF position);
    void stretch(int sideways, int downwards);
    void tell();
    void paintPicture(QPainter &painter, const QRectF &whole) const;
    [[nodiscard]] QList<CropGuide> guides(const QFontMetrics &letters) const;
    void paintGuides(QPainter &painter) const;
    void paintThirds(QPainter &painter, const QRectF &place) const;
    void paintFrame(QPainter &painter, const QRectF &place) const;

    QImage m_picture;
    std::optional<CropFrame> m_frame;
    std::optional<Grip> m_grip;
};

} // namespace maquette
