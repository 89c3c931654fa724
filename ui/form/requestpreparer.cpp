// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/requestpreparer.h"

#include "ui/form/mediaaddress.h"
#include "ui/form/mediasource.h"

namespace maquette
{

namespace
{
//! The first work in the values: the key of its field and its id.
std::optional<std::pair<QString, AssetId>> firstWork(const InputValues &values)
{
    for (const auto &[key, value] : values.items()) {
        if (const auto id = value.is_string() ? assetIn(stringOf(value)) : std::nullopt)
            return std::pair(QString::fromStdString(key), *id);
    }
    return std::nullopt;
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
    if (const auto work = firstWork(m_plan.values))
        m_plan.parent = {work->second, work->first};
    next();
}

void RequestPreparer::next()
{
    const auto work = firstWork(m_plan.values);
    if (!work) {
        const Then then = std::move(m_then);
        then(std::exchange(m_plan, {}));
        return;
    }
    m_step = m_pictures.link(work->second, this, [this, key = work->first](const Result<QString> &address) {
        take(key, address);
    });
    emit busyChanged();
}

void RequestPreparer::take(const QString &key, const Result<QString> &address)
{
    std::exchange(m_step, nullptr)->deleteLater();
    if (!address) {
        m_plan = {};
        m_then = {};
        emit busyChanged();
        emit failed(key, address.error());
        return;
    }
    m_plan.values[key.toStdString()] = jsonString(*address);
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
