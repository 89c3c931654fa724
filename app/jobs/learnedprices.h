// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/jobs/learnedprice.h"

#include <QObject>

#include <memory>

namespace maquette
{

class ApiClient;
class Scheduler;
class Store;

//! \brief What the artist's own runs have cost, by model, from the journal. Main thread.
//!
//! Runs of the sandbox are told from real ones: each server has its own.
class LearnedPrices : public QObject
{
    Q_OBJECT

public:
    LearnedPrices(Store &store, const ApiClient &api, Scheduler &scheduler, QObject *parent = nullptr);
    ~LearnedPrices() override;

    //! See learnedPrice(). Nothing too while the journal is being read for \a model, which the first question
    //! starts; changed() follows if that brings something.
    [[nodiscard]] std::optional<LearnedPrice> price(const ModelId &model, const QByteArray &input,
                                                    const QStringList &free);

signals:
    void changed(const maquette::ModelId &model);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
