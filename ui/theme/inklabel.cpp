// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/inklabel.h"

#include "ui/theme/colors.h"

#include <QEvent>

namespace maquette
{

InkLabel::InkLabel(Ink ink, QWidget *parent)
    : QLabel(parent)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    apply();
}

InkLabel::InkLabel(const QString &text, Ink ink, QWidget *parent)
    : InkLabel(ink, parent)
{
    setText(text);
}

void InkLabel::setInk(Ink ink)
{
    m_ink = ink;
    apply();
}

void InkLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        apply();
}

void InkLabel::apply()
{
    const Colors &colors = Colors::from(palette());
    const QColor inks[] = {colors.text, colors.dim, colors.red, colors.amber};
    const QColor colour = inks[static_cast<int>(m_ink)];
    if (palette().color(QPalette::WindowText) == colour)
        return;
    QPalette own = palette();
    own.setColor(QPalette::WindowText, colour);
    setPalette(own);
}

} // namespace maquette
