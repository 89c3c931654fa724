// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/modelheader.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QPainter>

namespace maquette
{

namespace
{
constexpr int chevron = 16;
constexpr int headerLineGap = 3;
} // namespace

ModelHeader::ModelHeader(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("modelHeader"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Choose a model"));
    setModelText({}, {});
}

void ModelHeader::setModelText(const QString &name, const QString &detail)
{
    m_name = name;
    m_detail = detail;
    setAccessibleName(name.isEmpty() ? tr("Choose a model") : tr("Model: %1").arg(name));
    setAccessibleDescription(detail);
    update();
}

QSize ModelHeader::sizeHint() const
{
    const int text =
        QFontMetrics(Fonts::title()).height() + headerLineGap + QFontMetrics(Fonts::text()).height();
    return {metrics::leftColumn, text + 2 * metrics::large};
}

QSize ModelHeader::minimumSizeHint() const
{
    return {metrics::huge * 3, sizeHint().height()};
}

void ModelHeader::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() && isEnabled())
        painter.fillRect(rect(),
                         QColor(colors.raised.red(), colors.raised.green(), colors.raised.blue(), 140));
    const QRect room =
        rect().adjusted(metrics::panelPadding, metrics::large, -metrics::panelPadding, -metrics::large);
    const QRect words = room.adjusted(0, 0, -(chevron + metrics::small), 0);
    const QFontMetrics nameLetters(Fonts::title());
    painter.setFont(Fonts::title());
    painter.setPen(colors.text);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop,
                     nameLetters.elidedText(m_name, Qt::ElideRight, words.width()));
    painter.setFont(Fonts::text());
    painter.setPen(colors.dim);
    const QRect second = words.adjusted(0, nameLetters.height() + headerLineGap, 0, 0);
    painter.drawText(second, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(Fonts::text()).elidedText(m_detail, Qt::ElideRight, second.width()));
    // In the middle of both lines, as what stands beside the header.
    const QRect place(room.right() - chevron + 1, rect().center().y() - chevron / 2 + 1, chevron, chevron);
    symbolicIcon(QStringLiteral("chevron-down")).paint(&painter, place);
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, metrics::focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(5, 5, -5, -5), metrics::radius, metrics::radius);
    }
}

void ModelHeader::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool opens = (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) &&
                       !event->modifiers().testFlag(Qt::ControlModifier);
    if (opens)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ModelHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

void ModelHeader::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void ModelHeader::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace maquette
