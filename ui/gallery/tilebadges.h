// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QCache>
#include <QFont>
#include <QPixmap>

namespace maquette
{

//! \brief The small dark fields on a tile: stars and colour bottom left, a clip's duration bottom right, the
//! number of works in a stack top right.
//!
//! Each is drawn once and kept: a screen of rated clips has a hundred of them in every frame.
class TileBadges
{
public:
    void paint(QPainter &painter, const QRect &tile, const Asset &asset);
    //! Two sheets behind each other and their number; lighter while the stack is open.
    void paintStack(QPainter &painter, const QRect &tile, int works, bool isOpen);
    //! Where that is painted, which opens and closes the stack.
    static QRect stackRect(const QRect &tile, int works);

private:
    //! \brief What a field says, and how it is drawn.
    struct Key
    {
        int rating = 0;
        int colour = 0;
        bool isSmall = false;
        QString text;
        qreal ratio = 1;
        int stack = 0;
        bool isOpen = false;
        QFont font;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.rating, key.colour, key.isSmall, key.text, key.ratio, key.stack,
                              key.isOpen);
        }
    };
    [[nodiscard]] QPixmap field(const Key &key);
    static QPixmap drawn(const Key &key);
    static QPixmap drawnStack(const Key &key);

    QCache<Key, QPixmap> m_fields{500};
};

} // namespace maquette
