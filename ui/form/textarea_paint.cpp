// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a text field draws, and where.
#include "ui/form/textarea.h"

#include "ui/theme/colors.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

namespace maquette
{

void TextArea::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        emit paintingBelow(painter);
    }
    QPlainTextEdit::paintEvent(event);
    {
        QPainter painter(viewport());
        emit paintingAbove(painter);
    }
    if (showsExample())
        paintExample();
}

QList<VisibleLine> TextArea::visibleLines() const
{
    QList<VisibleLine> lines;
    const qreal bottom = viewport()->height();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QPointF origin = blockBoundingGeometry(block).translated(contentOffset()).topLeft();
        if (origin.y() > bottom)
            break;
        const QTextLayout *layout = block.layout();
        for (int i = 0; i < layout->lineCount(); ++i) {
            const QTextLine line = layout->lineAt(i);
            const qreal top = origin.y() + line.y();
            if (top > bottom)
                break;
            if (top + line.height() >= 0)
                lines.append({block, line, origin});
        }
    }
    return lines;
}

void TextArea::paintExample()
{
    QPainter painter(viewport());
    painter.setPen(Colors::from(palette()).faint);
    const qreal margin = document()->documentMargin();
    const QRectF room = QRectF(viewport()->rect()).adjusted(margin, margin, -margin, -margin);
    QTextLayout layout(QString(m_example).replace(u'\n', QChar::LineSeparator), font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(room.width());
        const bool last = y + 2 * line.height() > room.height();
        const QString rest = m_example.mid(line.textStart());
        const bool more = line.textLength() < rest.size();
        if (last && more) {
            const QString cut = fontMetrics().elidedText(rest, Qt::ElideRight, int(room.width()));
            painter.drawText(QRectF(room.left(), room.top() + y, room.width(), line.height()), cut);
            break;
        }
        line.draw(&painter, QPointF(room.left(), room.top() + y));
        y += line.height();
        if (last)
            break;
    }
    layout.endLayout();
}

} // namespace maquette
