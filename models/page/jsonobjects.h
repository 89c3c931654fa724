// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <QList>

namespace maquette
{

//! \brief A JSON object in a text. Positions are UTF-16 units of the text; the end is behind its bracket.
struct JsonObject
{
    Json value;
    QByteArray bytes; //!< as it stands in the text, for places in it
    qsizetype begin = 0;
    qsizetype end = 0;
};

//! \brief What begins like an object and is none: where it begins, where it breaks, and why.
struct BrokenObject
{
    QByteArray bytes; //!< of what could be read
    QString reason;
    qsizetype begin = 0;
    qsizetype end = 0;
    bool cutOff = false; //!< the text ends before it does
};

struct JsonObjects
{
    QList<JsonObject> whole;
    QList<BrokenObject> broken;
};

//! The outermost JSON objects of \a text that have a part, in its order, whatever stands before, between and
//! behind them. An object that goes deeper than maxJsonDepth, or has a list or an object of more than 1,000
//! parts in it, is broken: nothing that describes a model has them, and they would take very long to read.
//! It ends after 10,000 objects, or 1,000 broken ones; the time taken is in proportion to the length.
JsonObjects findObjects(const QString &text);

} // namespace maquette
