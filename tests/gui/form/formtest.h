// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/catalogue.h"
#include "models/core/schemareader.h"

#include <QTest>
#include <QWidget>

namespace maquette::formtest
{

//! The shipped models.
const Catalogue &catalogue();
std::shared_ptr<const Model> shipped(const QString &id);
//! A model made of one schema, as text.
std::shared_ptr<const Model> modelOf(const QByteArray &schema);
Json json(const QByteArray &text);
//! Every widget under \a root that takes the keyboard or the mouse and has no accessible name.
QStringList nameless(const QWidget &root);

} // namespace maquette::formtest
