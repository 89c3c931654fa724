// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "app/net/httpclient.h"
#include "app/store/jobrepository.h"
#include "app/store/store.h"
#include "tests/bench/figure.h"
#include "tests/bench/fileserver.h"
#include "tests/bench/groups.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int side = 4096;
constexpr int rounds = 7;
constexpr int thumbnailEdge = 256;

QByteArray noisyPng()
{
    QImage image(side, side, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < side; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const int noise = static_cast<int>(random.generate() & 15U);
            line[x] = qRgb((x >> 4) ^ noise, ((x + y) >> 5) + noise, (y >> 4) ^ noise);
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(20);
    writer.write(image);
    return bytes;
}

//! The parts of the program between the wire and the gallery, in a folder of their own.
struct Bench
{
    QTemporaryDir folder;
    SystemClock clock;
    HttpClient http{clock};
    std::unique_ptr<Store> store;
    std::unique_ptr<Library> library;
    std::unique_ptr<Thumbnails> thumbnails;
    FileServer server;
};

bool prepare(Bench &bench)
{
    const Paths paths = Paths::standard(bench.folder.filePath(QStringLiteral("profile")),
                                        bench.folder.filePath(QStringLiteral("library")));
    if (!paths.create())
        return false;
    Result<std::unique_ptr<Store>> store = Store::open(paths.databaseFile());
    if (!store)
        return false;
    bench.store = std::move(*store);
    bench.library = std::make_unique<Library>(*bench.store, bench.http, bench.clock, paths);
    bench.thumbnails =
        std::make_unique<Thumbnails>(*bench.library, paths.cache + QStringLiteral("/thumbnails"));
    bench.library->load();
    return waitFor([&] { return bench.library->isLoaded(); }, std::chrono::seconds(10));
}

//! A job for the works to belong to, as the journal would hold it.
JobId makeJob(Bench &bench)
{
    JobId job;
    bench.store->run<JobId>(
        bench.library.get(),
        [now = bench.clock.now()](Database &database) -> Result<JobId> {
            JobRow row;
            row.model = ModelId(QStringLiteral("bench/noise"));
            row.input = "{}";
            row.createdAt = now;
            return JobRepository(database).insert(row);
        },
        [&](const Result<JobId> &id) { job = id.value_or(JobId(-1)); });
    waitFor([&] { return !job.isNull(); }, std::chrono::seconds(10));
    return job;
}

//! Milliseconds from the last byte on the wire to the thumbnail that the gallery can paint; negative for a
//! failure.
double landOnce(Bench &bench)
{
    CollectRequest request;
    request.job = makeJob(bench);
    request.modelName = QStringLiteral("Bench");
    request.prompt = QStringLiteral("noise");
    request.createdAt = bench.clock.now();
    request.outputs = {{0, bench.server.url("/noise.png"), MediaKind::Image}};
    const std::unique_ptr<Collection> collection(bench.library->collect(request, nullptr));
    AssetId landed;
    QObject::connect(collection.get(), &Collection::outputSaved, bench.library.get(), [&](int, AssetId id) {
        landed = id;
        bench.thumbnails->setWanted({id});
        (void)bench.thumbnails->get(id, thumbnailEdge);
    });
    bool failed = false;
    QObject::connect(
        collection.get(), &Collection::finished, bench.library.get(), [&](const CollectSummary &summary) {
            for (const auto &[index, error] : summary.failures) {
                std::fprintf(stderr, "landing: %s %s\n", qPrintable(error.message), qPrintable(error.detail));
                failed = true;
            }
        });
    collection->start();
    const auto visible = [&] {
        return !landed.isNull() && !bench.thumbnails->get(landed, thumbnailEdge).isNull();
    };
    waitFor([&] { return failed || visible(); }, std::chrono::seconds(60));
    const bool shown = !failed && visible();
    const qint64 now = std::chrono::steady_clock::now().time_since_epoch().count();
    return shown ? static_cast<double>(now - bench.server.lastByteAt()) / 1e6 : -1;
}

} // namespace

bool measureLanding(const QStringList &)
{
    Bench bench;
    if (!prepare(bench)) {
        std::fputs("landing: the library could not be opened\n", stderr);
        return false;
    }
    const QByteArray png = noisyPng();
    bench.server.serve("/noise.png", png, "image/png");
    const auto decodeOnce = [&] {
        QByteArray copy = png;
        QBuffer buffer(&copy);
        QImageReader reader(&buffer);
        return milliseconds([&] { (void)reader.read(); });
    };
    landOnce(bench);
    const Pair pair = alternate(
        rounds, [&] { return landOnce(bench); }, decodeOnce);
    print(
        {QStringLiteral("landing.thumbnail"), pair.value, QStringLiteral("ms"), pair.reference, 1.4, false});
    return pair.value > 0;
}

} // namespace maquette::bench
