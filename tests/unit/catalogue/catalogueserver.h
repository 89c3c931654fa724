// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/base/clock.h"
#include "app/catalogue/cataloguetiming.h"
#include "app/net/httpclient.h"
#include "tests/support/madecatalogue.h"
#include "tests/support/scriptedserver.h"

namespace maquette::test
{

//! \brief A service on loopback that has a catalogue, and a client for it.
class CatalogueServer
{
public:
    CatalogueServer();

    //! Asked first for each request, by number from 0; an empty script is the usual answer.
    std::function<Script(int request, qint64 offset)> interfere;
    QList<CatalogueItem> items = madeCatalogue(7);

    [[nodiscard]] int requests() const { return int(server.requests().size()); }
    //! The offsets that were asked for, in order.
    [[nodiscard]] QList<qint64> offsets() const;
    static Script answer(int status, const QByteArray &body, const QByteArray &headers = {});

    SystemClock clock;
    ScriptedServer server;
    HttpClient http{clock};
    ApiClient api{http, Endpoint::runComfy()};
};

//! Delays of milliseconds, pages of three.
CatalogueTiming quickCatalogueTiming();

} // namespace maquette::test
