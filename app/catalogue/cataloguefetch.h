// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/catalogue/cataloguetiming.h"
#include "models/catalogue/livecatalogue.h"

#include <QObject>

#include <memory>

namespace maquette
{

class ApiClient;
struct CataloguePage;

//! \brief Fetches a service's whole catalogue, page after page, one request at a time.
//!
//! Exactly one finished(), with everything or an error: pages that do not fit each other (another total,
//! entries that moved from one page to the next) are fetched again from the first, once. Pages that fail for
//! a while are asked for again, no sooner than the server says. Deleting it ends it silently.
class CatalogueFetch : public QObject
{
    Q_OBJECT

public:
    CatalogueFetch(ApiClient &api, const CatalogueTiming &timing, QObject *parent = nullptr);
    ~CatalogueFetch() override;

    void start();

signals:
    void finished(const maquette::Result<QList<maquette::CatalogueItem>> &items);

private:
    void begin();
    void ask();
    void take(const Result<CataloguePage> &page);
    void takePage(const CataloguePage &page);
    void retry(const Error &error);
    void startOver(const char *why);
    void end(const Result<QList<CatalogueItem>> &outcome);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
