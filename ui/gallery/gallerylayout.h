// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

namespace maquette
{

//! \brief Where the tiles and the day headers of the gallery stand: plain geometry, in content coordinates
//! (y grows over the whole gallery, x over the viewport).
//!
//! All tiles are equal squares, with room for words below them where that is wished, and fill the width from
//! edge to edge. Every question costs at most the
//! logarithm of the number of days.
class GalleryLayout
{
public:
    static constexpr int margin = 16;
    static constexpr int usualGap = 10;

    struct Options
    {
        int width = 0;        //!< of the viewport
        int edge = 0;         //!< the smallest a tile may be
        int headerHeight = 0; //!< full height of a header row, the space around it included
        bool rightToLeft = false;
        int gap = usualGap; //!< between tiles
        int caption = 0;    //!< height of the words below each picture
    };
    //! \a item is -1 for a header.
    struct Spot
    {
        int section = -1;
        int item = -1;
        [[nodiscard]] bool isValid() const { return section >= 0; }
        friend bool operator==(const Spot &, const Spot &) = default;
    };
    //! The tiles \a first to \a last of a section; \a header tells whether its header is in sight too.
    struct Span
    {
        int section = 0;
        int first = 0;
        int last = -1;
        bool header = false;
    };

    void arrange(const Options &options, const QList<int> &sizes);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int edge() const { return m_edge; }                                     //!< of a picture
    [[nodiscard]] int step() const { return m_edge + m_options.caption + m_options.gap; } //!< from row to row
    [[nodiscard]] int gap() const { return m_options.gap; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] int sectionCount() const { return static_cast<int>(m_sections.size()); }
    [[nodiscard]] int sectionSize(int section) const { return m_sections.at(section).size; }
    [[nodiscard]] QRect rectOf(Spot spot) const;
    [[nodiscard]] Spot spotAt(const QPoint &point) const; //!< invalid between the tiles
    //! What is in sight between two heights, from above to below.
    [[nodiscard]] QList<Span> spans(int top, int bottom) const;
    //! All tiles that touch \a rect.
    [[nodiscard]] QList<Span> spansIn(const QRect &rect) const;

    //! Steps of the keyboard from tile to tile; headers are stepped over, and the end holds.
    [[nodiscard]] Spot sideways(Spot from, int step) const;
    [[nodiscard]] Spot vertically(Spot from, int rows) const;
    [[nodiscard]] Spot first() const;
    [[nodiscard]] Spot last() const;

private:
    struct Section
    {
        int top = 0;
        int size = 0;
    };

    [[nodiscard]] int rowsOf(int section) const;
    [[nodiscard]] int sectionAt(int y) const;
    [[nodiscard]] int columnLeft(int column) const;

    Options m_options;
    QList<Section> m_sections;
    int m_columns = 1;
    int m_edge = 1;
    int m_height = 0;
};

} // namespace maquette
