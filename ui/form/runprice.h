// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/prices.h"
#include "ui/form/priceestimate.h"

#include <QObject>
#include <QTimer>

namespace maquette
{

class Account;
class AlternativeRuns;
class FormFooter;
class FormView;
class LearnedPrices;
class Scheduler;
struct LearnedPrice;

//! \brief What the next click costs: works it out from what stands in the form and writes it into the footer.
//!
//! Main thread. Everything it is given must outlive it.
class RunPrice : public QObject
{
    Q_OBJECT

public:
    RunPrice(const FormView &view, FormFooter &footer, AlternativeRuns &alternatives, Prices &prices,
             QObject *parent);

    //! Says beside the base price what runs like this have really cost.
    void setLearnedPrices(LearnedPrices &prices);
    //! Says beside the price when the balance is too small for it or a limit would hold it.
    void setPurse(const Account &account, const Scheduler &scheduler);

    //! How many runs the next click orders.
    [[nodiscard]] int orders() const;
    //! Of the service, else of the model's file. There must be a model.
    [[nodiscard]] std::optional<Price> base() const;
    //! What runs with such settings have cost; nothing when there were none. There must be a model.
    [[nodiscard]] std::optional<LearnedPrice> learned(const InputValues &input) const;
    void show();

private:
    void showCaution();

    const FormView &m_view;
    FormFooter &m_footer;
    AlternativeRuns &m_alternatives;
    Prices &m_prices;
    LearnedPrices *m_learned = nullptr;
    const Account *m_account = nullptr;
    const Scheduler *m_scheduler = nullptr;
    std::optional<RunCost> m_cost; //!< of one run with these settings; nothing: unknown
    QTimer m_cautionTimer;
};

} // namespace maquette
