// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The index built again from the files, against other programs that read the same files.
#include "app/base/clock.h"
#include "app/library/library.h"
#include "app/library/libraryscan.h"
#include "app/metadata/metadata.h"
#include "app/net/httpclient.h"
#include "app/store/store.h"
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/bench/noise.h"
#include "tests/bench/peer.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QThread>
#include <QUuid>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int rounds = 3;
constexpr auto patience = std::chrono::minutes(10);

WorkMetadata said(int number)
{
    WorkMetadata work;
    work.documentId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    work.modelId = ModelId(QStringLiteral("bytedance/seedream-4-5/text-to-image"));
    work.modelName = QStringLiteral("Seedream 4.5");
    work.prompt = QStringLiteral("A red fox in the snow at dawn, number %1").arg(number);
    work.input = "{\"prompt\":\"" + work.prompt.toUtf8() + "\",\"seed\":" + QByteArray::number(number) + "}";
    work.seed = number;
    work.createdAt = QDateTime::currentDateTimeUtc();
    work.rating = number % 6;
    work.tags = {QStringLiteral("fox")};
    return work;
}

//! Pictures as models make them, each with metadata of its own; empty when that did not work.
QStringList makeFiles(const QString &folder, int count)
{
    constexpr int side = 1024;
    constexpr int inDay = 200;
    const QStringList formats{QStringLiteral("jpg"), QStringLiteral("png"), QStringLiteral("webp")};
    const QImage picture = QImage::fromData(noisyPng(side, 1));
    for (const QString &format : formats) {
        if (!picture.save(folder + QStringLiteral("/.first.") + format, nullptr, format == u"png" ? -1 : 85))
            return {};
    }
    QStringList files;
    for (int i = 0; i < count; ++i) {
        const QString day = QStringLiteral("%1/day-%2").arg(folder).arg(i / inDay);
        const QString &format = formats.at(i % formats.size());
        const QString file = QStringLiteral("%1/work-%2.%3").arg(day).arg(i).arg(format);
        if (!QDir().mkpath(day) ||
            !embedMetadata(folder + QStringLiteral("/.first.") + format, file, said(i)))
            return {};
        files << file;
    }
    return files;
}

//! Milliseconds that a look takes: from an index that is empty to one that has all, or, with one that was
//! built before, only to know that nothing changed. Negative for a failure.
double look(const QString &profile, const QString &folder, qsizetype count)
{
    const Paths paths = Paths::standard(profile, folder);
    const SystemClock clock;
    HttpClient http(clock);
    const auto made = paths.create();
    auto store = made ? Store::open(paths.databaseFile()) : Result<std::unique_ptr<Store>>(made.error());
    if (!store)
        return -1;
    Library library(**store, http, clock, paths);
    library.load();
    if (!waitFor([&] { return library.isLoaded(); }, patience))
        return -1;
    bool ended = false;
    QObject::connect(&library, &Library::scanEnded, &library, [&ended] { ended = true; });
    const double taken = milliseconds([&] {
        (void)library.scan();
        waitFor([&] { return ended; }, patience);
    });
    return waitFor([&] { return library.isLoaded() && library.count() == count; }, patience) ? taken : -1;
}

void compare(const QString &name, const Peer &peer, const QStringList &options, const QStringList &files,
             const std::function<double()> &ours)
{
    constexpr double least = 2;
    if (!peer.isInstalled())
        return;
    const int cores = std::max(1, QThread::idealThreadCount());
    const auto theirs = [&] { return peer.run(options, files, (files.size() + cores - 1) / cores, cores); };
    const Pair pair = alternate(rounds, ours, theirs);
    if (!pair.valid())
        return;
    const double count = 1000.0 * static_cast<double>(files.size());
    print({name, count / pair.value, QStringLiteral("1/s"), count / pair.reference, least,
           Figure::BudgetOf::Ratio, true});
}

//! A look that finds nothing new, against listing the folders and asking each file for its time alone.
bool measureQuick(const QString &profile, const QString &folder, qsizetype count)
{
    constexpr double most = 4;
    const auto plain = [&folder] {
        qint64 newest = 0;
        const double taken = milliseconds([&] {
            QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories);
            while (each.hasNext()) {
                each.next();
                newest = std::max(newest, each.fileInfo().lastModified().toMSecsSinceEpoch());
            }
        });
        return newest > 0 ? taken : -1;
    };
    const Pair pair = alternate(
        rounds, [&] { return look(profile, folder, count); }, plain);
    print({QStringLiteral("rebuild.quick"), pair.value, QStringLiteral("ms"), pair.reference, most});
    return pair.valid();
}

} // namespace

bool measureRebuild(const QStringList &options)
{
    constexpr int usual = 600;
    const int count = options.isEmpty() ? usual : options.first().toInt();
    const QTemporaryDir place;
    const QString folder = place.filePath(QStringLiteral("library"));
    const QStringList files = QDir().mkpath(folder) ? makeFiles(folder, count) : QStringList();
    int profiles = 0;
    const auto ours = [&] {
        const QString profile = place.filePath(QStringLiteral("profile-%1").arg(++profiles));
        return look(profile, folder, files.size());
    };
    if (files.isEmpty() || ours() < 0) {
        std::fputs("rebuild: the library could not be made or read\n", stderr);
        return false;
    }
    compare(QStringLiteral("rebuild.exiftool"), Peer(QStringLiteral("exiftool")),
            {QStringLiteral("-fast"), QStringLiteral("-q")}, files, ours);
    compare(QStringLiteral("rebuild.exiv2"), Peer(QStringLiteral("exiv2")), {QStringLiteral("-pa")}, files,
            ours);
    return measureQuick(place.filePath(QStringLiteral("profile-1")), folder, files.size());
}

} // namespace maquette::bench
