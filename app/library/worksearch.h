// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/idset.h"
#include "app/base/result.h"
#include "app/library/workfacets.h"
#include "app/library/workkeys.h"
#include "app/library/workquery.h"

#include <QObject>

#include <memory>

namespace maquette
{

//! \brief What a search found.
struct FoundWorks
{
    IdSet ids;
    WorkFacets facets; //!< only when they were asked for
};

//! \brief Searches the library's index on a thread of its own, over a reading connection of its own, so that
//! neither the window nor what is being written waits. Main thread object.
//!
//! Of several searches that are asked for while one runs only the last is made; the answers of the others
//! never come. Destruction waits for the one that runs (a few milliseconds).
class WorkSearch : public QObject
{
    Q_OBJECT

public:
    //! \a database: the file of the store.
    explicit WorkSearch(QString database, QObject *parent = nullptr);
    ~WorkSearch() override;

    //! found() or failed() follows, unless another find() comes before it begins. \a keys as they are now.
    void find(const WorkQuery &query, const WorkKeys &keys, bool withFacets = false);
    //! Opens what the first search would have to wait for.
    void prepare();
    //! checked() follows for each call, in order: which of \a ids match.
    void check(const WorkQuery &query, const WorkKeys &keys, const QList<AssetId> &ids);

signals:
    void found(const maquette::WorkQuery &query, const maquette::FoundWorks &works);
    void checked(const maquette::WorkQuery &query, const QList<maquette::AssetId> &ids,
                 const maquette::IdSet &matching);
    void failed(const maquette::Error &error);

private:
    void startNext();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
