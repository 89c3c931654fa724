// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QImage>
#include <QWidget>

namespace maquette
{

//! \brief The preview of a media field: the picture uncropped, or an invitation, or a turning arc while it is
//! being looked at. Focusable, for its context menu and for pasting.
class PictureWell : public QWidget
{
    Q_OBJECT

public:
    explicit PictureWell(QWidget *parent = nullptr);

    void setPicture(const QImage &picture);
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void setDropTarget(bool lit);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void pasteRequested();
    void clearRequested();
    void typed(const QString &text); //!< a letter that means nothing here

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintInvitation(QPainter &painter, const QRectF &room) const;
    void paintArc(QPainter &painter, const QRectF &room) const;

    QImage m_picture;
    QBasicTimer m_timer;
    int m_angle = 0;
    bool m_busy = false;
    bool m_lit = false;
};

} // namespace maquette
