// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/scrollcolumn.h"

#include "ui/theme/metrics.h"

#include <QEvent>
#include <QLayout>

namespace maquette
{

ScrollColumn::ScrollColumn(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // Tab goes to what is in it, and scrolls there
}

void ScrollColumn::setContent(QWidget *content, QMargins margins)
{
    m_margins = margins;
    // What counts is the height for this width; labels that wrap tell a least one for a narrower column.
    content->setMinimumSize(1, 1);
    content->layout()->setContentsMargins(margins);
    setWidget(content);
    chooseBar();
}

void ScrollColumn::resizeEvent(QResizeEvent *event)
{
    chooseBar();
    QScrollArea::resizeEvent(event);
}

bool ScrollColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        chooseBar();
    return QScrollArea::eventFilter(watched, event);
}

void ScrollColumn::chooseBar()
{
    if (widget() == nullptr)
        return;
    const QLayout *layout = widget()->layout();
    const int inMargin = m_margins.right() - layout->contentsMargins().right();
    const int room = contentsRect().width() - inMargin;
    const int wanted =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(room) : layout->totalSizeHint().height();
    setVerticalScrollBarPolicy(wanted > contentsRect().height() ? Qt::ScrollBarAlwaysOn
                                                                : Qt::ScrollBarAlwaysOff);
    fitMargins();
}

void ScrollColumn::fitMargins()
{
    const int bar = std::max(0, contentsRect().width() - viewport()->width());
    QMargins margins = m_margins;
    margins.setRight(std::max(metrics::tiny, margins.right() - bar));
    widget()->layout()->setContentsMargins(margins);
    widget()->setMaximumWidth(viewport()->width());
}

} // namespace maquette
