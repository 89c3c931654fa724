// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/money.h"
#include "app/base/result.h"

#include <QObject>

#include <memory>
#include <optional>

namespace maquette
{

class ApiClient;
class Clock;

//! \brief What the catalogue says a run costs. A base, not a quote: resolution, duration and number of
//! outputs change it (`note`).
struct Price
{
    std::optional<Money> base; //!< nothing: unknown, never free
    QString unit;              //!< free text: "output", "second", "image"
    QString note;

    friend bool operator==(const Price &, const Price &) = default;
};

//! \brief The prices of the models, asked for when they are needed and kept for ten minutes. Main thread.
class Prices : public QObject
{
    Q_OBJECT

public:
    Prices(ApiClient &api, const Clock &clock, QObject *parent = nullptr);
    ~Prices() override;

    //! What is known now; nothing while it is asked for or when it cannot be had. Asks by itself when there
    //! is a token and the price is missing or old; changed() follows if that brings something new.
    [[nodiscard]] std::optional<Price> price(const ModelId &model);
    //! Asks again whatever is known: right before something is paid.
    void refresh(const ModelId &model);

signals:
    void changed(const maquette::ModelId &model);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
