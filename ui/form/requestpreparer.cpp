// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/requestpreparer.h"

#include "app/media/mediadesk.h"
#include "models/core/mediavalues.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaitem.h"
#include "ui/form/mediasource.h"

#include <algorithm>

namespace maquette
{

namespace
{
//! The first work in the values: the key of its field and its id.
std::optional<CarriedWork> firstWork(const Model &model, InputValues &values)
{
    std::optional<CarriedWork> first;
    eachMedia(model, values, [&](const Field &, const Json &value, const JsonPath &path) {
        const auto id = assetIn(stringOf(value));
        if (id && !first)
            first = CarriedWork{*id, path.constFirst().key};
    });
    return first;
}

//! The first work or file.
std::optional<OwnMedia> firstOwn(const Model &model, InputValues &values, const MediaSource &source)
{
    std::optional<OwnMedia> first;
    eachMedia(model, values, [&](const Field &, const Json &value, const JsonPath &path) {
        const QString text = stringOf(value);
        if (!first && (assetIn(text) || fileIn(text)))
            first = OwnMedia{text, path.constFirst().key, MediaItem::nameOf(text, source)};
    });
    return first;
}

QList<Field> fieldsWith(const QString &own, const Model &model, InputValues &values)
{
    QList<Field> fields;
    eachMedia(model, values, [&](const Field &field, const Json &value, const JsonPath &) {
        if (stringOf(value) == own)
            fields.append(field);
    });
    return fields;
}

//! How much of the request the data addresses take.
qint64 inlineIn(const Model &model, InputValues &values)
{
    qint64 letters = 0;
    eachMedia(model, values, [&](const Field &, const Json &value, const JsonPath &) {
        if (const QString text = stringOf(value); text.startsWith(QLatin1String("data:")))
            letters += text.size();
    });
    return letters;
}
} // namespace

RequestPreparer::RequestPreparer(MediaSource &pictures, QObject *parent)
    : QObject(parent)
    , m_pictures(pictures)
{}

void RequestPreparer::prepare(RunPlan plan, Then then)
{
    startWith(std::move(plan), std::move(then), false);
}

void RequestPreparer::preview(RunPlan plan, Then then)
{
    startWith(std::move(plan), std::move(then), true);
}

void RequestPreparer::startWith(RunPlan plan, Then then, bool onlyShown)
{
    if (isBusy())
        return;
    m_onlyShown = onlyShown;
    m_plan = std::move(plan);
    m_then = std::move(then);
    if (const auto work = firstWork(*m_plan.model, m_plan.values))
        m_plan.parent = *work;
    next();
}

void RequestPreparer::next()
{
    const auto own = firstOwn(*m_plan.model, m_plan.values, m_pictures);
    if (own)
        return begin(*own);
    const Then then = std::move(m_then);
    tell({});
    then(std::exchange(m_plan, {}));
}

void RequestPreparer::begin(const OwnMedia &own)
{
    tell(tr("Making %1 ready to be sent…").arg(own.name));
    if (const auto id = assetIn(own.value)) {
        m_step =
            m_pictures.link(*id, this, [this, own](const Result<QString> &address) { take(own, address); });
    } else {
        const SendOrder order{*fileIn(own.value), fieldsWith(own.value, *m_plan.model, m_plan.values),
                              inlineIn(*m_plan.model, m_plan.values), m_onlyShown};
        m_step = m_pictures.disk().send(
            order, this,
            [this, own](qint64 sent, qint64 total) {
                const QString text = tr("Sending %1 to your bucket…").arg(own.name);
                tell(total > 0 ? tr("%1 %2 %").arg(text, QString::number(sent * 100 / total)) : text);
            },
            [this, own](const Result<ResolvedMedia> &media) {
                take(own, media ? Result<QString>(shownOf(own, *media)) : Result<QString>(media.error()));
            });
    }
    emit busyChanged();
}

QString RequestPreparer::shownOf(const OwnMedia &own, const ResolvedMedia &media)
{
    if (!media.isLink || !media.value.isEmpty())
        return media.value;
    m_plan.isWhole = false;
    return tr("(link to %1, which goes into your bucket when the run is sent)").arg(own.name);
}

QString RequestPreparer::obstacleOf(const QString &address)
{
    if (!address.startsWith(QLatin1String("data:")))
        return {};
    // Each variant is to hold it, and each run of it.
    const qint64 requests = std::max<qint64>(1, m_plan.variants.size()) * m_plan.runs;
    if (address.size() * requests > mostBytes)
        return tr("so many runs with it are too much at once. Lower their number.");
    return requestObstacle(inlineIn(*m_plan.model, m_plan.values));
}

void RequestPreparer::tell(const QString &doing)
{
    if (doing == m_doing)
        return;
    m_doing = doing;
    emit doingChanged();
}

void RequestPreparer::drop()
{
    m_plan = {};
    m_then = {};
    tell({});
    emit busyChanged();
}

void RequestPreparer::take(const OwnMedia &own, const Result<QString> &address)
{
    std::exchange(m_step, nullptr)->deleteLater();
    if (!address) {
        drop();
        emit failed(own, address.error());
        return;
    }
    // The same one may stand in several places.
    const auto put = [&](InputValues &values) {
        eachMedia(*m_plan.model, values, [&](const Field &, Json &value, const JsonPath &) {
            if (stringOf(value) == own.value)
                value = jsonString(*address);
        });
    };
    put(m_plan.values);
    if (const QString obstacle = obstacleOf(*address); !obstacle.isEmpty()) {
        drop();
        emit failed(own, Error{ErrorKind::TooLarge, obstacle, {}, 0, 0, {}});
        return;
    }
    for (InputValues &variant : m_plan.variants)
        put(variant);
    next();
    if (!isBusy())
        emit busyChanged();
}

void RequestPreparer::cancel()
{
    if (!isBusy())
        return;
    delete std::exchange(m_step, nullptr);
    drop();
}

} // namespace maquette
