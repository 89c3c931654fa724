// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/jobs/scheduler.h"
#include "app/library/thumbnails.h"
#include "models/core/catalogue.h"
#include "tests/unit/library/libraryfixture.h"
#include "ui/gallery/workactions.h"

namespace maquette::test
{

//! \brief What the gallery and the details stand on: a real library and a real scheduler, without a network.
//! Nobody listens at the address of the API, and without a token nothing is tried.
struct GalleryRig
{
    const QUrl nobody{QStringLiteral("http://127.0.0.1:9")};
    const Catalogue catalogue = Catalogue::load({QStringLiteral(MAQUETTE_SOURCE_DIR "/models")});
    LibraryFixture fixture;
    const bool loaded = fixture.load(); //!< the library exists from here on
    ApiClient api{*fixture.http, Endpoint{QStringLiteral("test"), nobody, nobody, false, true}};
    Scheduler scheduler{*fixture.store, api, *fixture.library, fixture.clock};
    Thumbnails thumbnails{*fixture.library, fixture.paths().cache};
    WorkActions actions{*fixture.library, catalogue};
};

} // namespace maquette::test
