// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/workmatch.h"

#include "app/library/wordfinder.h"
#include "app/store/bind.h"
#include "app/store/database.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

bool isOfKind(MediaKind kind, WorkQuery::Kind wanted)
{
    switch (wanted) {
    case WorkQuery::Kind::Images:
        return kind == MediaKind::Image;
    case WorkQuery::Kind::Clips:
        return kind == MediaKind::Video;
    case WorkQuery::Kind::Audio:
        return kind == MediaKind::Audio;
    case WorkQuery::Kind::All:
        break;
    }
    return true;
}

qint64 largestId(const WorkKeys &keys)
{
    return keys.all().isEmpty() ? 0 : keys.all().constLast().id;
}

//! \brief A query made ready for one pass over the keys: what had to be asked of the index is asked.
class Matcher
{
public:
    Matcher(Database &database, WordFinder &words, const WorkQuery &query, const WorkKeys &keys)
        : m_database(database)
        , m_finder(words)
        , m_query(query)
        , m_keys(keys)
    {}

    Result<void> prepare(const QList<AssetId> *only)
    {
        if (auto done = readWords(only); !done)
            return done;
        if (auto done = readTags(); !done)
            return done;
        if (auto done = readProjects(); !done)
            return done;
        chooseModels();
        chooseDays();
        return {};
    }

    //! What has the words, when nothing else is asked for and no key needs to be looked at.
    [[nodiscard]] std::optional<IdSet> wordsAlone() const
    {
        if (!m_words || m_query.hasFacets() || m_query.kind != WorkQuery::Kind::All)
            return std::nullopt;
        IdSet ids = *m_words;
        if (m_without)
            ids.subtract(*m_without);
        return ids;
    }

    [[nodiscard]] bool accepts(const WorkKey &key) const
    {
        if (!isOfKind(key.kind, m_query.kind) || !m_query.rating.contains(key.rating))
            return false;
        if (m_words && !m_words->contains(key.id))
            return false;
        if (m_without && m_without->contains(key.id))
            return false;
        for (const IdSet &tagged : m_tagged) {
            if (!tagged.contains(key.id))
                return false;
        }
        if (!m_query.models.isEmpty() && !m_models.value(key.model))
            return false;
        if (!m_query.projects.isEmpty() && !m_projects.contains(key.project))
            return false;
        if (!m_query.colours.isEmpty() && !m_query.colours.contains(key.colour))
            return false;
        return acceptsNumbers(key);
    }

private:
    [[nodiscard]] bool acceptsNumbers(const WorkKey &key) const
    {
        if (m_query.shape != WorkQuery::Shape::Any &&
            (key.kind == MediaKind::Audio || shapeOf(key) != m_query.shape))
            return false;
        if (!m_query.side.isOpen() && !m_query.side.contains(std::max(key.width, key.height)))
            return false;
        if (!m_query.length.isOpen() &&
            (key.kind == MediaKind::Image || !m_query.length.contains(secondsOf(key))))
            return false;
        if (!m_query.cost.isOpen() && !m_query.cost.contains(dollarsOf(key)))
            return false;
        return m_times.contains(key.createdAt);
    }

    Result<void> readWords(const QList<AssetId> *only)
    {
        QStringList with;
        QStringList without;
        for (const WorkQuery::Word &word : m_query.words) {
            const auto term = m_finder.term(word.text, !word.exact);
            if (!term)
                return term.error();
            if (!term->isEmpty())
                (word.without ? without : with) << *term;
        }
        const auto take = [&](const QStringList &terms, const QString &joint, std::optional<IdSet> &to) {
            if (terms.isEmpty())
                return Result<void>();
            const auto found = only ? m_finder.find(terms.join(joint), *only)
                                    : m_finder.find(terms.join(joint), largestId(m_keys));
            if (found)
                to = *found;
            return found ? Result<void>() : Result<void>(found.error());
        };
        if (auto done = take(with, u" AND "_s, m_words); !done)
            return done;
        return take(without, u" OR "_s, m_without);
    }

    Result<void> readTags()
    {
        for (const QString &tag : m_query.tags) {
            IdSet tagged;
            const auto done = m_database.read(
                u"SELECT asset FROM asset_tags WHERE tag = (SELECT id FROM tags WHERE name=?)"_s,
                {bind::text(tag)}, [&tagged](const Row &row) { tagged.insert(row.integer(0)); });
            if (!done)
                return done;
            m_tagged.append(tagged);
        }
        return {};
    }

    Result<void> readProjects()
    {
        for (const QString &project : m_query.projects) {
            const auto done =
                m_database.read(u"SELECT id FROM projects WHERE name=?"_s, {bind::text(project)},
                                [this](const Row &row) { m_projects.append(int(row.integer(0))); });
            if (!done)
                return done;
        }
        return {};
    }

    void chooseModels()
    {
        for (const QString &model : m_keys.models()) {
            const auto fits = [&model](const QString &part) {
                return model.contains(part, Qt::CaseInsensitive);
            };
            m_models.append(std::any_of(m_query.models.cbegin(), m_query.models.cend(), fits));
        }
    }

    void chooseDays()
    {
        if (m_query.date.from)
            m_times.from = m_query.date.from->startOfDay().toMSecsSinceEpoch();
        if (m_query.date.to)
            m_times.to = m_query.date.to->addDays(1).startOfDay().toMSecsSinceEpoch() - 1;
    }

    Database &m_database;
    WordFinder &m_finder;
    const WorkQuery &m_query;
    const WorkKeys &m_keys;
    std::optional<IdSet> m_words;
    std::optional<IdSet> m_without;
    QList<IdSet> m_tagged;
    QList<int> m_projects;
    QList<bool> m_models;
    Span<qint64> m_times;
};

} // namespace

Result<FoundWorks> matchWorks(Database &database, WordFinder &words, const WorkQuery &query,
                              const WorkKeys &keys, const QList<AssetId> *only, bool withFacets)
{
    Matcher matcher(database, words, query, keys);
    if (const auto ready = matcher.prepare(only); !ready)
        return ready.error();
    FoundWorks found;
    if (only) {
        for (const AssetId id : *only) {
            const WorkKey *key = keys.find(id);
            if (key && matcher.accepts(*key))
                found.ids.insert(key->id);
        }
        return found;
    }
    if (!withFacets) {
        if (std::optional<IdSet> alone = matcher.wordsAlone()) {
            found.ids = *std::move(alone);
            return found;
        }
    }
    FacetCounter facets;
    found.ids.reserve(largestId(keys));
    for (const WorkKey &key : keys.all()) {
        if (!matcher.accepts(key))
            continue;
        found.ids.insert(key.id);
        if (withFacets)
            facets.count(key);
    }
    if (withFacets) {
        auto counted = facets.take(database, found.ids);
        if (!counted)
            return counted.error();
        found.facets = *std::move(counted);
    }
    return found;
}

} // namespace maquette
