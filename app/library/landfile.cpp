// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/landfile.h"

#include "app/library/filestate.h"
#include "app/library/filework.h"
#include "app/library/mediacheck.h"
#include "app/library/picture.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace maquette
{

namespace
{

//! \brief Removes the part unless it became a work.
class PartGuard
{
public:
    explicit PartGuard(QString part)
        : m_part(std::move(part))
    {}
    PartGuard(const PartGuard &) = delete;
    PartGuard &operator=(const PartGuard &) = delete;
    ~PartGuard()
    {
        if (!m_part.isEmpty())
            QFile::remove(m_part);
    }
    void release() { m_part.clear(); }

private:
    QString m_part;
};

Result<QString> moveIntoPlace(const LandingOrder &order, FileType type)
{
    if (order.isInPlace)
        return order.file;
    if (const auto synced = syncFile(order.file); !synced)
        return synced.error();
    const QFileInfo target(order.library + u'/' + order.stem);
    const QString folder = target.absolutePath();
    auto moved = moveToFreeName(order.file, folder, target.fileName(), factsOf(type).extension);
    if (!moved)
        return moved;
    shareLikeFolder(*moved);
    if (const auto synced = syncFolder(folder); !synced)
        return synced.error();
    return moved;
}

QList<QImage> previewsOf(const QImage &largest)
{
    QList<QImage> previews;
    if (largest.isNull())
        return previews;
    previews.append(largest);
    for (const int edge : {512, 256}) {
        if (std::max(largest.width(), largest.height()) > edge)
            previews.append(fittedTo(previews.last(), edge));
    }
    return previews;
}

//! By what it is found again when its file is renamed, moved or changed. A file that cannot be read once more
//! keeps no name by its bytes; that is made up for later.
void nameWork(const QString &file, Asset &asset)
{
    if (asset.document.isEmpty())
        asset.document = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto state = stateOfFile(file);
    if (!state)
        return;
    asset.hash = asset.picture = asset.origin = state->hash;
    asset.stamp = state->stamp;
}

} // namespace

Result<Landed> landFile(const LandingOrder &order)
{
    PartGuard guard(order.isInPlace ? QString() : order.file);
    const auto facts = checkMedia(order.file);
    if (!facts)
        return facts.error();
    const auto place = moveIntoPlace(order, facts->type);
    if (!place)
        return place.error();
    guard.release();
    Landed landed{order.asset, previewsOf(facts->preview)};
    landed.asset.path = order.stem.section(u'/', 0, -2) + u'/' + QFileInfo(*place).fileName();
    landed.asset.kind = facts->kind;
    landed.asset.pixels = facts->pixels;
    landed.asset.bytes = facts->bytes;
    landed.asset.durationMs = facts->durationMs;
    nameWork(*place, landed.asset);
    return landed;
}

QString findInterrupted(const QString &library, const QString &stem)
{
    for (const auto *extension : {u"png", u"jpg", u"webp", u"gif", u"bmp", u"tif", u"mp4", u"mov", u"webm",
                                  u"mp3", u"wav", u"flac", u"ogg", u"m4a"}) {
        const QString file = QStringLiteral("%1/%2.%3").arg(library, stem, QString::fromUtf16(extension));
        if (QFileInfo(file).isFile() && checkMedia(file))
            return file;
    }
    return {};
}

} // namespace maquette
