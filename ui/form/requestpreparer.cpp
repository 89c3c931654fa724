// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/requestpreparer.h"

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
    const auto work = firstWork(*m_plan.model, m_plan.values);
    if (!work) {
        const Then then = std::move(m_then);
        then(std::exchange(m_plan, {}));
        return;
    }
    m_step = m_pictures.link(work->id, this,
                             [this, work = *work](const Result<QString> &address) { take(work, address); });
    emit busyChanged();
}

void RequestPreparer::take(const CarriedWork &work, const Result<QString> &address)
{
    std::exchange(m_step, nullptr)->deleteLater();
    if (!address) {
        m_plan = {};
        m_then = {};
        emit busyChanged();
        emit failed(work.field, address.error());
        return;
    }
    // The same work may stand in several places.
    const auto put = [&](InputValues &values) {
        eachMedia(*m_plan.model, values, [&](const Field &, Json &value, const JsonPath &) {
            if (assetIn(stringOf(value)) == work.id)
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
