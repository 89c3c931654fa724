// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/wordrepository.h"

#include "app/store/assetrepository.h"
#include "app/store/bind.h"
#include "app/store/searchtext.h"

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestBeginning = 5; //!< of those that `works_words` keeps: see longerBeginnings()
constexpr int fewWords = 16;

//! What the index's tokenizer leaves as it is, but for capitals.
bool isPlain(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.unicode() < 128 && c.isLetterOrNumber(); });
}

QString labelsOf(const AssetRow &row)
{
    return QStringList{row.modelName, row.model.text(), row.projectName, row.tags.join(u'\n'),
                       row.request.text()}
        .join(u'\n');
}

} // namespace

Result<void> WordRepository::index(const QList<AssetId> &ids)
{
    for (const AssetId id : ids) {
        const auto row = AssetRepository(m_database).find(id);
        if (!row)
            return row.error();
        if (!*row)
            continue;
        if (auto done = m_database.execute(u"DELETE FROM works_words WHERE rowid=?"_s, {bind::id(id)}); !done)
            return done;
        auto done = m_database.execute(
            u"INSERT INTO works_words (rowid, prompt, inputs, labels) VALUES (?,?,?,?)"_s,
            {bind::id(id), bind::text(spacedText((*row)->prompt)),
             bind::text(spacedText(searchedInput((*row)->input))), bind::text(spacedText(labelsOf(**row)))});
        if (!done)
            return done;
        done = m_database.execute(u"UPDATE assets SET worded=? WHERE id=?"_s,
                                  {bind::integer(kWordsVersion), bind::id(id)});
        if (!done)
            return done;
    }
    return {};
}

Result<QList<AssetId>> WordRepository::indexMissing(int most)
{
    QList<AssetId> ids;
    const auto read =
        m_database.read(u"SELECT id FROM assets WHERE worded < ? ORDER BY worded, id DESC LIMIT ?"_s,
                        {bind::integer(kWordsVersion), bind::integer(most)},
                        [&ids](const Row &row) { ids << AssetId(row.integer(0)); });
    if (!read)
        return read.error();
    const auto done = index(ids);
    return done ? Result<QList<AssetId>>(ids) : Result<QList<AssetId>>(done.error());
}

Result<QString> WordRepository::term(const QString &text, bool isPrefix)
{
    QString whole = matchTerm(text, isPrefix);
    if (!isPrefix || text.size() <= longestBeginning || !isPlain(text))
        return whole;
    const auto words = wordsFrom(text.toLower(), fewWords);
    if (!words)
        return words.error();
    if (words->isEmpty() || words->size() > fewWords)
        return whole;
    return QString(u"(\"" + words->join(u"\" OR \""_s) + u"\")");
}

//! The words of the index that begin so, one more than \a most at most.
Result<QStringList> WordRepository::wordsFrom(const QString &beginning, int most)
{
    auto done = m_database.execute(
        u"CREATE VIRTUAL TABLE IF NOT EXISTS temp.works_terms USING fts5vocab(main, works_words, instance)"_s);
    QStringList words;
    QString from = beginning;
    for (bool more = true; more && done && words.size() <= most;) {
        more = false;
        // The next word at once, where "term > ?" would go through all places of the last.
        done = m_database.read(u"SELECT term FROM temp.works_terms WHERE term >= ? LIMIT 1"_s,
                               {bind::text(from)}, [&](const Row &row) {
                                   const QString word = row.text(0);
                                   more = word.startsWith(beginning);
                                   if (more)
                                       words << word;
                                   from = word + QChar(1);
                               });
    }
    return done ? Result<QStringList>(words) : Result<QStringList>(done.error());
}

Result<void> WordRepository::find(const QString &expression, Range range, IdSet &found)
{
    return m_database.readIds(
        u"SELECT each_id(rowid) FROM works_words WHERE works_words MATCH ? AND rowid BETWEEN ? AND ?"_s,
        {bind::text(expression), bind::integer(range.from), bind::integer(range.to)}, found);
}

Result<void> WordRepository::find(const QString &expression, const QList<AssetId> &ids, IdSet &found)
{
    for (const AssetId id : ids) {
        if (auto done = find(expression, {id.number(), id.number()}, found); !done)
            return done;
    }
    return {};
}

} // namespace maquette
