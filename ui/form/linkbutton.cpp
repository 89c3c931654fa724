// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/linkbutton.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QFocusFrame>
#include <QPainter>
#include <QStyle>

namespace maquette
{

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFont(Fonts::hint());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

LinkButton::~LinkButton()
{
    delete m_ring;
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2, metrics::huge};
}

QSize LinkButton::minimumSizeHint() const
{
    return {metrics::huge, metrics::huge};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont letters = font();
    letters.setUnderline(true); // as "more" in a folded text: it is no information
    painter.setFont(letters);
    painter.setPen(underMouse() || isDown() ? colors.text : colors.dim);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    painter.drawText(
        rect(), int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter, shown);
}

void LinkButton::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    if (m_ring == nullptr) {
        m_ring = new QFocusFrame(this);
        m_ring->setWidget(this); // and moves to the window, to be drawn around
    }
}

void LinkButton::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    delete m_ring;
}

void LinkButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void LinkButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace maquette
