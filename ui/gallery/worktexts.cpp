// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/worktexts.h"

#include "ui/gallery/colourdots.h"

#include <QFileInfo>

namespace maquette
{

namespace
{

constexpr int shortestTitle = 12;
constexpr int longestTitle = 60;

} // namespace

QString WorkTexts::line(const QString &prompt, const QString &modelName)
{
    const QString line = prompt.simplified();
    return line.isEmpty() ? modelName : line;
}

QString WorkTexts::title(const QString &prompt, const QString &modelName)
{
    const QString line = prompt.simplified();
    if (line.isEmpty())
        return modelName;
    static const QString stops = QStringLiteral(",.;:!?");
    for (qsizetype i = shortestTitle; i < line.size() && i <= longestTitle; ++i) {
        if (stops.contains(line.at(i)) && (i + 1 == line.size() || line.at(i + 1).isSpace()))
            return line.left(i);
    }
    if (line.size() <= longestTitle)
        return line;
    qsizetype cut = line.lastIndexOf(u' ', longestTitle);
    if (cut < shortestTitle) {
        cut = longestTitle;
        if (line.at(cut - 1).isHighSurrogate())
            --cut;
    }
    return line.left(cut) + QChar(0x2026);
}

QString WorkTexts::duration(qint64 ms)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 3600;
    const qint64 seconds = (ms + 500) / 1000;
    if (ms > 0 && seconds == 0) // a part of a clip
        return tr("%1 s").arg(QLocale().toString(double(std::max<qint64>(ms, 100)) / 1000, 'f', 1));
    const auto two = [](qint64 value) -> QString {
        return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
    };
    if (seconds >= hour)
        return QStringLiteral("%1:%2:%3")
            .arg(seconds / hour)
            .arg(two(seconds % hour / minute), two(seconds % minute));
    return QStringLiteral("%1:%2").arg(seconds / minute).arg(two(seconds % minute));
}

QString WorkTexts::day(const QDate &day, const QDate &today, const QLocale &locale)
{
    const qint64 ago = day.daysTo(today);
    if (ago == 0)
        return tr("Today");
    if (ago == 1)
        return tr("Yesterday");
    constexpr qint64 week = 7;
    if (ago > 1 && ago < week)
        return locale.standaloneDayName(day.dayOfWeek());
    if (day.year() == today.year())
        return locale.toString(day, tr("d MMMM", "day and month"));
    return locale.toString(day, tr("d MMMM yyyy", "day, month and year"));
}

QString WorkTexts::session(qint64 from, qint64 to, const QDate &today, const QLocale &locale)
{
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(from);
    const QDateTime last = QDateTime::fromMSecsSinceEpoch(to);
    const auto time = [&locale](const QDateTime &when) {
        return locale.toString(when.time(), QStringLiteral("HH:mm"));
    };
    const QString begin = tr("%1, %2", "day, time").arg(day(first.date(), today, locale), time(first));
    if (time(first) == time(last) && first.date() == last.date())
        return begin;
    const QString end = first.date() == last.date()
                            ? time(last)
                            : tr("%1, %2", "day, time").arg(day(last.date(), today, locale), time(last));
    return tr("%1 to %2", "times").arg(begin, end);
}

QString WorkTexts::dayDetail(const WorkIndex::DayFacts &facts, const QLocale &locale)
{
    QStringList parts;
    if (facts.works == 1)
        parts += tr("1 work");
    else if (facts.works > 1)
        parts += tr("%1 works").arg(locale.toString(facts.works));
    if (facts.cost > 0)
        parts += toText(Money::fromMicrodollars(facts.cost), locale);
    return parts.join(QStringLiteral(" · "));
}

QString WorkTexts::moment(const QDateTime &when, const QDate &today, const QLocale &locale)
{
    const QDateTime local = when.toLocalTime();
    const QString time = locale.toString(local.time(), QStringLiteral("HH:mm"));
    const qint64 ago = local.date().daysTo(today);
    if (ago == 0)
        return tr("today %1").arg(time);
    if (ago == 1)
        return tr("yesterday %1").arg(time);
    return day(local.date(), today, locale) + u' ' + time;
}

QString WorkTexts::pixels(const QSize &size)
{
    return size.isEmpty() ? QString() : QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

QString WorkTexts::kind(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return tr("Image");
    case MediaKind::Video:
        return tr("Clip");
    case MediaKind::Audio:
        return tr("Sound");
    }
    return {};
}

QString WorkTexts::format(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toUpper();
    return suffix == QStringLiteral("JPG") ? QStringLiteral("JPEG") : suffix;
}

QString WorkTexts::rating(int rating)
{
    if (rating <= 0)
        return tr("No rating");
    return rating == 1 ? tr("1 star") : tr("%1 stars").arg(rating);
}

QString WorkTexts::accessible(const Asset &asset)
{
    QStringList parts{kind(asset.kind), title(asset.prompt, asset.modelName)};
    if (!asset.prompt.isEmpty())
        parts += asset.modelName;
    if (!asset.pixels.isEmpty())
        parts += tr("%1 by %2", "pixels").arg(asset.pixels.width()).arg(asset.pixels.height());
    if (asset.durationMs > 0)
        parts += tr("%1 seconds").arg((asset.durationMs + 500) / 1000);
    if (asset.rating > 0)
        parts += rating(asset.rating);
    if (asset.colour > 0)
        parts += labelColourName(asset.colour);
    return parts.join(QStringLiteral(", "));
}

} // namespace maquette
