// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/library/filenames.h"
#include "app/library/filework.h"
#include "app/library/librarystate.h"
#include "app/library/videofile.h"
#include "app/store/assetrepository.h"
#include "app/store/store.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QStandardPaths>

namespace maquette
{

namespace
{

//! Saves the frame as `<stem>.part` and gives its path.
Result<QString> writeFrame(const QString &library, const QString &stem, const QString &clip,
                           qint64 positionMs)
{
    // Most of zlib's work gains little on photographs; its default takes five times as long.
    constexpr int fastCompression = 85;
    const auto frame = VideoFile::frameAt(clip, positionMs);
    if (!frame)
        return frame.error();
    if (const auto made = makeFolder(library, stem.section(u'/', 0, -2), false); !made)
        return made.error();
    QBuffer png;
    QImageWriter writer(&png, "png");
    writer.setQuality(fastCompression);
    if (!writer.write(*frame))
        return fail(ErrorKind::Internal, Library::tr("The frame could not be saved."), writer.errorString());
    const QString part = library + u'/' + stem + QStringLiteral(".part");
    const auto written = writeFile(part, png.data());
    return written ? Result<QString>(part) : Result<QString>(written.error());
}

Asset frameOf(const Asset &clip, const QDateTime &now)
{
    Asset frame;
    frame.createdAt = now;
    frame.model = clip.model;
    frame.modelName = clip.modelName;
    frame.prompt = clip.prompt;
    frame.parent = clip.id;
    return frame;
}

} // namespace

void Library::lookForRoom(const QList<QDateTime> &times, QObject *context,
                          std::function<void(const Result<qint64> &)> answer)
{
    QStringList days;
    for (const QDateTime &time : times)
        days << dayFolder(time);
    days.removeDuplicates();
    inBackground(
        d->looks, context,
        [root = folder(), days, mayMake = d->desk.mayMakeFolder()] { return roomIn(root, days, mayMake); },
        std::move(answer));
}

void Library::saveCopy(AssetId id, const QString &target, std::function<void(Result<void>)> answer)
{
    const AssetPtr asset = find(id);
    const QString source = asset ? absolutePath(*asset) : QString();
    const auto copy = [source, target]() -> Result<void> {
        if (source.isEmpty())
            return fail(ErrorKind::FileAccess, tr("This work is no longer in the library."));
        if (QFileInfo(source) == QFileInfo(target))
            return {};
        return copyFile(source, target);
    };
    inBackground(d->pool, this, copy, std::move(answer));
}

void Library::addFrame(AssetId id, qint64 positionMs, std::function<void(Result<AssetId>)> answer)
{
    const AssetPtr clip = find(id);
    const QString source = clip ? absolutePath(*clip) : QString();
    if (source.isEmpty() || clip->kind != MediaKind::Video) {
        const Error error = fail(ErrorKind::FileAccess, tr("This clip is no longer in the library.")).error;
        QMetaObject::invokeMethod(
            this, [answer = std::move(answer), error] { answer(error); }, Qt::QueuedConnection);
        return;
    }
    const Asset frame = frameOf(*clip, d->clock.now());
    const NameParts name{frame.createdAt, frame.modelName, frame.prompt,
                         QStringLiteral("frame-%1").arg(positionMs, 5, 10, QLatin1Char('0'))};
    const QString stem = d->desk.promise(dayFolder(frame.createdAt) + u'/' + workName(name));
    const auto write = [library = folder(), stem, source, positionMs] {
        return writeFrame(library, stem, source, positionMs);
    };
    inBackground(d->pool, this, write,
                 [this, stem, frame, answer = std::move(answer)](const Result<QString> &part) {
                     if (!part) {
                         answer(part.error());
                         return;
                     }
                     const LandingOrder order{folder(), stem, *part, false, frame};
                     d->desk.lander().land(order, {}, [answer](const Result<Asset> &asset) {
                         answer(asset ? Result<AssetId>(asset->id) : Result<AssetId>(asset.error()));
                     });
                 });
}

} // namespace maquette
