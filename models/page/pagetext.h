// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include "models/page/foundmodel.h"

#include <QList>

namespace maquette
{

//! \brief Why a text was refused. `position` is the unit of the text it happened at; -1 when it has no place.
struct PageFault
{
    ErrorKind kind = ErrorKind::BadAnswer;
    QString message;
    QString reason;
    qsizetype position = -1;
};

//! \brief Models, or else the reason why there are none.
struct PageOutcome
{
    QList<FoundModel> models;
    QStringList notes;
    PageFault fault;
};

//! Reads \a text as it stands. The first object that is an input schema, the output schema that comes after
//! it, and the ids in the prose before it are one model; then the next begins. What begins like a schema and
//! breaks off refuses all: what comes after it might be its parts. \a title is the name that the page gives
//! itself, or empty.
PageOutcome readPageText(const QString &text, const QString &title);

} // namespace maquette
