// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/textrange.h"

#include <QTextLayout>

namespace maquette
{

namespace
{

int toLayout(const QTextLayout &layout, int position)
{
    const qsizetype composed = layout.preeditAreaText().size();
    return composed > 0 && position > layout.preeditAreaPosition() ? position + int(composed) : position;
}

int fromLayout(const QTextLayout &layout, int position)
{
    const int from = layout.preeditAreaPosition();
    const int composed = int(layout.preeditAreaText().size());
    return composed > 0 && position > from ? std::max(from, position - composed) : position;
}

} // namespace

int VisibleLine::start() const
{
    return fromLayout(*block.layout(), line.textStart());
}

int VisibleLine::end() const
{
    return fromLayout(*block.layout(), line.textStart() + line.textLength());
}

QRectF VisibleLine::rectOf(int start, int end) const
{
    const QTextLayout &layout = *block.layout();
    const int from = std::max(toLayout(layout, start), line.textStart());
    const int to = std::min(toLayout(layout, end), line.textStart() + line.textLength());
    if (from >= to)
        return {};
    const qreal one = line.cursorToX(from);
    const qreal other = line.cursorToX(to);
    return QRectF(origin.x() + std::min(one, other), origin.y() + line.y(), std::abs(other - one),
                  line.height());
}

} // namespace maquette
