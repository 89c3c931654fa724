// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/requestpreparer.h"

#include "app/media/mediadesk.h"
#include "models/core/mediavalues.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediasource.h"

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

//! The first work or file: its value and the key of its field.
std::optional<OwnMedia> firstOwn(const Model &model, InputValues &values)
{
    std::optional<OwnMedia> first;
    eachMedia(model, values, [&](const Field &, const Json &value, const JsonPath &path) {
        const QString text = stringOf(value);
        if (!first && (assetIn(text) || fileIn(text)))
            first = OwnMedia{text, path.constFirst().key};
    });
    return first;
}
} // namespace

RequestPreparer::RequestPreparer(MediaSource &pictures, QObject *parent)
    : QObject(parent)
    , m_pictures(pictures)
{}

void RequestPreparer::prepare(RunPlan plan, Then then)
{
    if (isBusy())
        return;
    m_plan = std::move(plan);
    m_then = std::move(then);
    if (const auto work = firstWork(*m_plan.model, m_plan.values))
        m_plan.parent = *work;
    next();
}

void RequestPreparer::next()
{
    const auto own = firstOwn(*m_plan.model, m_plan.values);
    if (!own) {
        const Then then = std::move(m_then);
        then(std::exchange(m_plan, {}));
        return;
    }
    const auto answer = [this, own = *own](const Result<QString> &address) { take(own, address); };
    if (const auto id = assetIn(own->value)) {
        m_step = m_pictures.link(*id, this, answer);
    } else {
        m_step =
            m_pictures.disk().send(*fileIn(own->value), this, [answer](const Result<ResolvedMedia> &media) {
                answer(media ? Result<QString>(media->value) : Result<QString>(media.error()));
            });
    }
    emit busyChanged();
}

void RequestPreparer::take(const OwnMedia &own, const Result<QString> &address)
{
    std::exchange(m_step, nullptr)->deleteLater();
    if (!address) {
        m_plan = {};
        m_then = {};
        emit busyChanged();
        emit failed(own.field, address.error());
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
    m_plan = {};
    m_then = {};
    emit busyChanged();
}

} // namespace maquette
