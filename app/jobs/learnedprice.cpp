// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/learnedprice.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace maquette
{

namespace
{

//! Longer texts are words or addresses, not settings.
constexpr qsizetype longestSetting = 64;

using Settings = std::map<QString, QString>;

//! One text for each value that can be compared; nothing for what is no setting.
std::optional<QString> settingOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::String:
        // That a picture was given may cost; which one does not.
        return value.toString().size() <= longestSetting && !value.toString().contains(u"://")
                   ? value.toString()
                   : QStringLiteral("given");
    case QJsonValue::Array:
        return QString::number(value.toArray().size());
    case QJsonValue::Object:
        return QStringLiteral("given");
    default:
        return {};
    }
}

Settings settingsOf(const QByteArray &input, const QStringList &free)
{
    Settings settings;
    const QJsonObject object = QJsonDocument::fromJson(input).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (free.contains(it.key()))
            continue;
        if (const auto setting = settingOf(it.value()))
            settings.emplace(it.key(), *setting);
    }
    return settings;
}

QString valueIn(const Settings &settings, const QString &key)
{
    const auto found = settings.find(key);
    return found == settings.end() ? QString() : u'=' + found->second; // absent is a value of its own
}

struct Run
{
    Settings settings;
    qint64 cost = 0;
};

//! How far the costs of runs that agree in \a keys lie apart, over all groups.
qint64 unexplained(const QList<Run> &runs, const QStringList &keys)
{
    QHash<QString, std::pair<qint64, qint64>> groups;
    for (const Run &run : runs) {
        QString name;
        for (const QString &key : keys)
            name += valueIn(run.settings, key) + u'\n';
        const auto found = groups.find(name);
        if (found == groups.end())
            groups.insert(name, {run.cost, run.cost});
        else
            *found = {std::min(found->first, run.cost), std::max(found->second, run.cost)};
    }
    qint64 sum = 0;
    for (const auto &[low, high] : std::as_const(groups))
        sum += high - low;
    return sum;
}

//! A field that is another one in every run explains everything and tells nothing.
bool tellsNothing(const QList<Run> &runs, const QString &key)
{
    QStringList values;
    for (const Run &run : runs)
        values << valueIn(run.settings, key);
    values.removeDuplicates();
    return runs.size() > 2 && values.size() == runs.size();
}

QStringList moversOf(const QList<Run> &runs)
{
    QStringList open;
    for (const Run &run : runs) {
        for (const auto &[key, value] : run.settings) {
            if (!open.contains(key))
                open << key;
        }
    }
    open.removeIf([&runs](const QString &key) { return tellsNothing(runs, key); });
    QStringList movers;
    qint64 rest = unexplained(runs, movers);
    while (rest > 0) {
        qint64 best = rest;
        QStringList equallyGood;
        for (const QString &key : std::as_const(open)) {
            const qint64 left = unexplained(runs, movers + QStringList{key});
            if (left < best)
                equallyGood.clear();
            if (left < rest && left <= best)
                equallyGood << key;
            best = std::min(best, left);
        }
        if (equallyGood.isEmpty())
            break;
        // Nobody can tell which of them it was: all must agree.
        movers += equallyGood;
        for (const QString &key : std::as_const(equallyGood))
            open.removeAll(key);
        rest = unexplained(runs, movers);
    }
    return movers;
}

//! Whether \a wanted has a value in a field that was the same in every run: nobody knows yet what it costs.
bool asksForUnknown(const QList<Run> &runs, const Settings &wanted)
{
    if (runs.isEmpty())
        return false;
    Settings all = wanted;
    for (const Run &run : runs)
        all.insert(run.settings.cbegin(), run.settings.cend());
    return std::any_of(all.cbegin(), all.cend(), [&](const auto &each) {
        const QString only = valueIn(runs.constFirst().settings, each.first);
        return valueIn(wanted, each.first) != only &&
               std::all_of(runs.cbegin(), runs.cend(),
                           [&](const Run &run) { return valueIn(run.settings, each.first) == only; });
    });
}

} // namespace

std::optional<LearnedPrice> learnedPrice(const QList<PricedRun> &past, const QByteArray &input,
                                         const QStringList &free)
{
    QList<Run> runs;
    for (const PricedRun &run : past)
        runs << Run{settingsOf(run.input, free), run.cost.microdollars()};
    const QStringList movers = moversOf(runs);
    const Settings wanted = settingsOf(input, free);
    if (asksForUnknown(runs, wanted))
        return {};
    std::optional<LearnedPrice> learned;
    for (const Run &run : std::as_const(runs)) {
        const bool alike = std::all_of(movers.begin(), movers.end(), [&](const QString &key) {
            return valueIn(run.settings, key) == valueIn(wanted, key);
        });
        if (!alike)
            continue;
        const Money cost = Money::fromMicrodollars(run.cost);
        if (!learned)
            learned = LearnedPrice{0, cost, cost};
        learned->low = std::min(learned->low, cost);
        learned->high = std::max(learned->high, cost);
        if (++learned->runs == LearnedPrice::mostRuns)
            break;
    }
    return learned;
}

} // namespace maquette
