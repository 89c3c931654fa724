// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/clipwriter.h"
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/bench/madeworks.h"
#include "tests/bench/noise.h"
#include "tests/bench/peer.h"

#include <QFile>
#include <QThread>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int usualClips = 24;
constexpr int rounds = 5;
constexpr int seconds = 3;
constexpr int framesPerSecond = 24;

//! A window that wanders over a larger picture.
bool makeClip(const QString &file, QSize size)
{
    const QImage ground = QImage::fromData(noisyPng(2048, 5));
    ClipShape shape;
    shape.size = size;
    auto writer = ClipWriter::open(file, shape);
    if (!writer)
        return false;
    for (int i = 0; i < seconds * framesPerSecond; ++i) {
        const QImage picture = ground.copy(QRect(QPoint(i, 2 * i), size));
        if (!(*writer)->addPicture(picture, i * 1'000'000LL / framesPerSecond))
            return false;
    }
    return (*writer)->finish(0).has_value();
}

QStringList makeClips(const QString &folder, int count)
{
    const QList<QSize> sizes{{1280, 720}, {1920, 1080}};
    QStringList names;
    for (int i = 0; i < count; ++i) {
        names << QStringLiteral("clip-%1.mp4").arg(i);
        const QString path = folder + u'/' + names.last();
        if (i >= sizes.size())
            QFile::copy(folder + u'/' + names.at(i % sizes.size()), path);
        else if (!makeClip(path, sizes.at(i)))
            return {};
    }
    return names;
}

} // namespace

bool measurePosters(const QStringList &options)
{
    const int count = options.isEmpty() ? usualClips : options.first().toInt();
    const Peer peer(QStringLiteral("ffmpegthumbnailer"));
    if (!peer.isInstalled())
        return true;
    MadeWorks works;
    const QStringList names = makeClips(works.folder(), count);
    const QList<AssetId> ids = works.open(names, MediaKind::Video);
    if (names.isEmpty() || ids.isEmpty()) {
        std::fputs("posters: the clips could not be made\n", stderr);
        return false;
    }
    QStringList files;
    for (const QString &name : names)
        files << works.folder() + u'/' + name;
    // It takes one clip and one core at a time.
    const QStringList asked{QStringLiteral("-i"),     QStringLiteral("{}"), QStringLiteral("-o"),
                            QStringLiteral("{}.jpg"), QStringLiteral("-s"), QStringLiteral("256")};
    const Pair pair = alternate(
        rounds, [&] { return thumbnailsOf(works, ids, works.freshCache()).kept; },
        [&] { return peer.run(asked, files, 1, std::max(1, QThread::idealThreadCount())); });
    if (!pair.valid())
        return false;
    const double all = 1000.0 * count;
    print({QStringLiteral("posters.speed"), all / pair.value, QStringLiteral("1/s"), all / pair.reference,
           1.0, Figure::BudgetOf::Ratio, true});
    return true;
}

} // namespace maquette::bench
