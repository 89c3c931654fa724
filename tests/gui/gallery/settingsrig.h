// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/drafts.h"
#include "app/jobs/ledger.h"
#include "app/jobs/prices.h"
#include "formtest.h"
#include "scriptedpictures.h"
#include "tests/gui/gallery/galleryrig.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formpanel.h"
#include "ui/form/formview.h"
#include "ui/form/noticebar.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/gallery/settingrow.h"
#include "ui/gallery/settingspart.h"

#include <QHBoxLayout>
#include <QSignalSpy>
#include <QTest>

namespace maquette::test
{

//! \brief The form and the details beside each other, over a real library.
class SettingsRig
{
public:
    SettingsRig()
        : prices(rig.api, rig.fixture.clock)
        , drafts(*rig.fixture.store, rig.fixture.clock)
        , ledger(*rig.fixture.store, rig.api, rig.scheduler)
    {}

    ~SettingsRig()
    {
        delete panel;
        delete form;
    }

    bool open()
    {
        drafts.load();
        if (!QTest::qWaitFor([this] { return drafts.isLoaded(); }))
            return false;
        auto scripted = std::make_unique<ScriptedPictures>(rig.fixture.folder() + QStringLiteral("/.inputs"));
        pictures = scripted.get();
        form = new FormPanel(rig.catalogue, drafts, prices, std::move(scripted), &window);
        panel = new InspectorPanel(*rig.fixture.library, rig.scheduler, rig.thumbnails, rig.catalogue,
                                   rig.actions, &window);
        panel->setForm(*form);
        panel->setLedger(ledger);
        QObject::connect(&rig.actions, &WorkActions::useSettingsRequested, form, [this](AssetId id) {
            const AssetPtr work = rig.fixture.library->find(id);
            form->useSettings(work->model, work->input, id);
        });
        auto *row = new QHBoxLayout(&window);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(form);
        row->addWidget(panel);
        form->setFixedWidth(352);
        panel->setFixedWidth(304);
        window.resize(660, 900);
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }

    AssetId land(const ModelId &model, const QByteArray &input, AssetId parent = {},
                 const QString &field = {})
    {
        Served served;
        served.body = encoded(paintedPicture({320, 180}), "png");
        const QUrl url = rig.fixture.server.put(QStringLiteral("/made-%1").arg(++m_served), served);
        CollectRequest request = rig.fixture.request(rig.fixture.makeJob(), {url});
        request.model = model;
        const ModelEntry *entry = rig.catalogue.entry(model);
        request.modelName = entry ? entry->displayName : model.text();
        request.input = input;
        if (const Result<Json> sent = parseJson(input))
            request.prompt = stringMember(*sent, "prompt") + stringMember(*sent, "text");
        request.parent = parent;
        request.parentField = field;
        return rig.fixture.collect(request).summary.assets.value(0);
    }

    [[nodiscard]] SettingsPart *part() const
    {
        for (SettingsPart *each : panel->findChildren<SettingsPart *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    //! Those that are seen, in order.
    [[nodiscard]] QList<SettingRow *> rows() const
    {
        QList<SettingRow *> shown;
        for (SettingRow *row : part()->findChildren<SettingRow *>()) {
            if (row->isVisible())
                shown += row;
        }
        return shown;
    }
    [[nodiscard]] SettingRow *row(const QString &key) const
    {
        for (SettingRow *each : rows()) {
            if (each->line().key == key)
                return each;
        }
        return nullptr;
    }
    template <typename Widget>
    [[nodiscard]] Widget *shown(const QString &name) const
    {
        for (Widget *each : panel->findChildren<Widget *>(name)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] NoticeBar *notice() const { return form->findChild<NoticeBar *>(); }

    GalleryRig rig;
    Prices prices;
    Drafts drafts;
    Ledger ledger;
    QWidget window;
    ScriptedPictures *pictures = nullptr;
    FormPanel *form = nullptr;
    InspectorPanel *panel = nullptr;

private:
    int m_served = 0;
};

} // namespace maquette::test
