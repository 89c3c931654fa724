// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/promptrepository.h"

#include "app/store/bind.h"

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

const QString promptColumns =
    u"p.id, p.text, p.negative, p.model, p.model_name, p.job, p.uses, p.first_used, p.last_used, p.starred, "
    u"p.written"_s;
constexpr qsizetype mostWords = 16;
constexpr int mostRows = 1000;

PromptRow toPrompt(const Row &row)
{
    PromptRow prompt;
    int column = 0;
    prompt.id = row.integer(column++);
    prompt.text = row.text(column++);
    prompt.negative = row.text(column++);
    prompt.model = ModelId(row.text(column++));
    prompt.modelName = row.text(column++);
    prompt.job = JobId(row.integer(column++));
    prompt.uses = int(row.integer(column++));
    prompt.firstUsed = row.time(column++);
    prompt.lastUsed = row.time(column++);
    prompt.starred = row.flag(column++);
    prompt.written = row.flag(column++);
    return prompt;
}

//! Scripts that put no blanks between words, so that the index has whole sentences for words.
bool hasNoBlanks(char32_t c)
{
    const auto script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana ||
           script == QChar::Script_Katakana || script == QChar::Script_Thai || script == QChar::Script_Lao ||
           script == QChar::Script_Khmer || script == QChar::Script_Myanmar;
}

QStringList wordsIn(const QString &text)
{
    QStringList words;
    QString word;
    for (const char32_t c : text.toUcs4()) {
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c))
            word += QString::fromUcs4(&c, 1);
        else if (!word.isEmpty())
            words << std::exchange(word, {});
    }
    if (!word.isEmpty())
        words << word;
    return words.mid(0, mostWords);
}

bool anyIsUnspaced(const QStringList &words)
{
    return std::any_of(words.cbegin(), words.cend(), [](const QString &word) {
        const auto letters = word.toUcs4();
        return std::any_of(letters.cbegin(), letters.cend(), hasNoBlanks);
    });
}

const QString kSeqOf = u"(SELECT coalesce(max(seq), 0) + 1 FROM prompts)"_s;

} // namespace

Result<void> PromptRepository::unindex(const QString &which, const QVariantList &values)
{
    return m_database.execute(u"INSERT INTO prompts_words (prompts_words, rowid, text, negative) "
                              u"SELECT 'delete', seq, text, negative FROM prompts WHERE "_s +
                                  which,
                              values);
}

Result<void> PromptRepository::index(const QString &which, const QVariantList &values)
{
    return m_database.execute(u"INSERT INTO prompts_words (rowid, text, negative) "
                              u"SELECT seq, text, negative FROM prompts WHERE "_s +
                                  which,
                              values);
}

Result<void> PromptRepository::add(const PromptRow &row)
{
    const QVariantList text{bind::text(row.text)};
    if (auto done = unindex(u"text=?"_s, text); !done)
        return done;
    const auto written = m_database.execute(
        uR"(INSERT INTO prompts (seq, text, negative, model, model_name, job, uses, first_used, last_used,
                written)
            VALUES (%1,?,?,?,?,?,1,?,?,?)
            ON CONFLICT (text) DO UPDATE SET seq=excluded.seq, model=excluded.model,
            negative=CASE excluded.negative WHEN '' THEN negative ELSE excluded.negative END,
            model_name=excluded.model_name, job=excluded.job, uses=uses+1, last_used=excluded.last_used,
            written=excluded.written)"_s.arg(kSeqOf),
        text + QVariantList{bind::text(row.negative), bind::text(row.model.text()), bind::text(row.modelName),
                            bind::id(row.job), bind::time(row.firstUsed), bind::time(row.lastUsed),
                            bind::flag(row.written)});
    if (!written)
        return written;
    return index(u"text=?"_s, text);
}

Result<int> PromptRepository::takeIn(int most)
{
    // Only so large an input is searched: what is larger holds pictures.
    const QString negative = uR"(CASE WHEN length(input) <= 1000000 AND json_valid(CAST(input AS TEXT)) THEN
            (SELECT value FROM json_each(CAST(input AS TEXT))
             WHERE type = 'text' AND key LIKE '%negative%' LIMIT 1) END)"_s;
    QList<PromptRow> rows;
    const auto read =
        m_database.read(u"SELECT id, prompt, "_s + negative +
                            uR"(, model, model_name, created_at, written, written_negative FROM jobs
            WHERE id > (SELECT max(job) FROM prompts_upto) ORDER BY id LIMIT ?)"_s,
                        {bind::integer(most)}, [&rows](const Row &row) {
                            PromptRow prompt;
                            prompt.job = JobId(row.integer(0));
                            prompt.written = !row.text(6).isEmpty();
                            prompt.text = row.text(prompt.written ? 6 : 1).trimmed();
                            prompt.negative = row.text(prompt.written ? 7 : 2).trimmed();
                            prompt.model = ModelId(row.text(3));
                            prompt.modelName = row.text(4);
                            prompt.firstUsed = row.time(5);
                            prompt.lastUsed = row.time(5);
                            rows << prompt;
                        });
    if (!read)
        return read.error();
    if (rows.isEmpty())
        return 0;
    for (const PromptRow &row : std::as_const(rows)) {
        if (row.text.isEmpty())
            continue;
        if (const auto done = add(row); !done)
            return done.error();
    }
    const auto marked =
        m_database.execute(u"UPDATE prompts_upto SET job = ?"_s, {bind::id(rows.constLast().job)});
    if (!marked)
        return marked.error();
    return int(rows.size());
}

Result<QList<PromptRow>> PromptRepository::find(const PromptQuery &query)
{
    const QStringList words = wordsIn(query.words);
    if (words.isEmpty() && !query.words.trimmed().isEmpty())
        return QList<PromptRow>();
    QString sql = u"SELECT "_s + promptColumns;
    QVariantList values;
    if (words.isEmpty()) {
        sql += u" FROM prompts p WHERE true"_s;
    } else if (anyIsUnspaced(words)) {
        sql += u" FROM prompts p WHERE true"_s;
        for (const QString &word : words) {
            sql += u" AND (instr(p.text, ?) OR instr(p.negative, ?))"_s;
            values << bind::text(word) << bind::text(word);
        }
    } else {
        QStringList terms;
        for (const QString &word : words)
            terms << u'"' + word + u"\"*";
        // The order of the joining is fixed: newest first out of the index, and no more than are wanted.
        sql += u" FROM prompts_words w CROSS JOIN prompts p ON p.seq = w.rowid WHERE prompts_words MATCH ?"_s;
        values << bind::text(terms.join(u' '));
    }
    if (query.starredOnly)
        sql += u" AND p.starred = 1"_s;
    const bool indexed = sql.contains(u"MATCH"_s);
    sql += indexed ? u" ORDER BY w.rowid DESC LIMIT ?"_s : u" ORDER BY p.seq DESC LIMIT ?"_s;
    values << bind::integer(std::clamp(query.most, 0, mostRows));
    QList<PromptRow> rows;
    const auto done = m_database.read(sql, values, [&rows](const Row &row) { rows << toPrompt(row); });
    if (!done)
        return done.error();
    return rows;
}

Result<void> PromptRepository::setStarred(qint64 id, bool starred)
{
    return m_database.execute(u"UPDATE prompts SET starred=? WHERE id=?"_s,
                              {bind::flag(starred), bind::integer(id)});
}

Result<std::optional<PromptRow>> PromptRepository::remove(qint64 id)
{
    std::optional<PromptRow> found;
    const auto read =
        m_database.read(u"SELECT "_s + promptColumns + u" FROM prompts p WHERE p.id=?"_s, {bind::integer(id)},
                        [&found](const Row &row) { found = toPrompt(row); });
    if (!read)
        return read.error();
    if (const auto done = unindex(u"id=?"_s, {bind::integer(id)}); !done)
        return done.error();
    if (const auto done = m_database.execute(u"DELETE FROM prompts WHERE id=?"_s, {bind::integer(id)}); !done)
        return done.error();
    return found;
}

Result<void> PromptRepository::restore(const PromptRow &row)
{
    const auto there =
        m_database.readInteger(u"SELECT id FROM prompts WHERE text=?"_s, {bind::text(row.text)});
    if (!there)
        return there.error();
    if (*there)
        return {};
    // The gap that it left among the others is still there.
    const auto later = m_database.readInteger(u"SELECT min(seq) FROM prompts WHERE last_used > ?"_s,
                                              {bind::time(row.lastUsed)});
    if (!later)
        return later.error();
    QVariant seq;
    if (*later) {
        const auto below = m_database.readInteger(
            u"SELECT coalesce(max(seq), 0) FROM prompts WHERE seq < ?"_s, {bind::integer(**later)});
        if (!below)
            return below.error();
        seq = **below + 1 < **later ? bind::integer(**below + 1) : QVariant();
    }
    const auto written = m_database.execute(
        uR"(INSERT INTO prompts (id, seq, text, negative, model, model_name, job, uses, first_used, last_used, starred,
                written)
            VALUES (?, coalesce(?, %1),?,?,?,?,?,?,?,?,?,?))"_s.arg(kSeqOf),
        {bind::integer(row.id), seq, bind::text(row.text), bind::text(row.negative),
         bind::text(row.model.text()), bind::text(row.modelName), bind::id(row.job), bind::integer(row.uses),
         bind::time(row.firstUsed), bind::time(row.lastUsed), bind::flag(row.starred),
         bind::flag(row.written)});
    if (!written)
        return written;
    return index(u"id=?"_s, {bind::integer(row.id)});
}

Result<int> PromptRepository::clear(bool starredToo)
{
    const QString which = u"starred = 0 OR ?"_s;
    if (const auto done = unindex(which, {bind::flag(starredToo)}); !done)
        return done.error();
    return m_database.change(u"DELETE FROM prompts WHERE "_s + which, {bind::flag(starredToo)});
}

} // namespace maquette
