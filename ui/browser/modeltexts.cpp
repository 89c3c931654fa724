// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modeltexts.h"

#include "app/base/advice.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

namespace
{

QString modelWords(const char *text)
{
    return QCoreApplication::translate("ModelTexts", text);
}

QString nameOf(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Video:
        return modelWords("video");
    case MediaKind::Audio:
        return modelWords("audio");
    case MediaKind::Image:
        break;
    }
    return modelWords("image");
}

QString unitOf(const ModelEntry &model)
{
    const QString unit = model.priceUnit.trimmed();
    if (unit.compare(QLatin1String("output"), Qt::CaseInsensitive) == 0)
        return nameOf(model.makes);
    return unit.size() > 24 ? QString(unit.left(23) + u'…') : unit;
}

QString timeText(const QDateTime &time, const QDateTime &now, const QLocale &locale)
{
    const QDate date = time.toLocalTime().date();
    const QDate today = now.toLocalTime().date();
    if (date == today)
        return modelWords("today %1")
            .arg(locale.toString(time.toLocalTime().time(), QStringLiteral("HH:mm")));
    const bool sameYear = date.year() == today.year();
    return locale.toString(date, sameYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
}

bool isOffline(ErrorKind kind)
{
    return kind == ErrorKind::Offline || kind == ErrorKind::TimedOut || kind == ErrorKind::ConnectionLost;
}

} // namespace

QString wayText(const ModelEntry &model)
{
    QStringList in;
    const std::pair<Intake, QString> kinds[] = {{Intake::Text, modelWords("text")},
                                                {Intake::Image, modelWords("image")},
                                                {Intake::Video, modelWords("video")},
                                                {Intake::Audio, modelWords("audio")}};
    for (const auto &[kind, name] : kinds) {
        if (model.takes.testFlag(kind))
            in += name;
    }
    const QString out = nameOf(model.makes);
    return in.isEmpty() ? modelWords("makes %1").arg(out)
                        : in.join(QStringLiteral(", ")) + QStringLiteral(" → ") + out;
}

QString makesText(const ModelEntry &model)
{
    const QString way = wayText(model);
    return model.vendor.isEmpty() ? way : QString(way + QStringLiteral(" · ") + model.vendor);
}

QString basePriceText(const ModelEntry &model, const QLocale &locale)
{
    if (!model.basePrice)
        return modelWords("price unknown");
    const QString price = toText(*model.basePrice, locale);
    const QString unit = unitOf(model);
    return unit.isEmpty() ? price : QString(price + QStringLiteral(" / ") + unit);
}

QUrl pageOf(const ModelEntry &model)
{
    const QUrl url(model.page, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1String("https") && !url.host().isEmpty() && url.userInfo().isEmpty();
    return url.isValid() && isWeb ? url : QUrl();
}

QString originText(const ModelEntry &model)
{
    if (model.own)
        return modelWords("Your own model");
    if (!model.listed)
        return modelWords("No longer in the service's list");
    return model.live ? modelWords("In the service's list") : modelWords("Comes with Maquette");
}

QString catalogueText(qsizetype count, const QDateTime &fetched, const QDateTime &now,
                      const std::optional<Error> &error, const QLocale &locale)
{
    const QString models =
        count == 1 ? modelWords("1 model") : modelWords("%1 models").arg(locale.toString(count));
    if (error && isOffline(error->kind))
        return fetched.isValid()
                   ? modelWords("Offline: %1 of %2").arg(models, timeText(fetched, now, locale))
                   : modelWords("Offline: %1, the service's list was never fetched").arg(models);
    if (error && error->kind != ErrorKind::Cancelled)
        return QStringList{models + u'.', error->message, adviceFor(*error).step}.join(u' ').trimmed();
    return fetched.isValid() ? modelWords("%1 · fetched %2").arg(models, timeText(fetched, now, locale))
                             : models;
}

} // namespace maquette
