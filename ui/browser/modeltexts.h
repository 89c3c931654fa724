// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "models/catalogue/modelentry.h"

#include <QDateTime>
#include <QUrl>

class QLocale;

namespace maquette
{

// What is said of a model in one line, and of the catalogue.

//! "text, image → video · kling": what goes in, what comes out, and whose it is.
QString makesText(const ModelEntry &model);
//! "text, image → video".
QString wayText(const ModelEntry &model);
//! "$0.05 / second", "price unknown". Unknown is never free.
QString basePriceText(const ModelEntry &model, const QLocale &locale);
//! The model's page on the web when that is an address a browser may be given; else empty.
QUrl pageOf(const ModelEntry &model);
//! Where a description comes from: "Your own model", "No longer in the service's list", ...
QString originText(const ModelEntry &model);

//! "384 models · fetched today 09:12", "Offline: models of 20 Sep". \a fetched invalid: never; \a error: of
//! the last try.
QString catalogueText(qsizetype count, const QDateTime &fetched, const QDateTime &now,
                      const std::optional<Error> &error, const QLocale &locale);

} // namespace maquette
