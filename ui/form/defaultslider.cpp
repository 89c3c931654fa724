// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/defaultslider.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

namespace maquette
{

DefaultSlider::DefaultSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{}

void DefaultSlider::setDefaultPosition(std::optional<int> position)
{
    m_default = position;
    update();
}

int DefaultSlider::xOf(int position) const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const int handle = style()->pixelMetric(QStyle::PM_SliderLength, &option, this);
    return handle / 2 + QStyle::sliderPositionFromValue(minimum(), maximum(), position, width() - handle,
                                                        option.upsideDown);
}

QSize DefaultSlider::sizeHint() const
{
    return {QSlider::sizeHint().width(), metrics::controlHeight};
}

QSize DefaultSlider::minimumSizeHint() const
{
    return {metrics::huge * 2, metrics::controlHeight};
}

void DefaultSlider::paintEvent(QPaintEvent *event)
{
    if (m_default && *m_default != value()) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Colors::from(palette()).faint, 1.5, Qt::SolidLine, Qt::RoundCap));
        constexpr qreal reach = 5.5;
        const qreal x = xOf(*m_default) + 0.5;
        const qreal middle = height() / 2.0;
        painter.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach));
    }
    QSlider::paintEvent(event);
}

void DefaultSlider::mousePressEvent(QMouseEvent *event)
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    if (event->button() == Qt::LeftButton && !handle.contains(event->position().toPoint())) {
        const int x = qRound(event->position().x()) - handle.width() / 2;
        setValue(QStyle::sliderValueFromPosition(minimum(), maximum(), x, width() - handle.width(),
                                                 option.upsideDown));
    }
    QSlider::mousePressEvent(event);
}

void DefaultSlider::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit resetRequested();
    event->accept();
}

} // namespace maquette
