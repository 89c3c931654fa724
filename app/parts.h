// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/paths.h"
#include "app/base/result.h"
#include "app/options.h"

#include <memory>

namespace maquette
{

class Account;
class ApiClient;
class Catalogue;
class CatalogueKeeper;
class Clock;
class LearnedPrices;
class Ledger;
class Library;
class MediaDesk;
class OwnBucket;
class Prices;
class PromptHistory;
class Scheduler;
class Store;

//! \brief The program without its windows: places, models, journal, network, account, library and queue.
//!
//! Nothing is asked of the network or sent before somebody says so. Destruction ends the parts in the order
//! that loses nothing. Main thread.
class Parts
{
public:
    //! Reads the shipped and the own models.
    Parts(const Options &options, const Paths &paths);
    ~Parts();
    Parts(const Parts &) = delete;
    Parts &operator=(const Parts &) = delete;

    //! Makes the folders, starts the log, takes the profile (ProfileInUse), and makes everything else; the
    //! library's index is being read then. On an error nothing was overwritten; problemFile() is what could
    //! not be used.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] QString problemFile() const;

    //! The command line has said where generations go.
    [[nodiscard]] bool isServiceFixed() const;
    [[nodiscard]] bool usesSandbox() const;
    //! Where generations go from now on, with the token that belongs there. The sandbox is started when it is
    //! first wanted; when that fails, everything stays as it was.
    [[nodiscard]] Result<void> useSandbox();
    void useRunComfy();

    [[nodiscard]] const Options &options() const;
    [[nodiscard]] const Paths &paths() const;
    [[nodiscard]] const Clock &clock() const;
    [[nodiscard]] const Catalogue &catalogue() const;
    [[nodiscard]] CatalogueKeeper &catalogueKeeper() const;
    //! Endpoint::name of where generations go with this choice.
    [[nodiscard]] QString serviceName(bool sandbox) const;
    [[nodiscard]] Store &store() const;
    [[nodiscard]] ApiClient &api() const;
    [[nodiscard]] Account &account() const;
    [[nodiscard]] Library &library() const;
    [[nodiscard]] MediaDesk &mediaDesk() const;
    //! Not set up yet; when it is, files go there by themselves.
    [[nodiscard]] OwnBucket &bucket() const;
    [[nodiscard]] Scheduler &scheduler() const;
    [[nodiscard]] Prices &prices() const;
    [[nodiscard]] LearnedPrices &learnedPrices() const;
    [[nodiscard]] Ledger &ledger() const;
    [[nodiscard]] PromptHistory &promptHistory() const;

private:
    void make();
    [[nodiscard]] Result<void> startSandbox();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
