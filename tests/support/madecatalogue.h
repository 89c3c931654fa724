// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/livecatalogue.h"

namespace maquette::test
{

//! A catalogue as the service might have it, made from the shipped schemas: names of its own, limits that
//! differ, no titles, keys in alphabetical order. Equal for equal seeds. Ids begin with "made/".
QList<CatalogueItem> madeCatalogue(int count, quint32 seed = 1);
//! An entry of it under another id.
Json madeEntry(const QString &id, quint32 seed = 1);
//! The shipped description of a model.
Json shippedDescription(const QString &id);
//! One page as the service answers it, of items from \a offset on.
QByteArray pageOf(const QList<CatalogueItem> &items, qsizetype offset, qsizetype limit,
                  const QByteArray &total = {});

} // namespace maquette::test
