// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/runprice.h"

#include "app/jobs/account.h"
#include "app/jobs/learnedprices.h"
#include "app/jobs/scheduler.h"
#include "models/core/checks.h"
#include "ui/form/alternativeruns.h"
#include "ui/form/alternativesbar.h"
#include "ui/form/formfooter.h"
#include "ui/form/formview.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/pricetext.h"

#include <QLocale>

namespace maquette
{

RunPrice::RunPrice(const FormView &view, FormFooter &footer, AlternativeRuns &alternatives, Prices &prices,
                   QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_footer(footer)
    , m_alternatives(alternatives)
    , m_prices(prices)
{
    m_cautionTimer.setSingleShot(true);
    connect(&m_cautionTimer, &QTimer::timeout, this, &RunPrice::showCaution);
    connect(&prices, &Prices::changed, this, [this](const ModelId &changed) {
        if (m_view.model() && m_view.model()->id == changed)
            show();
    });
}

int RunPrice::orders() const
{
    return m_footer.runs() * m_alternatives.count();
}

std::optional<Price> RunPrice::base() const
{
    const auto &model = m_view.model();
    std::optional<Price> price = m_prices.price(model->id);
    if ((!price || !price->base) && model->basePrice)
        price = Price{model->basePrice, model->priceUnit, model->pricingNote};
    return price;
}

void RunPrice::setLearnedPrices(LearnedPrices &prices)
{
    m_learned = &prices;
    connect(&prices, &LearnedPrices::changed, this, [this](const ModelId &changed) {
        if (m_view.model() && m_view.model()->id == changed)
            show();
    });
    show();
}

std::optional<LearnedPrice> RunPrice::learned(const InputValues &input) const
{
    if (m_learned == nullptr)
        return {};
    const auto &model = m_view.model();
    QStringList free;
    for (const Field &field : model->fields) {
        const bool says = field.role == FieldRole::Prompt || field.role == FieldRole::NegativePrompt;
        if (says || field.role == FieldRole::Seed || field.kind == FieldKind::Seed)
            free << field.key;
    }
    return m_learned->price(model->id, toBytes(withPlaceholders(*model, input)), free);
}

void RunPrice::setPurse(const Account &account, const Scheduler &scheduler)
{
    m_account = &account;
    m_scheduler = &scheduler;
    connect(&account, &Account::changed, this, &RunPrice::show);
    connect(&account, &Account::balanceChanged, this, &RunPrice::showCaution);
    connect(&scheduler, &Scheduler::limitsChanged, this, &RunPrice::showCaution);
    connect(&scheduler, &Scheduler::jobAdded, this, &RunPrice::showCaution);
    connect(&scheduler, &Scheduler::jobFinished, this, &RunPrice::showCaution);
    connect(&scheduler, &Scheduler::costLearned, this, &RunPrice::showCaution);
    connect(&scheduler, &Scheduler::orderChanged, this, &RunPrice::showCaution);
    connect(&scheduler, &Scheduler::jobChanged, this, [this](const Job &job) {
        if (job.state == JobState::Waiting) // held, or allowed
            m_cautionTimer.start(0);
    });
    show();
}

void RunPrice::showCaution()
{
    if (m_account == nullptr || m_account->isSandbox()) {
        m_footer.setCaution({});
        return;
    }
    const int runs = orders();
    const auto held = m_scheduler->holdForecast(m_cost ? std::optional(m_cost->high) : std::nullopt, runs);
    QStringList parts{balanceText(m_cost, runs, m_account->balance(), QLocale()),
                      held ? tr("It will be held: %1").arg(*held) : QString()};
    parts.removeAll(QString());
    m_footer.setCaution(parts.join(u' '));
}

void RunPrice::show()
{
    const auto &model = m_view.model();
    if (!model)
        return;
    m_footer.alternatives().show(m_alternatives);
    const int runs = orders();
    m_footer.setOrders(runs);
    const std::optional<Price> price = base();
    const InputValues input = requestInput(*model, m_view.values());
    const auto past = learned(input);
    m_cost = runCost(*model, input, price, past);
    QString total = totalText(m_cost, runs, QLocale());
    if (m_cost && m_account != nullptr && m_account->isSandbox())
        total = tr("%1, simulated").arg(total);
    QString text = priceText(price, model->makes, m_view.outputs(), runs, QLocale());
    if (past)
        text += QStringLiteral(" · ") + learnedText(*past, QLocale());
    if (m_footer.runs() > 1 && m_view.holdsSeed())
        text += QStringLiteral(" · ") + tr("all the same: the seed is held");
    if (m_cost && m_cost->vague && price)
        text += QStringLiteral(" · ") + price->note.simplified(); // what else moves it
    m_footer.setPrice(total, text, price ? price->note : QString());
    showCaution();
}

} // namespace maquette
