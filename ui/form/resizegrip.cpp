// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/resizegrip.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace maquette
{

namespace
{
constexpr int tallestField = 1200;
} // namespace

ResizeGrip::ResizeGrip(QWidget *target, int usualHeight, QWidget *parent)
    : QWidget(parent)
    , m_target(target)
    , m_usualHeight(usualHeight)
    , m_lineHeight(target->fontMetrics().lineSpacing())
{
    target->installEventFilter(this);
    setCursor(Qt::SizeVerCursor);
    setFixedHeight(metrics::small);
    setFocusPolicy(Qt::NoFocus);
    setToolTip(tr("Drag to resize; double click for the usual height"));
    setAccessibleName(tr("Height of the text field"));
}

bool ResizeGrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_target && event->type() == QEvent::FontChange) {
        const int line = m_target->fontMetrics().lineSpacing();
        const auto scaled = [&](int height) { return height * line / m_lineHeight; };
        const int height = scaled(m_target->height());
        m_usualHeight = scaled(m_usualHeight);
        m_lineHeight = line;
        apply(height);
    }
    return QWidget::eventFilter(watched, event);
}

void ResizeGrip::apply(int height)
{
    const int bounded = std::clamp(height, m_target->minimumSizeHint().height(), tallestField);
    if (bounded == m_target->height())
        return;
    m_target->setFixedHeight(bounded);
    emit resized(bounded);
}

void ResizeGrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = Colors::from(palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(underMouse() ? colors.dim : colors.line);
    constexpr QSizeF bar(28, 2.5);
    painter.drawRoundedRect(
        QRectF((width() - bar.width()) / 2, (height() - bar.height()) / 2, bar.width(), bar.height()),
        bar.height() / 2, bar.height() / 2);
}

void ResizeGrip::mousePressEvent(QMouseEvent *event)
{
    m_startHeight = m_target->height();
    m_startY = event->globalPosition().y();
}

void ResizeGrip::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        apply(m_startHeight + qRound(event->globalPosition().y() - m_startY));
}

void ResizeGrip::mouseDoubleClickEvent(QMouseEvent *)
{
    apply(m_usualHeight);
}

void ResizeGrip::keyPressEvent(QKeyEvent *event)
{
    const int step = m_target->fontMetrics().lineSpacing();
    if (event->key() == Qt::Key_Up)
        apply(m_target->height() - step);
    else if (event->key() == Qt::Key_Down)
        apply(m_target->height() + step);
    else
        QWidget::keyPressEvent(event);
}

} // namespace maquette
