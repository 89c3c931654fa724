// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formtest.h"

#include "app/base/clock.h"
#include "app/catalogue/cataloguekeeper.h"
#include "tests/support/madecatalogue.h"
#include "ui/browser/modelbrowser.h"
#include "ui/browser/modellist.h"
#include "ui/browser/modelmarks.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace maquette::test
{

//! \brief A model browser over a window of a given size, with a keeper of own models in a folder of its own.
class BrowserRig
{
public:
    explicit BrowserRig(QSize size = {780, 700})
        : keeper(CataloguePlaces{folder.filePath(QStringLiteral("kept")),
                                 {QStringLiteral(":/models")},
                                 folder.filePath(QStringLiteral("own")),
                                 {}},
                 clock)
    {
        window.resize(size);
        anchor.resize(352, 60);
    }
    //! Adds own models and waits for them.
    bool add(const QList<Json> &entries)
    {
        QList<OwnAddition> additions;
        for (const Json &entry : entries)
            additions.append({entry, ModelSource::Page});
        QSignalSpy added(&keeper, &CatalogueKeeper::ownAdded);
        keeper.addOwn(additions, OwnModels::IfThere::Replace);
        return added.wait();
    }
    void open(const ModelId &current = {})
    {
        window.show();
        if (!browser) {
            browser = std::make_unique<ModelBrowser>(keeper.catalogue(), marks, &anchor);
            browser->setKeeper(keeper);
        }
        browser->openUnder(&anchor, current);
    }
    [[nodiscard]] QLineEdit *search() const { return browser->findChild<QLineEdit *>(); }
    [[nodiscard]] QListView *list() const { return browser->findChild<QListView *>(); }
    [[nodiscard]] QPushButton *button(const QString &accessibleName) const
    {
        for (auto *each : browser->findChildren<QPushButton *>()) {
            if (each->accessibleName() == accessibleName)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] ModelId highlighted() const
    {
        return list()->currentIndex().data(ModelList::IdRole).value<ModelId>();
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList names;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            names += list()->model()->index(row, 0).data().toString();
        return names;
    }

    QTemporaryDir folder;
    SystemClock clock;
    CatalogueKeeper keeper;
    ModelMarks marks;
    QWidget window;
    QWidget anchor{&window};
    std::unique_ptr<ModelBrowser> browser;
};

//! An entry with a form of \a properties; what it makes is told by the last part of \a id.
inline Json namedEntry(const QString &id, const QString &name, std::optional<double> price,
                       const QByteArray &properties)
{
    Json entry = Json::object();
    entry["model_id"] = id.toStdString();
    entry["display_name"] = name.toStdString();
    entry["description"] = "Turns words and pictures into something to look at.";
    entry["categories"] = Json::array({id.section(u'/', -1).toStdString()});
    if (price) {
        entry["base_price_usd"] = *price;
        entry["price_unit"] = "second";
        entry["pricing_note"] = "720p costs twice as much.";
    }
    entry["input_schema"] = *parseJson("{\"type\":\"object\",\"properties\":" + properties + "}");
    return entry;
}

//! Two of the artist's own: one makes a clip of a picture, one speaks.
inline QList<Json> ownEntries()
{
    return {namedEntry(QStringLiteral("me/film/image-to-video"), QStringLiteral("Film"), 0.05,
                       R"({"prompt":{"type":"string"},"image_url":{"type":"string","format":"image_uri"}})"),
            namedEntry(QStringLiteral("me/voice/text-to-audio"), QStringLiteral("Voice"), {},
                       R"({"prompt":{"type":"string"}})")};
}

} // namespace maquette::test
