// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/madeworks.h"

#include "app/library/thumbnails.h"
#include "app/store/assetrepository.h"
#include "tests/bench/figure.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace maquette::bench
{

namespace
{

constexpr std::chrono::minutes limit{5};
constexpr int edge = 256;

} // namespace

MadeWorks::MadeWorks()
    : m_paths(Paths::standard(m_folder.filePath(QStringLiteral("profile")),
                              m_folder.filePath(QStringLiteral("library"))))
{
    QDir().mkpath(m_paths.library);
}

QList<AssetId> MadeWorks::open(const QStringList &files, MediaKind kind)
{
    if (!m_paths.create())
        return {};
    auto opened = Store::open(m_paths.databaseFile());
    if (!opened)
        return {};
    m_store = std::move(*opened);
    QList<AssetId> ids;
    bool ended = false;
    m_store->run<QList<AssetId>>(
        m_store.get(),
        [files, kind](Database &database) -> Result<QList<AssetId>> {
            QList<AssetId> made;
            for (const QString &name : files) {
                AssetRow row;
                row.kind = kind;
                row.path = name;
                row.pixels = {1024, 1024};
                row.createdAt = QDateTime::currentDateTimeUtc();
                const auto id = AssetRepository(database).insert(row);
                if (!id)
                    return id.error();
                made.append(*id);
            }
            return made;
        },
        [&](const Result<QList<AssetId>> &made) {
            ids = made.value_or(QList<AssetId>());
            ended = true;
        });
    if (!waitFor([&] { return ended; }, limit))
        return {};
    m_library = std::make_unique<Library>(*m_store, m_http, m_clock, m_paths);
    m_library->load();
    return waitFor([this] { return m_library->isLoaded(); }, limit) ? ids : QList<AssetId>();
}

QString MadeWorks::freshCache()
{
    return m_folder.filePath(QStringLiteral("cache-%1").arg(++m_caches));
}

ThumbnailTimes thumbnailsOf(MadeWorks &works, const QList<AssetId> &ids, const QString &cache)
{
    ThumbnailTimes times;
    bool fine = true;
    times.kept = milliseconds([&] {
        std::unique_ptr<Thumbnails> thumbnails;
        times.shown = milliseconds([&] {
            thumbnails = std::make_unique<Thumbnails>(works.library(), cache);
            for (const AssetId id : ids)
                (void)thumbnails->get(id, edge);
            fine = waitFor([&] { return thumbnails->waiting() == 0; }, limit);
        });
        fine = fine && std::none_of(ids.cbegin(), ids.cend(),
                                    [&](AssetId id) { return !thumbnails->problem(id).isEmpty(); });
    });
    return fine ? times : ThumbnailTimes();
}

} // namespace maquette::bench
