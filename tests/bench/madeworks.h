// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/paths.h"
#include "app/library/library.h"
#include "app/net/httpclient.h"
#include "app/store/store.h"

#include <QTemporaryDir>

#include <memory>

namespace maquette::bench
{

//! \brief A library in a folder of its own whose works are files that were made for a benchmark.
class MadeWorks
{
public:
    MadeWorks();
    //! Where the files have to stand.
    [[nodiscard]] QString folder() const { return m_paths.library; }
    //! One work for each of \a files, by their names in folder(); empty if that did not work.
    [[nodiscard]] QList<AssetId> open(const QStringList &files, MediaKind kind);
    [[nodiscard]] Library &library() { return *m_library; }
    //! A folder for a cache that nobody has used yet.
    [[nodiscard]] QString freshCache();

private:
    QTemporaryDir m_folder;
    Paths m_paths;
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Library> m_library;
    int m_caches = 0;
};

//! \brief Milliseconds; negative when a thumbnail could not be made.
struct ThumbnailTimes
{
    double shown = -1; //!< until all are in memory
    double kept = -1;  //!< until all stand in the cache too, and the threads have ended
};

//! Gets the thumbnails of \a ids through a Thumbnails of its own on \a cache.
ThumbnailTimes thumbnailsOf(MadeWorks &works, const QList<AssetId> &ids, const QString &cache);

} // namespace maquette::bench
