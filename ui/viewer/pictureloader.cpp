// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/pictureloader.h"

#include <QPointer>

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

Pyramid PictureLoader::get(AssetId id, const QString &file, bool urgent)
{
    if (const Pyramid *kept = m_kept.object(id.number()))
        return *kept;
    if (m_underway.contains(id))
        return {};
    m_underway.insert(id);
    const auto work = [this, id, file] {
        auto picture = std::make_shared<Result<Pyramid>>(Pyramid::load(file));
        QMetaObject::invokeMethod(this, [this, id, picture] { take(id, *picture); });
    };
    m_pool.start(work, urgent ? 1 : 0);
    return {};
}

void PictureLoader::take(AssetId id, const Result<Pyramid> &picture)
{
    m_underway.remove(id);
    if (!picture) {
        emit failed(id, picture.error());
        return;
    }
    // A picture heavier than the whole cache is still handed over once: shrink its weight rather than lose
    // it.
    m_kept.insert(id.number(), new Pyramid(*picture), std::min(weight(*picture), keptKilobytes));
    emit loaded(id);
}

void PictureLoader::forget(AssetId id)
{
    m_kept.remove(id.number());
}

} // namespace maquette
