// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/base/clock.h"
#include "app/base/paths.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "app/net/httpclient.h"
#include "app/store/store.h"

#include <QTemporaryDir>

#include <memory>

namespace maquette::bench
{

//! \brief What the program does without its window: journal, queue, library and thumbnails, in a folder of
//! their own, with the times and limits of the program.
class Core
{
public:
    explicit Core(const QUrl &server);
    //! False if the journal or the library could not be opened. \a watch: told of every statement.
    [[nodiscard]] bool open(const StatementFault &watch = {});
    //! Brings back what the journal holds; false if that took too long.
    [[nodiscard]] bool recover();

    QTemporaryDir folder;
    Paths paths;
    SystemClock clock;
    HttpClient http{clock};
    ApiClient api;
    std::unique_ptr<Store> store;
    std::unique_ptr<Library> library;
    std::unique_ptr<Thumbnails> thumbnails;
    std::unique_ptr<Scheduler> scheduler;
};

} // namespace maquette::bench
