// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/livecatalogue.h"

#include "models/catalogue/descriptionmerge.h"
#include "models/catalogue/words.h"
#include "models/core/descriptor.h"

#include <QHash>

namespace maquette
{

namespace
{

//! Without a json when it cannot be read.
LiveModel liveModelOf(const CatalogueItem &item)
{
    LiveModel model;
    model.entry.id = item.id;
    const Result<Json> json = parseJson(item.json);
    if (!json)
        return model;
    const Json description = mergedDescription(nullptr, &*json, nullptr);
    const Result<Model> read = readDescription(description);
    if (!read || read->id != item.id)
        return model;
    return {entryOf(*read, description), item.json};
}

} // namespace

Result<LiveCatalogue> LiveCatalogue::of(const QList<CatalogueItem> &items, const QString &service,
                                        const QDateTime &now, const LiveCatalogue *before)
{
    QHash<ModelId, QDateTime> known;
    if (before) {
        for (const LiveModel &model : before->models)
            known.insert(model.entry.id, model.entry.addedAt);
    }
    LiveCatalogue catalogue{service, now, {}};
    bool any = false;
    for (const CatalogueItem &item : items) {
        LiveModel model = liveModelOf(item);
        any = any || !model.json.isEmpty();
        if (before)
            model.entry.addedAt = known.value(item.id, now);
        catalogue.models.append(std::move(model));
    }
    if (!any)
        return fail(ErrorKind::BadAnswer,
                    catalogueWords("The catalogue of the service holds no model that can be read."));
    return catalogue;
}

Json LiveCatalogue::head() const
{
    Json head = Json::object();
    head["service"] = jsonString(service);
    head["fetched"] = fetchedAt.toMSecsSinceEpoch();
    head["entries"] = entryVersion;
    return head;
}

QList<QByteArray> LiveCatalogue::toLines() const
{
    QList<QByteArray> lines;
    for (const LiveModel &model : models) {
        lines.append(toBytes(toJson(model.entry)));
        lines.append(model.json);
    }
    return lines;
}

Result<LiveCatalogue> LiveCatalogue::fromLines(const Json &head, const QList<QByteArray> &lines)
{
    const Json *fetched = member(head, "fetched");
    const Json *version = member(head, "entries");
    if (!fetched || !fetched->is_number_integer() || lines.size() % 2 != 0)
        return fail(ErrorKind::DamagedFile, catalogueWords("The kept catalogue is damaged."));
    LiveCatalogue catalogue;
    catalogue.service = stringMember(head, "service");
    catalogue.fetchedAt = QDateTime::fromMSecsSinceEpoch(fetched->get<qint64>(), Qt::UTC);
    const bool current = version && sameJson(*version, Json(entryVersion));
    for (qsizetype i = 0; i + 1 < lines.size(); i += 2) {
        const Result<Json> index = parseJson(lines.at(i));
        const ModelId id(index ? stringMember(*index, "id") : QString());
        LiveModel model{index ? entryFromJson(*index).value_or(ModelEntry()) : ModelEntry(), lines.at(i + 1)};
        if (!current) {
            const QDateTime added = model.entry.addedAt;
            model = liveModelOf({id, lines.at(i + 1)});
            model.entry.addedAt = added;
        }
        if (!isModelId(id.text()))
            return fail(ErrorKind::DamagedFile, catalogueWords("The kept catalogue is damaged."));
        model.entry.id = id;
        catalogue.models.append(std::move(model));
    }
    return catalogue;
}

} // namespace maquette
