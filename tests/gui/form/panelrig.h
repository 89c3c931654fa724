// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/api/endpoint.h"
#include "app/base/clock.h"
#include "app/catalogue/cataloguekeeper.h"
#include "app/jobs/drafts.h"
#include "app/jobs/presets.h"
#include "app/jobs/prices.h"
#include "app/net/httpclient.h"
#include "app/store/store.h"
#include "scriptedpictures.h"
#include "ui/form/formpanel.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace maquette
{

//! \brief A form panel over a real database in a folder of its own; close() and open() are a restart.
class PanelRig
{
public:
    PanelRig()
        : http(clock)
        , api(http, Endpoint::runComfy())
        , prices(api, clock)
    {}
    ~PanelRig() { close(); }

    //! \a late: the panel is there before the drafts are, as in the program.
    bool open(bool late = false)
    {
        auto opened = Store::open(folder.filePath(QStringLiteral("maquette.db")));
        if (!opened)
            return false;
        store = std::move(*opened);
        drafts = std::make_unique<Drafts>(*store, clock);
        QSignalSpy loaded(drafts.get(), &Drafts::loaded);
        drafts->load();
        presets = std::make_unique<Presets>(*store, clock);
        presets->load();
        if (!late && !drafts->isLoaded() && !loaded.wait())
            return false;
        auto scripted = std::make_unique<ScriptedPictures>(folder.filePath(QStringLiteral("inputs")));
        pictures = scripted.get();
        const WorkFacts still{
            QStringLiteral("lighthouse_03.png"), MediaKind::Image, {2560, 1440}, 4'100'000, {}, {}};
        const WorkFacts clip{QStringLiteral("waves.mp4"),
                             MediaKind::Video,
                             {1280, 720},
                             9'000'000,
                             AssetId(7),
                             QStringLiteral("first_frame_image_url")};
        pictures->works.insert(7, still);
        pictures->works.insert(8, clip);
        panel = std::make_unique<FormPanel>(keeper ? keeper->catalogue() : formtest::catalogue(), *drafts,
                                            prices, std::move(scripted));
        panel->setPresets(*presets);
        if (keeper)
            panel->setKeeper(*keeper);
        panel->resize(352, 760);
        panel->show();
        panel->activateWindow();
        return QTest::qWaitForWindowActive(panel.get());
    }
    void close()
    {
        panel.reset();
        presets.reset();
        drafts.reset();
        store.reset();
    }

    SystemClock clock;
    HttpClient http;
    ApiClient api;
    Prices prices;
    QTemporaryDir folder;
    std::unique_ptr<Store> store;
    std::unique_ptr<CatalogueKeeper> keeper; //!< of a test that wants one: made before open()
    std::unique_ptr<Drafts> drafts;
    std::unique_ptr<Presets> presets;
    ScriptedPictures *pictures = nullptr;
    std::unique_ptr<FormPanel> panel;
};

} // namespace maquette
