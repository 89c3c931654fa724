// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/inspectortexts.h"

#include "ui/form/choicetext.h"
#include "ui/gallery/worktexts.h"

#include <QLocale>

namespace maquette
{

namespace
{

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;

//! Only the time where the day is that of the line before.
QString clockText(const QDateTime &when, QDate &day)
{
    const QDateTime local = when.toLocalTime();
    const QString time = QLocale().toString(local.time(), QStringLiteral("HH:mm:ss"));
    if (std::exchange(day, local.date()) == local.date())
        return time;
    const QDate today = QDate::currentDate();
    const QString date = local.date() == today
                             ? InspectorTexts::tr("today")
                             : QLocale().toString(local.date(), local.date().year() == today.year()
                                                                    ? QStringLiteral("d MMM")
                                                                    : QStringLiteral("d MMM yyyy"));
    return date + u' ' + time;
}

void addSpan(QList<Fact> &facts, const QString &title, const QDateTime &from, const QDateTime &to)
{
    // The clock may have been set in between.
    if (from.isValid() && to.isValid() && from.msecsTo(to) >= 0)
        facts.append({title, InspectorTexts::span(from.msecsTo(to)), {}, false});
}

} // namespace

QString InspectorTexts::valueText(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? tr("yes") : tr("no");
    if (!value.is_string())
        return QString::fromUtf8(toBytes(value));
    const QString text = stringOf(value);
    if (!text.startsWith(QStringLiteral("data:")))
        return choiceText(value).simplified();
    constexpr qint64 base64In = 4;
    constexpr qint64 base64Out = 3;
    const qint64 bytes = (text.size() - text.indexOf(u',') - 1) * base64Out / base64In;
    return tr("sent along, %1").arg(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat));
}

QString InspectorTexts::span(qint64 ms)
{
    if (ms < 10 * secondMs)
        return tr("%1 s").arg(QLocale().toString(double(ms) / secondMs, 'f', 1));
    if (ms < minuteMs)
        return tr("%1 s").arg(ms / secondMs);
    if (ms < hourMs)
        return tr("%1 min %2 s").arg(ms / minuteMs).arg(ms % minuteMs / secondMs);
    return tr("%1 h %2 min").arg(ms / hourMs).arg(ms % hourMs / minuteMs);
}

QList<Fact> InspectorTexts::fileFacts(const Asset &asset, const QString &path)
{
    QList<Fact> facts;
    const QString size =
        QStringList{WorkTexts::pixels(asset.pixels), WorkTexts::format(asset.path)}.join(u' ');
    facts.append({tr("Size"), size.trimmed(), {}, false});
    if (asset.durationMs > 0)
        facts.append({tr("Length"), WorkTexts::duration(asset.durationMs), {}, false});
    if (asset.parentFrame)
        facts.append({tr("Frame"), tr("frame %1 of its clip").arg(*asset.parentFrame), {}, false});
    facts.append(
        {tr("File"), QLocale().formattedDataSize(asset.bytes, 1, QLocale::DataSizeSIFormat), {}, false});
    if (!path.isEmpty())
        facts.append({tr("Name"), path.section(u'/', -1), path, true});
    return facts;
}

QList<Fact> InspectorTexts::timeFacts(const RunRecord &times)
{
    QList<Fact> facts;
    QDate day;
    const auto add = [&](const QString &title, const QDateTime &when) {
        if (when.isValid())
            facts.append({title, clockText(when, day), when.toString(Qt::ISODateWithMs), false});
    };
    add(tr("Ordered"), times.orderedAt);
    add(tr("Sent"), times.sentAt);
    add(tr("Started"), times.startedAt);
    add(tr("Finished"), times.finishedAt);
    add(tr("Saved"), times.savedAt);
    if (times.sentAt.isValid() && times.orderedAt.msecsTo(times.sentAt) >= secondMs)
        addSpan(facts, tr("Waited here"), times.orderedAt, times.sentAt);
    if (times.startedAt.isValid()) {
        addSpan(facts, tr("Waited there"), times.sentAt, times.startedAt);
        addSpan(facts, tr("Ran"), times.startedAt, times.finishedAt);
    } else {
        addSpan(facts, tr("Took"), times.sentAt, times.finishedAt);
    }
    return facts;
}

QList<Fact> InspectorTexts::runFacts(const Asset &asset, const RunRecord *times)
{
    QList<Fact> facts;
    if (!asset.model.isEmpty())
        facts.append({tr("Model"), asset.modelName.isEmpty() ? asset.model.text() : asset.modelName,
                      asset.model.text(), true});
    if (asset.seed && asset.input.isEmpty())
        facts.append({tr("Seed"), QString::number(*asset.seed), {}, true});
    if (asset.cost) {
        const QString cost = asset.simulated ? tr("%1, simulated") : tr("%1 for the run");
        facts.append({tr("Cost"), cost.arg(toText(*asset.cost, QLocale())), {}, false});
    }
    if (times != nullptr)
        facts += timeFacts(*times);
    else if (asset.createdAt.isValid())
        facts.append({tr("Saved"), WorkTexts::moment(asset.createdAt, QDate::currentDate(), QLocale()),
                      asset.createdAt.toString(Qt::ISODateWithMs), false});
    if (!asset.request.isEmpty())
        facts.append({tr("Request"), asset.request.text(), {}, true});
    return facts;
}

QString InspectorTexts::headline(const Asset &asset)
{
    QStringList parts{asset.modelName, WorkTexts::moment(asset.createdAt, QDate::currentDate(), QLocale())};
    if (asset.simulated)
        parts += tr("Sandbox");
    else if (asset.cost)
        parts += toText(*asset.cost, QLocale());
    return parts.join(QStringLiteral(" · "));
}

} // namespace maquette
