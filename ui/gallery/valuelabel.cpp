// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/valuelabel.h"

#include "ui/theme/plaintip.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace maquette
{

ValueLabel::ValueLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setCursor(Qt::IBeamCursor);
}

void ValueLabel::setValue(const QString &value, const QString &full)
{
    m_value = value;
    m_full = full.isEmpty() ? value : full;
    setAccessibleName(m_value);
    elide();
}

void ValueLabel::copy() const
{
    QGuiApplication::clipboard()->setText(m_full);
}

QSize ValueLabel::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

void ValueLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ValueLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_value, Qt::ElideMiddle, contentsRect().width());
    if (shown != text())
        setText(shown);
    constexpr int longest = 2000;
    const bool whole = shown == m_full;
    setToolTip(whole ? QString() : plainTip(m_full.left(longest)));
}

void ValueLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && (!hasSelectedText() || text() != m_full)) {
        copy();
        return;
    }
    QLabel::keyPressEvent(event);
}

void ValueLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, &ValueLabel::copy);
    menu->popup(event->globalPos());
}

} // namespace maquette
