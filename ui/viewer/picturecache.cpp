// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/picturecache.h"

namespace maquette
{

PictureCache::PictureCache(qint64 limit)
    : m_limit(limit)
{}

void PictureCache::setWanted(const QList<AssetId> &wanted)
{
    m_wanted = wanted;
    for (auto id = wanted.crbegin(); id != wanted.crend(); ++id) {
        if (m_order.removeOne(*id))
            m_order.append(*id);
    }
    trim();
}

void PictureCache::keep(AssetId id, const Pyramid &picture)
{
    forget(id);
    m_kept.insert(id, picture);
    m_order.append(id);
    setWanted(QList<AssetId>(m_wanted));
}

void PictureCache::forget(AssetId id)
{
    m_kept.remove(id);
    m_order.removeOne(id);
}

void PictureCache::clear()
{
    m_kept.clear();
    m_order.clear();
}

qint64 PictureCache::bytes() const
{
    qint64 sum = 0;
    for (const Pyramid &picture : m_kept)
        sum += picture.bytes();
    return sum;
}

void PictureCache::trim()
{
    const AssetId first = m_wanted.value(0);
    qint64 sum = 0;
    const QList<AssetId> order = m_order;
    for (auto id = order.crbegin(); id != order.crend(); ++id) {
        const Pyramid &picture = m_kept[*id];
        if (isHeavy(picture)) {
            if (*id != first)
                forget(*id);
            continue;
        }
        sum += picture.bytes();
        if (sum > m_limit) {
            sum -= picture.bytes();
            forget(*id);
        }
    }
}

} // namespace maquette
