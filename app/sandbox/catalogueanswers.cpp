// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/catalogueanswers.h"

#include "app/sandbox/answers.h"
#include "app/sandbox/prices.h"

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

int numberOf(const QUrlQuery &query, const QString &name, int other, int low, int high)
{
    bool fine = false;
    const int number = query.queryItemValue(name).toInt(&fine);
    return fine ? std::clamp(number, low, high) : other;
}

bool fits(const Model &model, const QUrlQuery &query)
{
    const QString search = query.queryItemValue(u"search"_s, QUrl::FullyDecoded);
    const QString category = query.queryItemValue(u"category"_s, QUrl::FullyDecoded);
    const QString kind = query.queryItemValue(u"kind"_s, QUrl::FullyDecoded);
    const bool found = search.isEmpty() || model.id.text().contains(search, Qt::CaseInsensitive) ||
                       model.displayName.contains(search, Qt::CaseInsensitive) ||
                       model.description.contains(search, Qt::CaseInsensitive);
    return found && (category.isEmpty() || model.categories.contains(category)) &&
           (kind.isEmpty() || kind == "model"_L1);
}

} // namespace

Json catalogueEntry(const Model &model, bool withSchema)
{
    Json categories = Json::array();
    for (const QString &category : model.categories)
        categories.push_back(category.toStdString());
    Json required = Json::array();
    for (const Field &field : model.fields) {
        if (field.required)
            required.push_back(field.key.toStdString());
    }
    const PriceTag price = priceOf(model);
    Json entry{{"model_id", model.id.text().toStdString()},
               {"display_name", model.displayName.toStdString()},
               {"description", model.description.toStdString()},
               {"categories", categories},
               {"kind", "model"},
               {"base_price_usd", price.base.dollars()},
               {"price_unit", price.unit.toStdString()},
               {"pricing_note", price.note.toStdString()},
               {"model_url", QString("https://www.runcomfy.com/models/"_L1 + model.id.text()).toStdString()},
               {"required_inputs", required}};
    if (withSchema)
        entry["input_schema"] = model.inputSchema;
    return entry;
}

HttpReply listModels(const Catalogue &catalogue, const QUrlQuery &query)
{
    const bool withSchema = query.queryItemValue(u"include_schema"_s) == "true"_L1;
    const int limit = numberOf(query, u"limit"_s, 100, 1, 500);
    const int offset = numberOf(query, u"offset"_s, 0, 0, 1'000'000);
    Json entries = Json::array();
    int total = 0;
    for (const ModelEntry &entry : catalogue.entries()) {
        const auto model = catalogue.find(entry.id);
        if (!model || !fits(*model, query))
            continue;
        if (total >= offset && total < offset + limit)
            entries.push_back(catalogueEntry(*model, withSchema));
        ++total;
    }
    return jsonReply(Json{{"models", entries}, {"total", total}, {"limit", limit}, {"offset", offset}});
}

HttpReply listCategories(const Catalogue &catalogue)
{
    QStringList all;
    for (const ModelEntry &entry : catalogue.entries())
        all << entry.categories;
    all.removeDuplicates();
    all.sort();
    Json categories = Json::array();
    for (const QString &category : all)
        categories.push_back(category.toStdString());
    return jsonReply(Json{{"categories", categories}});
}

} // namespace maquette
