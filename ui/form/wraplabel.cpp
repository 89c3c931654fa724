// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/wraplabel.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace maquette
{

WrapLabel::WrapLabel(const QString &text, Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setPlain(text);
}

void WrapLabel::setPlain(const QString &text)
{
    if (text == m_plain)
        return;
    m_plain = text;
    m_laidOutWidth = -1;
    QString shown = text;
    setText(shown.replace(u'&', QLatin1String("&&"))); // a title is never a mnemonic
    setAccessibleName(text);
    updateGeometry();
    update();
}

void WrapLabel::setTone(Tone tone)
{
    if (tone == m_tone)
        return;
    m_tone = tone;
    m_laidOutWidth = -1;
    updateGeometry();
    update();
}

int WrapLabel::markWidth() const
{
    return m_tone == Tone::Red || m_tone == Tone::Amber ? fontMetrics().ascent() + metrics::tiny + 2 : 0;
}

int WrapLabel::layOut(int width) const
{
    if (width == m_laidOutWidth)
        return m_laidOutHeight;
    QTextOption option(layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(layoutDirection());
    m_layout.setText(QString(m_plain).replace(u'\n', QChar::LineSeparator));
    m_layout.setFont(font());
    m_layout.setTextOption(option);
    const int room = std::max(1, width - markWidth());
    qreal height = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(room);
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    m_layout.endLayout();
    m_laidOutWidth = width;
    m_laidOutHeight = int(std::ceil(height));
    return m_laidOutHeight;
}

QSize WrapLabel::sizeHint() const
{
    const QFontMetrics letters = fontMetrics();
    return {letters.horizontalAdvance(m_plain) + markWidth() + 1, letters.height()};
}

QSize WrapLabel::minimumSizeHint() const
{
    return {markWidth() + fontMetrics().averageCharWidth(), fontMetrics().height()};
}

int WrapLabel::heightForWidth(int width) const
{
    return layOut(width);
}

QColor WrapLabel::color() const
{
    const Colors &colors = Colors::from(palette());
    if (!isEnabled())
        return colors.faint;
    switch (m_tone) {
    case Tone::Text:
        return colors.text;
    case Tone::Dim:
        return colors.dim;
    case Tone::Red:
        return colors.red;
    case Tone::Amber:
        return colors.amber;
    case Tone::Green:
        return colors.green;
    }
    return colors.text;
}

void WrapLabel::paintMark(QPainter &painter) const
{
    const qreal edge = fontMetrics().ascent();
    const qreal left = layoutDirection() == Qt::RightToLeft ? width() - edge : 0;
    const QRectF circle(left + 0.75, (fontMetrics().height() - edge) / 2 + 0.75, edge - 1.5, edge - 1.5);
    painter.setPen(QPen(painter.pen().color(), 1.25, Qt::SolidLine, Qt::RoundCap));
    painter.drawEllipse(circle);
    const QPointF top(circle.center().x(), circle.top() + circle.height() * 0.26);
    painter.drawLine(top, QPointF(top.x(), circle.top() + circle.height() * 0.56));
    painter.drawPoint(QPointF(top.x(), circle.top() + circle.height() * 0.76));
}

void WrapLabel::paintEvent(QPaintEvent *)
{
    const int height = layOut(width());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color());
    const int mark = markWidth();
    const int left = layoutDirection() == Qt::RightToLeft ? 0 : mark;
    const int top = alignment().testFlag(Qt::AlignVCenter) ? std::max(0, (this->height() - height) / 2) : 0;
    m_layout.draw(&painter, QPointF(left, top));
    if (mark > 0)
        paintMark(painter);
}

bool WrapLabel::isClickable() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&WrapLabel::clicked));
}

void WrapLabel::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(isClickable() && event->button() == Qt::LeftButton);
}

void WrapLabel::mouseReleaseEvent(QMouseEvent *event)
{
    const bool inside = rect().contains(event->position().toPoint());
    event->setAccepted(isClickable() && event->button() == Qt::LeftButton);
    if (event->isAccepted() && inside)
        emit clicked();
}

void WrapLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        m_laidOutWidth = -1;
    QLabel::changeEvent(event);
}

} // namespace maquette
