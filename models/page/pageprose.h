// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace maquette
{

//! The ids of models in the addresses of \a prose (`.../v1/models/<id>`), the one named most first, each
//! once. If any stands in an address of the Model API's own host, only those count. At most 20.
QStringList modelIdsIn(const QString &prose);

//! The model's name in the address of a page of the website; empty without one. It is not always the id.
QString webNameIn(const QString &prose);

//! The sentence of \a prose that names a price in dollars, as it stands there; empty without one.
QString priceSentenceIn(const QString &prose);

//! The language of \a prose ("en", "fr", ...) as far as its words show it: one of those that the service's
//! pages come in, empty when there is too little to tell.
QString languageOf(const QString &prose);

//! "French" for "fr", in the language of the program.
QString languageName(const QString &code);

} // namespace maquette
