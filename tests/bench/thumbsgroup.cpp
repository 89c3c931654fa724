// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/madeworks.h"
#include "tests/bench/noise.h"
#include "tests/bench/peer.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QThread>

#include <array>
#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int usualFiles = 30;
constexpr int rounds = 3;
constexpr int screen = 200;
constexpr int warmRounds = 7;
constexpr int edge = 256;

//! Pictures of the sizes and formats that models make; from the 15th on copies.
QStringList makePictures(const QString &folder, int count)
{
    constexpr std::array sides{1024, 2048, 4096, 1536, 3072};
    const QStringList formats{QStringLiteral("jpg"), QStringLiteral("png"), QStringLiteral("webp")};
    const auto kinds = static_cast<int>(sides.size()) * static_cast<int>(formats.size());
    QStringList names;
    QImage image;
    for (int i = 0; i < count; ++i) {
        const QString &format = formats.at(i % 3);
        names << QStringLiteral("picture-%1.%2").arg(i).arg(format);
        const QString path = folder + u'/' + names.last();
        if (i >= kinds) {
            QFile::copy(folder + u'/' + names.at(i % kinds), path);
            continue;
        }
        if (i % 3 == 0)
            image = QImage::fromData(noisyPng(sides.at(static_cast<size_t>(i / 3)), quint32(i + 1)));
        if (!image.save(path, nullptr, format == u"png" ? -1 : 85))
            return {};
    }
    return names;
}

//! Many works of one small picture: what is in the cache does not show what it was made from.
QStringList makeScreen(const QString &folder)
{
    const QString first = QStringLiteral("small-0.jpg");
    if (!QImage::fromData(noisyPng(edge, 1)).save(folder + u'/' + first, nullptr, 80))
        return {};
    QStringList names{first};
    while (names.size() < screen) {
        names << QStringLiteral("small-%1.jpg").arg(names.size());
        QFile::copy(folder + u'/' + first, folder + u'/' + names.last());
    }
    return names;
}

void compare(const Peer &vips, MadeWorks &works, const QList<AssetId> &ids, const QStringList &names)
{
    if (!vips.isInstalled())
        return;
    QStringList files;
    for (const QString &name : names)
        files << works.folder() + u'/' + name;
    const int cores = std::max(1, QThread::idealThreadCount());
    const auto peer = [&] {
        const QString out = works.freshCache();
        QDir().mkpath(out);
        const QStringList options{QStringLiteral("--size"), QString::number(edge), QStringLiteral("-o"),
                                  out + QStringLiteral("/%s.jpg")};
        // Its own threads share each picture; one process for each core is another way to use all.
        const double alone = vips.run(options, files, files.size(), 1);
        const double split = vips.run(options, files, (files.size() + cores - 1) / cores, cores);
        return std::min(alone, split);
    };
    const auto ours = [&] { return thumbnailsOf(works, ids, works.freshCache()).kept; };
    const Pair pair = alternate(rounds, ours, peer);
    if (!pair.valid())
        return;
    const double count = 1000.0 * static_cast<double>(names.size());
    print({QStringLiteral("thumbs.speed"), count / pair.value, QStringLiteral("1/s"), count / pair.reference,
           1.0, Figure::BudgetOf::Ratio, true});
}

//! The first screen when all of it is in the cache, against plain reads of as many small files.
bool measureWarm(MadeWorks &works, const QList<AssetId> &ids, const QStringList &names)
{
    const QString cache = works.freshCache();
    if (thumbnailsOf(works, ids, cache).kept < 0)
        return false;
    const auto plain = [&] {
        return milliseconds([&] {
            for (const QString &name : names)
                (void)QImageReader(works.folder() + u'/' + name).read();
        });
    };
    const Pair pair = alternate(
        warmRounds, [&] { return thumbnailsOf(works, ids, cache).shown; }, plain);
    print({QStringLiteral("thumbs.warm"), pair.value, QStringLiteral("ms"), pair.reference, 300,
           Figure::BudgetOf::Value});
    return pair.valid();
}

bool measureAway(MadeWorks &works, const QList<AssetId> &ids)
{
    Heartbeat heart;
    heart.start();
    waitFor([] { return false; }, std::chrono::seconds(2));
    heart.stop();
    const double quietPause = heart.longestPause();
    const double quietHold = heart.longestHold();
    heart.start();
    const double taken = thumbnailsOf(works, ids, works.freshCache()).kept;
    heart.stop();
    const auto ofValue = Figure::BudgetOf::Value;
    print(
        {QStringLiteral("thumbs.away"), heart.longestPause(), QStringLiteral("ms"), quietPause, 16, ofValue});
    print({QStringLiteral("thumbs.held"), heart.longestHold(), QStringLiteral("ms"), quietHold, 16, ofValue});
    return taken > 0;
}

} // namespace

bool measureThumbs(const QStringList &options)
{
    const int count = options.isEmpty() ? usualFiles : options.first().toInt();
    MadeWorks works;
    const QStringList names = makePictures(works.folder(), count);
    const QStringList small = makeScreen(works.folder());
    const QList<AssetId> ids = works.open(names + small, MediaKind::Image);
    if (names.isEmpty() || small.isEmpty() || ids.isEmpty()) {
        std::fputs("thumbs: the pictures could not be made\n", stderr);
        return false;
    }
    compare(Peer(QStringLiteral("vipsthumbnail")), works, ids.mid(0, count), names);
    return measureWarm(works, ids.mid(count), small) && measureAway(works, ids.mid(0, count));
}

} // namespace maquette::bench
