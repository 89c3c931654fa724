// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"

#include "models/catalogue/descriptionmerge.h"
#include "models/core/descriptor.h"

#include <QMutex>
#include <QSet>

#include <algorithm>

namespace maquette
{

namespace
{

//! \brief All that is said of one model; what nobody says is empty.
struct ModelSources
{
    QByteArray shipped;
    QByteArray live;
    QByteArray own;
    QString file;

    friend bool operator==(const ModelSources &, const ModelSources &) = default;

    [[nodiscard]] int count() const { return !shipped.isEmpty() + !live.isEmpty() + !own.isEmpty(); }

    [[nodiscard]] Json description() const
    {
        const std::optional<Json> all[] = {parsed(shipped), parsed(live), parsed(own)};
        const auto at = [&](int i) { return all[i] ? &*all[i] : nullptr; };
        return mergedDescription(at(0), at(1), at(2));
    }

private:
    static std::optional<Json> parsed(const QByteArray &bytes)
    {
        if (bytes.isEmpty())
            return std::nullopt;
        Result<Json> json = parseJson(bytes);
        return json ? std::optional<Json>(std::in_place, std::move(*json)) : std::nullopt;
    }
};

bool comesBefore(const ModelEntry &a, const ModelEntry &b)
{
    if (a.makes != b.makes)
        return a.makes < b.makes;
    const int order = a.displayName.compare(b.displayName, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.id < b.id;
}

} // namespace

struct Catalogue::Data
{
    std::vector<ModelEntry> entries;
    QHash<ModelId, qsizetype> places;
    QHash<ModelId, ModelSources> sources;
    QList<BrokenModel> broken;
    QString language;
    QDateTime fetchedAt;
    bool moreToCome = false;

    QMutex mutex; // of what follows
    QHash<ModelId, std::shared_ptr<const Model>> read;

    void add(const ModelId &id, ModelSources said, const std::optional<ModelEntry> &ready)
    {
        std::optional<ModelEntry> entry = ready;
        if (said.count() > 1) {
            entry = entryFrom(said);
            if (!entry && !said.live.isEmpty()) {
                said.live.clear(); // what the service says does not fit what is known: the rest still works
                entry = said.count() > 0 ? entryFrom(said) : std::nullopt;
            }
        }
        if (!entry)
            return;
        entry->shipped = !said.shipped.isEmpty();
        entry->own = !said.own.isEmpty();
        entries.push_back(*std::move(entry));
        sources.insert(id, std::move(said));
    }

    [[nodiscard]] std::optional<ModelEntry> entryFrom(const ModelSources &said) const
    {
        const Json description = said.description();
        const Result<Model> model = readDescription(description, language);
        return model ? std::optional(entryOf(*model, description)) : std::nullopt;
    }

    void sort()
    {
        std::sort(entries.begin(), entries.end(), comesBefore);
        for (const ModelEntry &entry : entries)
            places.insert(entry.id, places.size());
    }

    [[nodiscard]] std::shared_ptr<const Model> readNow(const ModelId &id) const
    {
        const auto said = sources.constFind(id);
        if (said == sources.cend())
            return nullptr;
        Result<Model> model = readModel(said->description(), language);
        if (!model)
            return nullptr;
        model->file = said->file;
        return std::make_shared<const Model>(std::move(*model));
    }
};

Catalogue::Catalogue()
    : d(std::make_shared<Data>())
{}

Catalogue Catalogue::load(const QStringList &folders, const QString &language)
{
    QStringList shipped;
    QStringList own;
    for (const QString &folder : folders)
        (folder.startsWith(QStringLiteral(":/")) ? shipped : own).append(folder);
    return merge(DescriptorSet::read(shipped, language), DescriptorSet::read(own, language), nullptr,
                 language);
}

Catalogue Catalogue::merge(const DescriptorSet &shipped, const DescriptorSet &own, const LiveCatalogue *live,
                           const QString &language)
{
    Catalogue catalogue;
    Data &data = *catalogue.d;
    data.language = language;
    data.broken = shipped.broken + own.broken;
    QHash<ModelId, const LiveModel *> listed;
    if (live) {
        data.fetchedAt = live->fetchedAt;
        for (const LiveModel &model : live->models)
            listed.insert(model.entry.id, &model);
    }
    QSet<ModelId> ids(shipped.models.keyBegin(), shipped.models.keyEnd());
    ids.unite(QSet<ModelId>(own.models.keyBegin(), own.models.keyEnd()));
    ids.unite(QSet<ModelId>(listed.keyBegin(), listed.keyEnd()));
    for (const ModelId &id : std::as_const(ids)) {
        const Descriptor inside = shipped.models.value(id);
        const Descriptor mine = own.models.value(id);
        const LiveModel *now = listed.value(id);
        const QString file = mine.file.isEmpty() ? inside.file : mine.file;
        std::optional<ModelEntry> ready;
        if (!mine.json.isEmpty())
            ready = mine.entry;
        else if (!inside.json.isEmpty())
            ready = inside.entry;
        else if (!now->json.isEmpty())
            ready = now->entry;
        const std::size_t before = data.entries.size();
        data.add(id, {inside.json, now ? now->json : QByteArray(), mine.json, file}, ready);
        if (data.entries.size() == before)
            continue;
        ModelEntry &entry = data.entries.back();
        entry.live = now != nullptr;
        entry.listed = !live || entry.live || !entry.shipped;
        entry.addedAt = now ? now->entry.addedAt : QDateTime();
    }
    data.sort();
    return catalogue;
}

Catalogue Catalogue::withMoreToCome() const
{
    Catalogue copy;
    copy.d->entries = d->entries;
    copy.d->places = d->places;
    copy.d->sources = d->sources;
    copy.d->broken = d->broken;
    copy.d->language = d->language;
    copy.d->fetchedAt = d->fetchedAt;
    copy.d->moreToCome = true;
    return copy;
}

const std::vector<ModelEntry> &Catalogue::entries() const
{
    return d->entries;
}

const ModelEntry *Catalogue::entry(const ModelId &id) const
{
    const auto place = d->places.constFind(id);
    return place == d->places.cend() ? nullptr : &d->entries[std::size_t(*place)];
}

std::shared_ptr<const Model> Catalogue::find(const ModelId &id) const
{
    const QMutexLocker guard(&d->mutex);
    const auto known = d->read.constFind(id);
    if (known != d->read.cend())
        return *known;
    auto model = d->readNow(id);
    if (model)
        d->read.insert(id, model);
    return model;
}

QByteArray Catalogue::description(const ModelId &id) const
{
    const auto said = d->sources.constFind(id);
    return said == d->sources.cend() ? QByteArray() : toBytes(said->description());
}

const ModelEntry *Catalogue::firstChoice() const
{
    if (d->entries.empty())
        return nullptr;
    const auto shipped =
        std::find_if(d->entries.cbegin(), d->entries.cend(), [](const auto &entry) { return entry.shipped; });
    return shipped == d->entries.cend() ? &d->entries.front() : &*shipped;
}

const QList<BrokenModel> &Catalogue::broken() const
{
    return d->broken;
}

bool Catalogue::hasMoreToCome() const
{
    return d->moreToCome;
}

QDateTime Catalogue::fetchedAt() const
{
    return d->fetchedAt;
}

QList<ModelId> Catalogue::differences(const Catalogue &other) const
{
    QList<ModelId> ids;
    for (auto here = d->sources.cbegin(); here != d->sources.cend(); ++here) {
        const auto there = other.d->sources.constFind(here.key());
        if (there == other.d->sources.cend() || *there != *here)
            ids.append(here.key());
    }
    for (auto there = other.d->sources.cbegin(); there != other.d->sources.cend(); ++there) {
        if (!d->sources.contains(there.key()))
            ids.append(there.key());
    }
    return ids;
}

void Catalogue::takeReadModels(const Catalogue &other)
{
    if (d == other.d || d->language != other.d->language)
        return;
    const QMutexLocker theirs(&other.d->mutex);
    const QMutexLocker ours(&d->mutex);
    for (auto known = other.d->read.cbegin(); known != other.d->read.cend(); ++known) {
        const auto here = d->sources.constFind(known.key());
        if (here != d->sources.cend() && *here == other.d->sources.value(known.key()))
            d->read.insert(known.key(), *known);
    }
}

std::shared_ptr<const Model> modelOfDescription(const QByteArray &json, const QString &language)
{
    const Result<Json> parsed = parseJson(json);
    Result<Model> model = parsed ? readDescription(*parsed, language) : Result<Model>(parsed.error());
    return model ? std::make_shared<const Model>(std::move(*model)) : nullptr;
}

} // namespace maquette
