// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace maquette
{

//! \brief A place in a text that was pasted: line and column from 1, in UTF-16 units as text fields count
//! them; 0 and -1 when there is none to name.
struct TextPlace
{
    int line = 0;
    int column = 0;
    qsizetype position = -1; //!< of the first unit, from 0
};

//! \brief Text that was made from other text, piece by piece, and still knows where each piece came from.
class SourceText
{
public:
    SourceText() = default;
    explicit SourceText(const QString &original)
        : m_text(original)
    {}

    [[nodiscard]] const QString &text() const { return m_text; }
    //! Adds \a piece, which stands for what begins at \a origin.
    void append(QStringView piece, qsizetype origin);
    //! The unit of the original that \a position of this text came from.
    [[nodiscard]] qsizetype originOf(qsizetype position) const;

private:
    struct Piece
    {
        qsizetype start;
        qsizetype origin;
    };

    QString m_text;
    std::vector<Piece> m_pieces; //!< none: this is the original
};

//! The place of unit \a position in \a text; lines end with a line feed, a carriage return, or both.
TextPlace placeIn(const QString &text, qsizetype position);

} // namespace maquette
