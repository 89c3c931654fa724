// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/library/filenames.h"
#include "app/library/filework.h"
#include "app/library/librarystate.h"
#include "app/library/videofile.h"
#include "app/metadata/metadata.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QThreadPool>

namespace maquette
{

namespace
{

Result<void> writeFrame(const NumberedFrame &frame, const QString &file)
{
    // Most of zlib's work gains little on photographs; its default takes five times as long.
    constexpr int fastCompression = 85;
    QBuffer png;
    QImageWriter writer(&png, "png");
    writer.setQuality(fastCompression);
    if (frame.number > 0)
        writer.setText(QStringLiteral("Source"), frame.text());
    if (!writer.write(frame.image))
        return fail(ErrorKind::Internal, Library::tr("The frame could not be saved."), writer.errorString());
    return writeFile(file, png.data());
}

Asset workFrom(const Asset &clip, const QDateTime &now)
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
        const auto copied = copyFile(source, target);
        const QString sidecar = sidecarOf(source);
        return copied && QFileInfo::exists(sidecar) ? copyFile(sidecar, sidecarOf(target)) : copied;
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
    const Asset made = workFrom(*clip, d->clock.now());
    const auto keep = [this, made, positionMs,
                       answer = std::move(answer)](const Result<NumberedFrame> &frame) {
        if (!frame) {
            answer(frame.error());
            return;
        }
        Asset asset = made;
        if (frame->number > 0)
            asset.parentFrame = frame->number;
        const QString tail = frame->number > 0
                                 ? QStringLiteral("frame-%1").arg(frame->number, 4, 10, QLatin1Char('0'))
                                 : QStringLiteral("at-%1-ms").arg(positionMs, 5, 10, QLatin1Char('0'));
        const auto write = [frame = *frame](const QString &file) { return writeFrame(frame, file); };
        d->landMade(asset, tail, d->pool, write, answer);
    };
    inBackground(
        d->pool, this, [source, positionMs] { return VideoFile::numberedFrameAt(source, positionMs); }, keep);
}

void Library::addMade(AssetId id, const QString &tail, QThreadPool &pool,
                      std::function<Result<void>(const QString &file)> make,
                      std::function<void(Result<AssetId>)> answer)
{
    const auto parent = find(id);
    if (!parent) {
        const Error error = fail(ErrorKind::FileAccess, tr("This work is no longer in the library.")).error;
        QMetaObject::invokeMethod(
            this, [answer = std::move(answer), error] { answer(error); }, Qt::QueuedConnection);
        return;
    }
    d->landMade(workFrom(*parent, d->clock.now()), tail, pool, std::move(make), std::move(answer));
}

void Library::Private::landMade(const Asset &asset, const QString &tail, QThreadPool &makers,
                                std::function<Result<void>(const QString &)> make, Made answer)
{
    const NameParts name{asset.createdAt, asset.modelName, asset.prompt, tail};
    const QString stem = desk.promise(dayFolder(asset.createdAt) + u'/' + workName(name));
    const auto write = [library = paths.library, stem, make = std::move(make)]() -> Result<QString> {
        if (const auto made = makeFolder(library, stem.section(u'/', 0, -2), false); !made)
            return made.error();
        const QString part = library + u'/' + stem + QStringLiteral(".part");
        const auto written = make(part);
        if (written)
            return part;
        QFile::remove(part);
        return written.error();
    };
    const auto land = [this, stem, asset, answer = std::move(answer)](const Result<QString> &part) {
        if (!part) {
            answer(part.error());
            return;
        }
        const LandingOrder order{paths.library, stem, *part, false, asset};
        desk.lander().land(order, {}, [answer](const Result<Asset> &landed) {
            answer(landed ? Result<AssetId>(landed->id) : Result<AssetId>(landed.error()));
        });
    };
    inBackground(makers, &q, write, land);
}

} // namespace maquette
