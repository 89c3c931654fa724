// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A model's file or a page of the catalogue; after a line of `%%`, what is typed into its form, as JSON.
#include "models/schema/dialect.h"
#include "models/schema/schema.h"
#include "models/schema/violationwords.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/modelpromises.h"

using namespace maquette;
using namespace maquette::fuzz;

namespace
{

Json read(const QByteArray &text)
{
    int line = 0;
    const auto json = parseJson(text, &line);
    if (!json) {
        require(line >= 1 && line <= text.count('\n') + 1, "an error is in one of the lines");
        require(!json.error().detail.isEmpty(), "an error says where and why");
        return {};
    }
    const QByteArray written = toBytes(*json);
    const auto again = parseJson(written);
    require(again && sameJson(*again, *json), "JSON that was written reads as what it was");
    require(toBytes(*again) == written, "JSON that was written twice is the same text");
    const auto indented = parseJson(toIndentedBytes(*json));
    require(indented && toBytes(*indented) == written, "blanks change nothing");
    return *json;
}

void checkSchema(const Json &schema, const Json &values)
{
    QStringList warnings;
    const auto compiled = Schema::compile(schema, warnings);
    bool complete = false;
    const QList<Violation> violations = compiled->check(values, &complete);
    const bool accepted = compiled->accepts(values);
    require(!complete || accepted == violations.isEmpty(), "what is accepted has no violation");
    const QList<Violation> plain = plainest(violations);
    require(plain.isEmpty() == violations.isEmpty(), "something is said of what is refused");
    for (const QList<Violation> &list : {violations, plain}) {
        for (const Violation &violation : list) {
            const Json *value = valueAt(values, violation.path);
            require(value, "a violation has its place in the value");
            require(!wordsOf(violation, value).isEmpty(), "a violation has words");
        }
    }
}

void checkSchemas(const Json &entry, const Json &values)
{
    const Json *schema = member(entry, "input_schema");
    if (!schema)
        return;
    QStringList warnings;
    const Json plain = standardSchema(*schema, warnings);
    require(standardSchema(plain, warnings) == plain, "a schema of draft 7 stays what it is");
    checkSchema(plain, values);
    checkSchema(*schema, values);
    checkSchema(*schema, *schema);
}

void checkEntry(const Json &entry, const Json &values, const QByteArray &text)
{
    checkSchemas(entry, values);
    QStringList path;
    const auto model = readModel(entry, QStringLiteral("fr"), &path);
    if (!model) {
        require(!model.error().message.isEmpty(), "a refusal says why");
        const int line = lineOfPath(text, path);
        require(line >= 1 && line <= text.count('\n') + 1, "a refusal names one of the lines");
        return;
    }
    require(isModelId(model->id.text()), "a model's id is a path");
    require(!model->displayName.isEmpty(), "a model has a name");
    require(!model->basePrice || model->basePrice->microdollars() >= 0, "a price is not negative");
    if (const char *broken = test::brokenPromise(*model, values))
        require(false, broken);
    for (const FieldProblem &problem : checkRequest(*model, values))
        require(!problem.message.isEmpty(), "a problem has words");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::size_t mostEntries = 8; // of one input, so that it ends in time
    const Halves parts = splitAt(bytesOf(data, size), "\n%%\n");
    const Json file = read(parts.first);
    Json values = read(parts.second);
    if (!values.is_object())
        values = Json::object();
    const Json *list = member(file, "models");
    if (!list || !list->is_array()) {
        checkEntry(file, values, parts.first);
        return 0;
    }
    for (std::size_t i = 0; i < std::min(list->size(), mostEntries); ++i)
        checkEntry(list->at(i), values, parts.first);
    return 0;
}
