// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/stripmaker.h"

#include <QSlider>
#include <QTimer>

#include <vector>

namespace maquette
{

class ClipPlayer;

//! \brief The clip as a strip of its frames, and the slider that says and sets the position in it
//! (milliseconds). At its ends, or at those of the part that is marked, stand the handles of that part.
//!
//! Nothing is decoded while it is hidden, and what was decoded goes with the clip. Time runs from left to
//! right in every script.
class ClipStrip : public QSlider
{
    Q_OBJECT

public:
    //! \a player must outlive this.
    explicit ClipStrip(ClipPlayer &player, QWidget *parent = nullptr);

    //! For where no part is marked.
    void hideHandles();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    //! Where the frames stand, handles left out.
    [[nodiscard]] QRect track() const;
    [[nodiscard]] QRect inHandle() const;
    [[nodiscard]] QRect outHandle() const;
    //! Where \a frame begins, in the widget.
    [[nodiscard]] int xOf(qint64 frame) const;
    [[nodiscard]] int frameAtX(int x) const;
    [[nodiscard]] int madeFrames() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Grip { None, Line, In, Out };
    void connectPlayer();
    void forget();
    void make();
    void showPosition();
    void describe();
    void follow(const QPoint &point);
    void paintFrames(QPainter &painter, const QRect &area) const;
    void paintPart(QPainter &painter, const QRect &area) const;
    void paintLine(QPainter &painter, const QRect &area) const;
    [[nodiscard]] Grip gripAt(const QPoint &point) const;
    [[nodiscard]] bool hasHandles() const;
    [[nodiscard]] int xOfMs(double position) const;
    [[nodiscard]] QString tipAt(const QPoint &point) const;

    ClipPlayer &m_player;
    StripMaker m_maker;
    std::vector<QImage> m_frames;
    QTimer m_settle; //!< after a change of width
    QString m_file;  //!< that m_frames are of
    Grip m_grip = Grip::None;
    bool m_handles = true;
    bool m_wasPlaying = false;
};

} // namespace maquette
