// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of FormPanel that says what the next click costs.
#include "app/jobs/account.h"
#include "app/jobs/learnedprices.h"
#include "app/jobs/prices.h"
#include "app/jobs/scheduler.h"
#include "models/core/checks.h"
#include "ui/form/formfooter.h"
#include "ui/form/formpanel.h"
#include "ui/form/formview.h"
#include "ui/form/pricetext.h"

#include <QLocale>

namespace maquette
{

std::optional<Price> FormPanel::shownPrice() const
{
    const auto &model = m_view->model();
    std::optional<Price> price = m_prices.price(model->id);
    if ((!price || !price->base) && model->basePrice)
        price = Price{model->basePrice, model->priceUnit, model->pricingNote};
    return price;
}

void FormPanel::setLearnedPrices(LearnedPrices &prices)
{
    m_learned = &prices;
    connect(&prices, &LearnedPrices::changed, this, [this](const ModelId &changed) {
        if (changed == model())
            updatePrice();
    });
    updatePrice();
}

std::optional<LearnedPrice> FormPanel::learnedPrice() const
{
    const auto &model = m_view->model();
    if (m_learned == nullptr || !model)
        return {};
    QStringList free;
    for (const Field &field : model->fields) {
        const bool says = field.role == FieldRole::Prompt || field.role == FieldRole::NegativePrompt;
        if (says || field.role == FieldRole::Seed || field.kind == FieldKind::Seed)
            free << field.key;
    }
    return m_learned->price(model->id, toBytes(requestInput(*model, m_view->values())), free);
}

void FormPanel::setPurse(const Account &account, const Scheduler &scheduler)
{
    m_account = &account;
    m_scheduler = &scheduler;
    connect(&account, &Account::changed, this, &FormPanel::updatePrice);
    connect(&account, &Account::balanceChanged, this, &FormPanel::updateCaution);
    connect(&scheduler, &Scheduler::limitsChanged, this, &FormPanel::updateCaution);
    connect(&scheduler, &Scheduler::jobAdded, this, &FormPanel::updateCaution);
    connect(&scheduler, &Scheduler::jobFinished, this, &FormPanel::updateCaution);
    connect(&scheduler, &Scheduler::costLearned, this, &FormPanel::updateCaution);
    connect(&scheduler, &Scheduler::orderChanged, this, &FormPanel::updateCaution);
    connect(&scheduler, &Scheduler::jobChanged, this, [this](const Job &job) {
        if (job.state == JobState::Waiting) // held, or allowed
            m_cautionTimer.start(0);
    });
    m_cautionTimer.setSingleShot(true);
    connect(&m_cautionTimer, &QTimer::timeout, this, &FormPanel::updateCaution);
    updatePrice();
}

void FormPanel::updateCaution()
{
    if (m_account == nullptr || m_account->isSandbox()) {
        m_footer->setCaution({});
        return;
    }
    const int runs = orderCount();
    const auto held = m_scheduler->holdForecast(m_cost ? std::optional(m_cost->high) : std::nullopt, runs);
    QStringList parts{balanceText(m_cost, runs, m_account->balance(), QLocale()),
                      held ? tr("It will be held: %1").arg(*held) : QString()};
    parts.removeAll(QString());
    m_footer->setCaution(parts.join(u' '));
}

void FormPanel::updatePrice()
{
    const auto &model = m_view->model();
    if (!model)
        return;
    showAlternatives();
    const int runs = orderCount();
    const std::optional<Price> price = shownPrice();
    const auto learned = learnedPrice();
    m_cost = runCost(*model, requestInput(*model, m_view->values()), price, learned);
    QString total = totalText(m_cost, runs, QLocale());
    if (!total.isEmpty() && m_account != nullptr && m_account->isSandbox())
        total = tr("%1, simulated").arg(total);
    QString text = priceText(price, model->makes, m_view->outputs(), runs, QLocale());
    if (learned)
        text += QStringLiteral(" · ") + learnedText(*learned, QLocale());
    if (m_footer->runs() > 1 && m_view->holdsSeed())
        text += QStringLiteral(" · ") + tr("all the same: the seed is held");
    m_footer->setPrice(total, text, price ? price->note : QString());
    updateCaution();
}

} // namespace maquette
