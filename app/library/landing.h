// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/collector.h"
#include "app/library/landingdesk.h"
#include "app/store/rows.h"

namespace maquette
{

class OutputFetch;
struct FetchedOutput;

//! \brief One job's outputs on their way to the library, a few downloads at a time over all jobs.
//!
//! Deleting it stops the downloads; what is complete by then still lands and is indexed. Outlived by its
//! library or not, it ends.
class Landing : public Collection
{
    Q_OBJECT

public:
    Landing(LandingDesk &desk, CollectRequest request, QObject *parent);
    ~Landing() override;
    void start() override;
    void cancel() override;

private:
    struct Known
    {
        QList<AssetRow> works; //!< also those that the artist threw away
        QList<AssetRow> shown;
        QList<DownloadRow> downloads;
    };
    struct Part
    {
        qint64 received = 0;
        qint64 total = -1;
        bool kept = false; //!< what was received need not be fetched again
        bool done = false;
    };

    void close();
    void lookUp();
    void begin(const Known &known);
    void fetch(const OutputLink &link, const Known &known);
    void land(OutputFetch *fetch, const FetchedOutput &fetched);
    void fetchEnded(OutputFetch *fetch, const Result<FetchedOutput> &outcome);
    void outputEnded(int index, const Result<AssetId> &outcome);
    [[nodiscard]] Error asLoss(int index, Error error) const;
    void finishIfDone();
    void report();
    [[nodiscard]] QString stemOf(const OutputLink &link) const;
    [[nodiscard]] Asset assetOf(int index, const QUrl &source) const;

    LandingDesk &m_desk;
    CollectRequest m_request;
    LandingDesk::Stay m_stay;
    QHash<int, Part> m_parts;
    QList<OutputFetch *> m_fetches;
    CollectSummary m_summary;
    bool m_started = false;
    bool m_lookingUp = false;
    bool m_cancelled = false;
    bool m_closed = false; //!< the desk is gone
    bool m_finished = false;
};

} // namespace maquette
