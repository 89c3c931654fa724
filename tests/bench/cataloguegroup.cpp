// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/modelsearch.h"
#include "models/core/catalogue.h"
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/support/madecatalogue.h"

#include <algorithm>
#include <tuple>

namespace maquette::bench
{

namespace
{

constexpr int usualModels = 5000;
constexpr int rounds = 5;
constexpr double budgetMs = 5;
constexpr double holdMs = 8;

//! The slowest of the keys that type \a text.
double slowestKey(const QString &text, const std::function<void(const QString &)> &find)
{
    double slowest = 0;
    for (qsizetype length = 1; length <= text.size(); ++length)
        slowest = std::max(slowest, milliseconds([&] { find(text.left(length)); }));
    return slowest;
}

//! What any search must do at least: look through all the names once.
qsizetype namesWith(const std::vector<ModelEntry> &entries, const QString &text)
{
    return std::count_if(entries.begin(), entries.end(), [&](const ModelEntry &entry) {
        return entry.displayName.contains(text, Qt::CaseInsensitive);
    });
}

} // namespace

bool measureCatalogue(const QStringList &options)
{
    const int models = options.isEmpty() ? usualModels : options.first().toInt();
    const auto live = LiveCatalogue::of(test::madeCatalogue(models), QStringLiteral("bench"),
                                        QDateTime::currentDateTimeUtc(), nullptr);
    if (!live)
        return false;
    const DescriptorSet none;
    const Catalogue catalogue = Catalogue::merge(none, none, &*live, {});
    const ModelSearch search(catalogue.entries());
    const QString typed = QStringLiteral("ecume flash sharp");
    const Pair key = alternate(
        rounds,
        [&] { return slowestKey(typed, [&](const QString &text) { std::ignore = search.find(text); }); },
        [&] {
            return slowestKey(typed, [&](const QString &text) { namesWith(catalogue.entries(), text); });
        });
    print({QStringLiteral("catalogue.search"), key.value, QStringLiteral("ms"), key.reference, budgetMs,
           Figure::BudgetOf::Value});
    // All that the main thread does when another catalogue of 400 has been read.
    const auto some = LiveCatalogue::of(test::madeCatalogue(400), QStringLiteral("bench"),
                                        QDateTime::currentDateTimeUtc(), nullptr);
    const auto others = LiveCatalogue::of(test::madeCatalogue(400, 2), QStringLiteral("bench"),
                                          QDateTime::currentDateTimeUtc(), nullptr);
    const Catalogue before = Catalogue::merge(none, none, &*some, {});
    const Pair joined = alternate(
        rounds,
        [&] {
            Catalogue now = Catalogue::merge(none, none, &*others, {});
            return milliseconds([&] {
                now.takeReadModels(before);
                if (now.differences(before).size() != 400)
                    std::abort();
            });
        },
        [&] { return milliseconds([&] { static_cast<void>(namesWith(before.entries(), typed)); }); });
    print({QStringLiteral("catalogue.joined"), joined.value, QStringLiteral("ms"), joined.reference, holdMs,
           Figure::BudgetOf::Value});
    return true;
}

} // namespace maquette::bench
