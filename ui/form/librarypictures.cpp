// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/librarypictures.h"

#include "app/library/library.h"
#include "app/library/medialink.h"
#include "app/library/thumbnails.h"
#include "app/media/mediadesk.h"

#include <QFileInfo>
#include <QPointer>

namespace maquette
{

LibraryPictures::LibraryPictures(Library &library, Thumbnails &thumbnails, MediaDesk &disk, QObject *parent)
    : MediaSource(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
    , m_disk(disk)
{
    connect(&library, &Library::loaded, this, &MediaSource::worksChanged);
    connect(&library, &Library::assetRemoved, this, &MediaSource::worksChanged);
    connect(&library, &Library::assetAdded, this, [this](const Asset &asset) {
        if (m_gone.remove(asset.id)) // from the trash, mostly
            emit worksChanged();
    });
    connect(&thumbnails, &Thumbnails::ready, this, &MediaSource::thumbnailReady);
}

bool LibraryPictures::isReady() const
{
    return m_library.isLoaded();
}

std::optional<WorkFacts> LibraryPictures::work(AssetId id) const
{
    const AssetPtr asset = m_library.find(id);
    if (asset == nullptr) {
        m_gone.insert(id);
        return std::nullopt;
    }
    return WorkFacts{QFileInfo(asset->path).fileName(),
                     asset->kind,
                     asset->pixels,
                     asset->bytes,
                     asset->parent,
                     asset->parentField,
                     asset->durationMs,
                     !asset->source.isEmpty()};
}

AssetId LibraryPictures::workOfFile(const QString &path) const
{
    const QString wanted = QFileInfo(path).canonicalFilePath();
    const QString folder = QFileInfo(m_library.folder()).canonicalFilePath();
    if (wanted.isEmpty() || folder.isEmpty() || !wanted.startsWith(QString(folder + u'/')))
        return {};
    const QString inside = wanted.mid(folder.size() + 1);
    const AssetPtr asset = m_library.atPath(inside);
    return asset ? asset->id : AssetId();
}

QImage LibraryPictures::thumbnail(AssetId id, int edge)
{
    const QImage exact = m_thumbnails.get(id, edge);
    return exact.isNull() ? m_thumbnails.nearest(id) : exact;
}

QObject *LibraryPictures::look(const QUrl &url, QObject *parent, LookAnswer answer)
{
    ImageProbe *probe = m_library.probeImage(url, parent);
    connect(probe, &ImageProbe::finished, probe, std::move(answer));
    probe->start();
    return probe;
}

QObject *LibraryPictures::check(const QUrl &url, const Field &field, bool anew, QObject *parent,
                                CheckAnswer answer)
{
    return m_disk.check(url, field, anew, parent, std::move(answer));
}

QObject *LibraryPictures::link(AssetId id, QObject *parent, LinkAnswer answer)
{
    MediaLink *link = m_library.mediaLink(id, parent);
    connect(link, &MediaLink::finished, link,
            [answer = std::move(answer)](const Result<ResolvedMedia> &media) {
                answer(media ? Result<QString>(media->value) : Result<QString>(media.error()));
            });
    link->start();
    return link;
}

QString LibraryPictures::fileOf(AssetId id) const
{
    const AssetPtr asset = m_library.find(id);
    return asset != nullptr ? m_library.absolutePath(*asset) : QString();
}

QObject *LibraryPictures::keepFrame(AssetId clip, qint64 positionMs, QObject *parent, FrameAnswer answer)
{
    auto *errand = new QObject(parent);
    m_library.addFrame(clip, positionMs,
                       [errand = QPointer(errand), answer = std::move(answer)](const Result<AssetId> &frame) {
                           if (errand)
                               answer(frame);
                       });
    return errand;
}

} // namespace maquette
