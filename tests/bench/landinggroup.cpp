// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"
#include "tests/bench/fileserver.h"
#include "tests/bench/groups.h"
#include "tests/bench/noise.h"
#include "tests/bench/parts.h"

#include <QBuffer>
#include <QImageReader>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int side = 4096;
constexpr int usualRounds = 7;
constexpr int thumbnailEdge = 256;

//! Milliseconds from the last byte on the wire to the thumbnail that the gallery can paint; negative for a
//! failure.
double landOnce(Parts &parts, FileServer &server)
{
    const CollectRequest request = parts.request(server.url("/noise.png"));
    const std::unique_ptr<Collection> collection(parts.library->collect(request, nullptr));
    AssetId landed;
    QObject::connect(collection.get(), &Collection::outputSaved, parts.library.get(), [&](int, AssetId id) {
        landed = id;
        parts.thumbnails->setWanted({id});
        (void)parts.thumbnails->get(id, thumbnailEdge);
    });
    bool failed = false;
    QObject::connect(
        collection.get(), &Collection::finished, parts.library.get(), [&](const CollectSummary &summary) {
            for (const auto &[index, error] : summary.failures) {
                std::fprintf(stderr, "landing: %s %s\n", qPrintable(error.message), qPrintable(error.detail));
                failed = true;
            }
        });
    collection->start();
    const auto visible = [&] {
        return !landed.isNull() && !parts.thumbnails->get(landed, thumbnailEdge).isNull();
    };
    waitFor([&] { return failed || visible(); }, std::chrono::seconds(60));
    const bool shown = !failed && visible();
    const qint64 now = std::chrono::steady_clock::now().time_since_epoch().count();
    return shown ? static_cast<double>(now - server.lastByteAt()) / 1e6 : -1;
}

} // namespace

bool measureLanding(const QStringList &options)
{
    const int rounds = options.isEmpty() ? usualRounds : options.first().toInt();
    Parts parts;
    if (!parts.open()) {
        std::fputs("landing: the library could not be opened\n", stderr);
        return false;
    }
    FileServer server;
    const QByteArray png = noisyPng(side, 7);
    server.serve("/noise.png", png, "image/png");
    const auto decodeOnce = [&] {
        QByteArray copy = png;
        QBuffer buffer(&copy);
        QImageReader reader(&buffer);
        return milliseconds([&] { (void)reader.read(); });
    };
    landOnce(parts, server);
    const Pair pair = alternate(
        rounds, [&] { return landOnce(parts, server); }, decodeOnce);
    if (!pair.valid())
        return false;
    print({QStringLiteral("landing.thumbnail"), pair.value, QStringLiteral("ms"), pair.reference, 1.4});
    return true;
}

} // namespace maquette::bench
