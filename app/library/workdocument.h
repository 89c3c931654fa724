// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

//! \file
//! The names of works, AssetRow::document. One that was made by a run gets a random one with it. One that was
//! found without a name gets one by what and where it is, so that two programs that find the same file give
//! it the same one; it steps back for the name that a file says itself.

QString newDocument();
//! For the file \a path (relative to the library folder) with the contents \a hash.
QString foundDocument(const QString &hash, const QString &path);
[[nodiscard]] bool isFoundDocument(const QString &document);

//! Whether the file that says \a there is another work than the row that says \a here; empty: not said.
[[nodiscard]] bool isAnotherWork(const QString &there, const QString &here);

} // namespace maquette
