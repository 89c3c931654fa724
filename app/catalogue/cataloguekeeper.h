// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/catalogue/catalogueplaces.h"
#include "app/catalogue/cataloguetiming.h"
#include "models/core/catalogue.h"
#include "models/page/ownmodels.h"

#include <QObject>

#include <memory>

namespace maquette
{

class ApiClient;
class Clock;

//! \brief A description to be kept with the artist's own.
struct OwnAddition
{
    Json entry;
    ModelSource source = ModelSource::Catalogue;
};

//! \brief Keeps the catalogue: the shipped models and the artist's own from the start, the service's as soon
//! as its kept copy is read, and fetched anew in the background when that is a day old. Main thread.
//!
//! catalogue() is one object for the keeper's whole life, whose content changes; a pointer into it is good
//! until control goes back to the event loop. Files are read and written, and catalogues merged, on a thread
//! of its own. Nothing is asked of the network before allowFetching(), nor without a token. Destruction
//! waits for what is being written.
class CatalogueKeeper : public QObject
{
    Q_OBJECT

public:
    //! Reads the shipped and the own descriptions.
    CatalogueKeeper(CataloguePlaces places, const Clock &clock, QObject *parent = nullptr,
                    const CatalogueTiming &timing = {});
    ~CatalogueKeeper() override;

    [[nodiscard]] const Catalogue &catalogue() const;
    //! The kept catalogue of the service was looked for.
    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] bool isRefreshing() const;
    //! Why the last try to fetch brought nothing; nothing when it did, or when none was made here.
    [[nodiscard]] std::optional<Error> refreshError() const;

    //! Brings what is kept of \a service (Endpoint::name) in the place of any other's; nothing when it is
    //! here already. Ends with loaded().
    void read(const QString &service);
    //! The same at once, for who cannot wait for the event loop; no signals.
    void readNow(const QString &service);
    //! Follows \a api's endpoint from now on, and fetches from there. It must outlive this.
    void follow(ApiClient &api);
    void allowFetching();
    //! Fetches now, unless the server asked for a pause; allows fetching. Ends with refreshed() or
    //! refreshFailed().
    void refresh();
    //! The service has just said that it does not know a model.
    void refreshForUnknownModel();

    //! Keeps \a models with the artist's own. Ends with ownAdded(), or with ownFailed() at the first that
    //! cannot be kept; those before it are.
    void addOwn(const QList<OwnAddition> &models, OwnModels::IfThere ifThere);
    //! Ends with ownRemoved() or ownFailed().
    void removeOwn(const ModelId &model);
    //! Puts back what removeOwn() took last, with its date. Ends as addOwn().
    void restoreOwn();

    //! The model as it was when markSeen() was last called for it; null when it was never, is the same now,
    //! or cannot be told.
    [[nodiscard]] std::shared_ptr<const Model> lastSeen(const ModelId &model) const;
    //! The artist knows this model as it is now.
    void markSeen(const ModelId &model);

signals:
    void loaded();
    void changed();
    //! After changed(): these are described otherwise, are new, or are gone.
    void modelsChanged(const QList<maquette::ModelId> &models);
    void refreshStarted();
    void refreshed(const QDateTime &time);
    void refreshFailed(const maquette::Error &error);
    void ownAdded(const QList<maquette::ModelId> &models);
    void ownRemoved(const maquette::ModelId &model);
    void ownFailed(const maquette::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
