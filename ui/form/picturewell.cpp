// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/picturewell.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTimerEvent>

namespace maquette
{

namespace
{
constexpr QSize wellSize(96, 72);
constexpr int frameMs = 60;
constexpr int fullCircle = 360 * 16;

//! The beginning of an address; a space begins none.
bool isLetter(const QKeyEvent &event)
{
    const bool command = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString text = event.text();
    return !command && !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace();
}
} // namespace

PictureWell::PictureWell(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(wellSize);
    setFocusPolicy(Qt::StrongFocus);
}

QSize PictureWell::sizeHint() const
{
    return wellSize;
}

void PictureWell::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void PictureWell::setBusy(bool busy)
{
    m_busy = busy;
    // A style that animates nothing gets a still arc.
    if (busy && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0)
        m_timer.start(frameMs, this);
    else
        m_timer.stop();
    update();
}

void PictureWell::setDropTarget(bool lit)
{
    m_lit = lit;
    update();
}

void PictureWell::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    constexpr int step = 24;
    m_angle = (m_angle + step) % 360;
    if (isVisible())
        update();
}

void PictureWell::paintInvitation(QPainter &painter, const QRectF &room) const
{
    constexpr int edge = 20;
    const QRect place(int(room.center().x()) - edge / 2, int(room.center().y()) - edge / 2, edge, edge);
    symbolicIcon(QStringLiteral("picture")).paint(&painter, place, Qt::AlignCenter, QIcon::Disabled);
}

void PictureWell::paintArc(QPainter &painter, const QRectF &room) const
{
    constexpr qreal radius = 11;
    const QRectF circle(room.center() - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    QColor veil = Colors::from(palette()).field;
    veil.setAlpha(170);
    painter.fillRect(room, veil);
    painter.setPen(QPen(Colors::from(palette()).accent, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, -m_angle * 16, fullCircle / 4);
}

void PictureWell::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF room(rect());
    QPainterPath outline;
    outline.addRoundedRect(room, metrics::radius, metrics::radius);
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(room, colors.field);
    if (!m_picture.isNull()) {
        QSizeF size(m_picture.size());
        size.scale(room.size(), Qt::KeepAspectRatio);
        painter.drawImage(QRectF(room.center() - QPointF(size.width() / 2, size.height() / 2), size),
                          m_picture);
    } else if (!m_busy) {
        paintInvitation(painter, room);
    }
    if (m_busy)
        paintArc(painter, room);
    painter.restore();
    const bool ring = m_lit || hasFocus();
    QPen pen(ring ? colors.accent : colors.line, ring ? metrics::focusRing : 1);
    if (m_picture.isNull() && !ring)
        pen.setDashPattern({4, 3});
    const qreal inset = pen.widthF() / 2;
    painter.setPen(pen);
    painter.drawRoundedRect(room.adjusted(inset, inset, -inset, -inset), metrics::radius, metrics::radius);
}

void PictureWell::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        emit pasteRequested();
    else if (event->matches(QKeySequence::Delete) || event->key() == Qt::Key_Backspace)
        emit clearRequested();
    else if (isLetter(*event))
        emit typed(event->text());
    else
        QWidget::keyPressEvent(event);
}

void PictureWell::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PictureWell::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace maquette
