// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/paths.h"
#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "app/library/worksearch.h"
#include "app/net/httpclient.h"
#include "app/store/store.h"

#include <QTemporaryDir>

#include <memory>

namespace maquette::bench
{

//! \brief A made library of any size: its rows as landing would have written them, each with a file of its
//! own, a few hundred different pictures among them; every tenth is a clip by its row alone.
class LargeLibrary
{
public:
    LargeLibrary();
    [[nodiscard]] bool make(int count);
    //! To be loaded; the one before must be gone.
    [[nodiscard]] std::unique_ptr<Library> open();
    //! Of a run in its journal, with one picture at \a url.
    [[nodiscard]] CollectRequest request(const QUrl &url);
    [[nodiscard]] QString databaseFile() const { return m_paths.databaseFile(); }
    [[nodiscard]] QString cacheFolder() const { return m_paths.cache; }
    //! What stands in the prompts, common and rare.
    static QStringList words();

private:
    [[nodiscard]] bool makePictures();
    [[nodiscard]] bool makeFiles(int count) const;
    [[nodiscard]] Result<void> insertRows(Database &database, int count) const;

    QTemporaryDir m_folder;
    Paths m_paths;
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    std::unique_ptr<Store> m_store;
};

} // namespace maquette::bench
