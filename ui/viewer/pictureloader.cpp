// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/pictureloader.h"

#include <memory>

namespace maquette
{

namespace
{

constexpr int keptKilobytes = 256 * 1024;

int weight(const Pyramid &picture)
{
    qsizetype bytes = 0;
    for (const QImage &level : picture.levels)
        bytes += level.sizeInBytes();
    return static_cast<int>(bytes / 1024) + 1;
}

} // namespace

PictureLoader::PictureLoader(QObject *parent)
    : QObject(parent)
    , m_kept(keptKilobytes)
{
    m_pool.setMaxThreadCount(1);
}

PictureLoader::~PictureLoader()
{
    m_pool.clear();
    m_pool.waitForDone();
}

Pyramid PictureLoader::find(AssetId id) const
{
    const Pyramid *kept = m_kept.object(id.number());
    return kept ? *kept : Pyramid();
}

void PictureLoader::setWanted(const QList<Wanted> &wanted)
{
    m_wanted = wanted;
    startNext();
}

void PictureLoader::startNext()
{
    while (m_underway.isNull() && !m_wanted.isEmpty()) {
        const Wanted next = m_wanted.takeFirst();
        if (m_kept.contains(next.id.number()))
            continue;
        m_underway = next.id;
        m_pool.start([this, next] {
            auto picture = std::make_shared<Result<Pyramid>>(Pyramid::load(next.file));
            QMetaObject::invokeMethod(this, [this, id = next.id, picture] { take(id, *picture); });
        });
    }
}

void PictureLoader::take(AssetId id, const Result<Pyramid> &picture)
{
    m_underway = {};
    m_wanted.removeIf([id](const Wanted &wanted) { return wanted.id == id; });
    // One that is heavier than all that may be kept is kept alone rather than lost.
    if (picture)
        m_kept.insert(id.number(), new Pyramid(*picture), std::min(weight(*picture), keptKilobytes));
    startNext();
    if (picture)
        emit loaded(id);
    else
        emit failed(id, picture.error());
}

void PictureLoader::forget(AssetId id)
{
    m_kept.remove(id.number());
}

} // namespace maquette
