// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/api/endpoint.h"
#include "app/base/clock.h"
#include "app/base/paths.h"
#include "app/catalogue/cataloguekeeper.h"
#include "app/jobs/account.h"
#include "app/jobs/drafts.h"
#include "app/jobs/learnedprices.h"
#include "app/jobs/ledger.h"
#include "app/jobs/presets.h"
#include "app/jobs/prices.h"
#include "app/jobs/prompthistory.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "app/media/mediadesk.h"
#include "app/net/httpclient.h"
#include "app/store/store.h"
#include "app/upload/ownbucket.h"
#include "ui/settings/preferences.h"
#include "ui/shell/studio.h"
#include "ui/spelling/hunspellfolders.h"
#include "ui/spelling/speller.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>

#include <memory>

namespace maquette::bench
{

//! \brief The program's own parts in a folder of their own, as its composition makes them; nothing goes to
//! any network but loopback.
class Parts
{
public:
    //! False if the database or the library could not be opened.
    [[nodiscard]] bool open();
    //! A job for works to belong to, as the journal would hold it.
    [[nodiscard]] JobId makeJob();
    //! Of one picture at \a url.
    [[nodiscard]] CollectRequest request(const QUrl &url);

    QTemporaryDir folder;
    SystemClock clock;
    HttpClient http{clock};
    ApiClient api{http, Endpoint::simulated(QUrl(QStringLiteral("http://127.0.0.1:9")))};
    std::unique_ptr<CatalogueKeeper> keeper;
    std::unique_ptr<Preferences> preferences;
    std::unique_ptr<Theme> theme;
    std::unique_ptr<Store> store;
    std::unique_ptr<Account> account;
    std::unique_ptr<Library> library;
    std::unique_ptr<MediaDesk> mediaDesk;
    std::unique_ptr<OwnBucket> bucket;
    std::unique_ptr<Thumbnails> thumbnails;
    std::unique_ptr<Scheduler> scheduler;
    std::unique_ptr<Drafts> drafts;
    std::unique_ptr<Presets> presets;
    std::unique_ptr<Prices> prices;
    std::unique_ptr<LearnedPrices> learnedPrices;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<PromptHistory> promptHistory;
    std::unique_ptr<Speller> speller;
    std::unique_ptr<Studio> studio;
};

} // namespace maquette::bench
