// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/prompthistory.h"
#include "app/store/bind.h"
#include "app/store/jobrepository.h"
#include "app/store/opening.h"
#include "app/store/promptrepository.h"
#include "app/store/store.h"
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int usualPrompts = 20'000;
constexpr int wordsInAPrompt = 40;
constexpr int rounds = 9;
constexpr int shown = 100;
constexpr double budgetMs = 5;
//! As it is typed, key by key.
const QString kTyped = QStringLiteral("kalora mit");

QString word(QRandomGenerator &random)
{
    static const QStringList s_syllables = QStringLiteral("ka lo ra mi te su no ve pi da ru ze").split(u' ');
    QString word;
    // Short words come often, as in any language.
    const int length = 1 + int(std::min(random.bounded(4), random.bounded(4)));
    for (int i = 0; i < length; ++i)
        word += s_syllables.at(random.bounded(int(s_syllables.size())));
    return word;
}

bool fill(const QString &file, int prompts)
{
    auto opened = openDatabase(file);
    if (!opened)
        return false;
    Database &database = *opened->database;
    QRandomGenerator random(11);
    const Result<void> done = database.transaction([&]() -> Result<void> {
        JobRepository jobs(database);
        JobRow row;
        row.model = ModelId(QStringLiteral("bench/noise/text-to-image"));
        row.modelName = QStringLiteral("Noise");
        row.input = "{}";
        row.createdAt = QDateTime::currentDateTimeUtc();
        for (int number = 0; number < prompts; ++number) {
            QStringList words{QString::number(number)};
            while (words.size() < wordsInAPrompt)
                words << word(random);
            row.prompt = words.join(u' ');
            if (const auto id = jobs.insert(row); !id)
                return id.error();
        }
        const auto taken = PromptRepository(database).takeIn(prompts);
        return taken ? Result<void>() : Result<void>(taken.error());
    });
    return done.has_value();
}

//! Milliseconds from the key press to the answer; negative when there was none.
double searchOnce(PromptHistory &history, const QString &words)
{
    bool came = false;
    const auto link = QObject::connect(&history, &PromptHistory::found, &history, [&] { came = true; });
    const double taken = milliseconds([&] {
        history.search({words, false, shown});
        waitFor([&came] { return came; }, std::chrono::seconds(20));
    });
    QObject::disconnect(link);
    return came ? taken : -1;
}

//! The same words as one plain statement.
double selectOnce(Database &database, const QString &words)
{
    QStringList terms;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
        terms << u'"' + word + QStringLiteral("\"*");
    qsizetype read = 0;
    bool fine = true;
    const double taken = milliseconds([&] {
        fine = database
                   .read(QStringLiteral("SELECT rowid, text FROM prompts_words WHERE prompts_words MATCH ? "
                                        "ORDER BY rowid DESC LIMIT ?"),
                         {bind::text(terms.join(u' ')), bind::integer(shown)},
                         [&read](const Row &row) { read += row.text(1).size(); })
                   .has_value();
    });
    return fine && read >= 0 ? taken : -1;
}

} // namespace

bool measurePrompts(const QStringList &options)
{
    const int prompts = options.isEmpty() ? usualPrompts : options.first().toInt();
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("prompts.sqlite"));
    if (!fill(file, prompts)) {
        std::fputs("prompts: the history could not be written\n", stderr);
        return false;
    }
    auto store = Store::open(file);
    auto plain = Database::open(file, {}, Database::Access::ReadOnly);
    if (!store || !plain)
        return false;
    PromptHistory history(**store);
    QList<double> values;
    QList<double> references;
    Pair slowest;
    for (qsizetype keys = 1; keys <= kTyped.size(); ++keys) {
        const QString words = kTyped.left(keys);
        const Pair pair = alternate(
            rounds, [&] { return searchOnce(history, words); }, [&] { return selectOnce(**plain, words); });
        if (!pair.valid()) {
            std::fputs("prompts: a search had no answer\n", stderr);
            return false;
        }
        values << pair.value;
        references << pair.reference;
        if (pair.value > slowest.value)
            slowest = pair;
    }
    const auto ofValue = Figure::BudgetOf::Value;
    const QString ms = QStringLiteral("ms");
    print({QStringLiteral("prompts.key"), median(values), ms, median(references), budgetMs, ofValue});
    print({QStringLiteral("prompts.slowestkey"), slowest.value, ms, slowest.reference, budgetMs, ofValue});
    return true;
}

} // namespace maquette::bench
