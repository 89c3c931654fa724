// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/workmetadata.h"
#include "models/core/json.h"

namespace maquette
{

//! \brief The keys under which a program keeps what all of them know.
struct CommonKeys
{
    QString seed;
    QString steps;
    QString model;
    QString size = {}; //!< "512x768"
    QString width = {};
    QString height = {};
};

//! Takes seed, steps, model and size out of settings.values, where they also stay.
void takeCommonValues(ForeignSettings &settings, const CommonKeys &keys);
//! A setting as text: a string as it is, anything else as JSON, shortened where it is long.
QString valueText(const Json &value);
//! Adds each member of \a object to \a settings but those named in \a without.
void addValues(ForeignSettings &settings, const Json &object, const QStringList &without = {});
//! Where the JSON string that begins at \a start ends, its last quote included.
qsizetype endOfJsonString(const QByteArray &json, qsizetype start);
//! JSON from a stranger: bounded in size, depth and members of one object, because Json looks for a member
//! from the first on.
Result<Json> parseBoundedJson(const QByteArray &text);
//! The same as Python writes it: NaN and Infinity, which are none, become null.
Result<Json> parsePythonJson(const QString &text);

} // namespace maquette
