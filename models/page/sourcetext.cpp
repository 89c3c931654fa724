// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/sourcetext.h"

#include <algorithm>

namespace maquette
{

void SourceText::append(QStringView piece, qsizetype origin)
{
    const bool follows =
        !m_pieces.empty() && origin - m_pieces.back().origin == m_text.size() - m_pieces.back().start;
    if (!follows)
        m_pieces.push_back({m_text.size(), origin});
    m_text.append(piece);
}

qsizetype SourceText::originOf(qsizetype position) const
{
    if (m_pieces.empty())
        return position;
    auto next = std::upper_bound(m_pieces.cbegin(), m_pieces.cend(), position,
                                 [](qsizetype at, const Piece &piece) { return at < piece.start; });
    if (next != m_pieces.cbegin())
        --next;
    return next->origin + (position - next->start);
}

TextPlace placeIn(const QString &text, qsizetype position)
{
    const qsizetype end = qBound(qsizetype(0), position, text.size());
    TextPlace place{1, 1, end};
    for (qsizetype i = 0; i < end; ++i) {
        const bool half = text.at(i) == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n';
        if (!half && (text.at(i) == u'\n' || text.at(i) == u'\r')) {
            ++place.line;
            place.column = 1;
        } else {
            ++place.column;
        }
    }
    return place;
}

} // namespace maquette
