// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QList>

#include <algorithm>
#include <bit>
#include <utility>

namespace maquette
{

//! \brief Some of the library's works: one bit for each id up to the largest, so that asking costs nothing.
//! Implicitly shared.
class IdSet
{
public:
    //! Room for ids up to \a largest.
    void reserve(qint64 largest) { m_words.resize(std::max(m_words.size(), qsizetype(largest / bits + 1))); }
    void insert(qint64 id)
    {
        const qsizetype word = id / bits;
        if (word >= m_words.size())
            m_words.resize(word + 1 + m_words.size() / 2);
        quint64 &at = m_words[word];
        const quint64 bit = quint64(1) << (id % bits);
        m_count += (at & bit) == 0 ? 1 : 0;
        at |= bit;
    }
    //! Leaves out what there is no room for.
    void insertWithin(qint64 id)
    {
        if (id >= 0 && id / bits < m_words.size())
            insert(id);
    }
    void remove(qint64 id)
    {
        if (!contains(id))
            return;
        m_words[id / bits] &= ~(quint64(1) << (id % bits));
        --m_count;
    }
    void unite(const IdSet &others)
    {
        m_words.resize(std::max(m_words.size(), others.m_words.size()));
        for (qsizetype i = 0; i < others.m_words.size(); ++i)
            m_words[i] |= others.m_words.at(i);
        count();
    }
    void subtract(const IdSet &others)
    {
        for (qsizetype i = 0; i < std::min(m_words.size(), others.m_words.size()); ++i)
            m_words[i] &= ~others.m_words.at(i);
        count();
    }
    [[nodiscard]] bool contains(qint64 id) const
    {
        const qsizetype word = id / bits;
        return word < m_words.size() && (m_words.at(word) >> (id % bits) & 1) != 0;
    }
    [[nodiscard]] bool contains(AssetId id) const { return contains(id.number()); }
    [[nodiscard]] qsizetype size() const { return m_count; }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }

private:
    void count()
    {
        m_count = 0;
        for (const quint64 word : std::as_const(m_words))
            m_count += std::popcount(word);
    }

    static constexpr qint64 bits = 64;
    QList<quint64> m_words;
    qsizetype m_count = 0;
};

} // namespace maquette
