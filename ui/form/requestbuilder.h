// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"
#include "app/jobs/prices.h"
#include "models/core/checks.h"
#include "ui/form/seeds.h"

#include <QHash>

#include <functional>
#include <set>

namespace maquette
{

//! \brief A picture of the gallery that goes with a request: which work stands in which field.
struct CarriedWork
{
    AssetId id;
    QString field;
};

//! \brief What the form holds at the moment Generate is pressed.
struct RunPlan
{
    std::shared_ptr<const Model> model;
    InputValues values;      //!< random seeds are absent
    QStringList randomSeeds; //!< keys of the fields that get a new number for each run
    int runs = 1;
    CarriedWork parent;
    Price price;                  //!< what stood beside Generate
    std::optional<Money> learned; //!< the most that a run like this has cost
    //! What the alternatives in the prompts come to (PromptPlan::variants()), each ordered `runs` times;
    //! empty: `values` alone.
    QList<InputValues> variants{};
    QStringList templates{}; //!< keys of the fields that hold such alternatives
    bool isWhole = true;     //!< else words stand where a link into the bucket will: not to be sent
};

//! Whether two plans come to the same requests, as often and at the same price.
bool sameRuns(const RunPlan &a, const RunPlan &b);

//! \brief Turns a plan into orders: every variant once, then all again with new seeds. Knows no widgets.
class RequestBuilder
{
public:
    using SeedSource = std::function<WideInteger(const Field &)>;

    //! \a seeds is asked for each random seed of each run; a number that was already given is drawn again, as
    //! long as the field has enough of them.
    explicit RequestBuilder(SeedSource seeds = randomSeed);

    [[nodiscard]] QList<JobOrder> orders(const RunPlan &plan) const;

private:
    using Given = QHash<QString, std::set<WideInteger>>; //!< seeds, by field
    [[nodiscard]] JobOrder order(const RunPlan &plan, InputValues values, Given &given) const;

    SeedSource m_seeds;
};

//! The text that stands for the run in the gallery: the prompt field's, else the first text of the input.
QString promptOf(const Model &model, const InputValues &values);
//! The seed inside an input, if the model has one and it fits.
std::optional<qint64> seedOf(const Model &model, const InputValues &input);

} // namespace maquette
