// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"
#include "models/core/descriptor.h"

//! Models and values that a test writes down as JSON. What is wrong in them stands in the value, so that the
//! comparison that fails shows it.
namespace maquette::test
{

inline Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    return parsed ? *parsed : Json("this test's JSON is wrong: " + parsed.error().detail.toStdString());
}

inline Model modelOf(const QByteArray &schema)
{
    Json entry = Json::object();
    entry["model_id"] = "test/model";
    entry["input_schema"] = json(schema);
    const auto model = readModel(entry);
    return model ? *model : Model();
}

//! `key: message` of each; what is only advice begins with `advice`.
inline QStringList texts(const QList<FieldProblem> &problems)
{
    QStringList list;
    for (const FieldProblem &problem : problems)
        list.append((problem.blocks ? QString() : QStringLiteral("advice ")) + problem.key +
                    QStringLiteral(": ") + problem.message);
    return list;
}

} // namespace maquette::test
