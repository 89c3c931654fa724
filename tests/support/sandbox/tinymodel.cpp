// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox/tinymodel.h"

#include "models/core/json.h"

#include <QDir>
#include <QFile>

namespace maquette::test
{

bool writeTinyModel(const QString &folder)
{
    const Json number{{"type", "integer"}, {"minimum", 16}, {"default", 48}};
    const Json schema{
        {"type", "object"},
        {"required", Json::array({"prompt"})},
        {"properties", Json{{"prompt", Json{{"type", "string"}}}, {"width", number}, {"height", number}}}};
    const Json model{{"model_id", tinyModel},      {"display_name", "Tiny"},
                     {"base_price_usd", 0.04},     {"price_unit", "output"},
                     {"pricing_note", "Made up."}, {"categories", Json::array({"text-to-image"})},
                     {"input_schema", schema}};
    QFile file(folder + QStringLiteral("/tiny.json"));
    return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) && file.write(toBytes(model)) > 0;
}

QByteArray tinyInput(const QString &prompt, int side)
{
    Json input{{"prompt", prompt.toStdString()}};
    if (side > 0) {
        input["width"] = side;
        input["height"] = side;
    }
    return toBytes(input);
}

} // namespace maquette::test
