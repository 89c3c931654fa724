// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallerylayout.h"

#include <algorithm>

namespace maquette
{

void GalleryLayout::arrange(const Options &options, const QList<int> &sizes)
{
    m_options = options;
    const int room = std::max(1, options.width - 2 * margin);
    const int gap = options.gap;
    m_columns = std::max(1, (room + gap) / (std::max(1, options.edge) + gap));
    m_edge = std::max(1, (room - (m_columns - 1) * gap) / m_columns);
    m_sections.clear();
    m_sections.reserve(sizes.size());
    int y = 0;
    for (const int size : sizes) {
        m_sections.append({y, size});
        const int rows = (size + m_columns - 1) / m_columns;
        y += options.headerHeight + rows * step() - (rows > 0 ? gap : 0);
    }
    m_height = m_sections.isEmpty() ? 0 : y + margin;
}

int GalleryLayout::rowsOf(int section) const
{
    return (m_sections.at(section).size + m_columns - 1) / m_columns;
}

int GalleryLayout::columnLeft(int column) const
{
    // The last column ends exactly at the margin; the gaps take up what does not divide.
    const int room = std::max(1, m_options.width - 2 * margin);
    int left = margin;
    if (m_columns > 1)
        left += column * (room - m_edge) / (m_columns - 1);
    return m_options.rightToLeft ? m_options.width - left - m_edge : left;
}

QRect GalleryLayout::rectOf(Spot spot) const
{
    if (!spot.isValid() || spot.section >= m_sections.size())
        return {};
    const Section &section = m_sections.at(spot.section);
    if (spot.item < 0)
        return {0, section.top, m_options.width, m_options.headerHeight};
    const int y = section.top + m_options.headerHeight + spot.item / m_columns * step();
    return {columnLeft(spot.item % m_columns), y, m_edge, m_edge + m_options.caption};
}

int GalleryLayout::sectionAt(int y) const
{
    const auto after =
        std::upper_bound(m_sections.cbegin(), m_sections.cend(), y,
                         [](int value, const Section &section) { return value < section.top; });
    return std::max(0, static_cast<int>(after - m_sections.cbegin()) - 1);
}

GalleryLayout::Spot GalleryLayout::spotAt(const QPoint &point) const
{
    if (m_sections.isEmpty() || point.y() < 0 || point.y() >= m_height)
        return {};
    const int section = sectionAt(point.y());
    const int below = point.y() - m_sections.at(section).top - m_options.headerHeight;
    if (below < 0)
        return {section, -1};
    const int row = below / step();
    for (int column = 0; column < m_columns; ++column) {
        const Spot spot{section, row * m_columns + column};
        if (spot.item < m_sections.at(section).size && rectOf(spot).contains(point))
            return spot;
    }
    return {};
}

QList<GalleryLayout::Span> GalleryLayout::spans(int top, int bottom) const
{
    QList<Span> spans;
    for (int i = sectionAt(top); i < m_sections.size() && m_sections.at(i).top <= bottom; ++i) {
        const Section &section = m_sections.at(i);
        const int tiles = section.top + m_options.headerHeight;
        Span span{i, 0, -1, tiles > top};
        const int firstRow = std::max(0, (top - tiles) / step());
        const int lastRow = bottom < tiles ? -1 : (bottom - tiles) / step();
        span.first = firstRow * m_columns;
        span.last = std::min(section.size, (lastRow + 1) * m_columns) - 1;
        if (span.header || span.first <= span.last)
            spans.append(span);
    }
    return spans;
}

QList<GalleryLayout::Span> GalleryLayout::spansIn(const QRect &rect) const
{
    int firstColumn = -1;
    int lastColumn = -1;
    for (int column = 0; column < m_columns; ++column) {
        const int left = columnLeft(column);
        if (left > rect.right() || left + m_edge <= rect.left())
            continue;
        firstColumn = firstColumn < 0 ? column : firstColumn;
        lastColumn = column;
    }
    QList<Span> result;
    if (firstColumn < 0)
        return result;
    for (const Span &span : spans(rect.top(), rect.bottom())) {
        const int size = m_sections.at(span.section).size;
        for (int start = span.first; start <= span.last; start += m_columns) {
            // A row that only its gap below reaches is not touched.
            if (rectOf({span.section, start}).bottom() < rect.top())
                continue;
            const Span part{span.section, start + firstColumn, std::min(start + lastColumn, size - 1), false};
            if (part.first > part.last)
                continue;
            const bool whole = firstColumn == 0 && lastColumn == m_columns - 1;
            if (whole && !result.isEmpty() && result.last().section == part.section &&
                result.last().last + 1 == part.first)
                result.last().last = part.last;
            else
                result.append(part);
        }
    }
    return result;
}

GalleryLayout::Spot GalleryLayout::sideways(Spot from, int step) const
{
    Spot to{from.section, from.item + step};
    if (to.item < 0)
        return from.section > 0 ? Spot{from.section - 1, m_sections.at(from.section - 1).size - 1} : from;
    if (to.item >= m_sections.at(from.section).size)
        return from.section + 1 < m_sections.size() ? Spot{from.section + 1, 0} : from;
    return to;
}

GalleryLayout::Spot GalleryLayout::vertically(Spot from, int rows) const
{
    const int column = from.item % m_columns;
    int section = from.section;
    int row = from.item / m_columns + rows;
    while (row < 0 && section > 0) {
        --section;
        row += rowsOf(section);
    }
    while (row >= rowsOf(section) && section + 1 < m_sections.size()) {
        row -= rowsOf(section);
        ++section;
    }
    row = std::clamp(row, 0, rowsOf(section) - 1);
    return {section, std::min(row * m_columns + column, m_sections.at(section).size - 1)};
}

GalleryLayout::Spot GalleryLayout::first() const
{
    return m_sections.isEmpty() ? Spot{} : Spot{0, 0};
}

GalleryLayout::Spot GalleryLayout::last() const
{
    if (m_sections.isEmpty())
        return {};
    const int section = static_cast<int>(m_sections.size()) - 1;
    return {section, m_sections.at(section).size - 1};
}

} // namespace maquette
