// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person pastes to add a model.
#include "models/core/descriptor.h"
#include "models/page/modelpage.h"
#include "tests/fuzz/fuzzing.h"

using namespace maquette;
using namespace maquette::fuzz;

namespace
{

void checkRefusal(const Error &error, const TextPlace &place, const QString &text)
{
    require(!error.message.isEmpty(), "a refusal says why");
    if (place.position < 0) {
        require(place.line == 0 && place.column == 0, "no place is none at all");
        return;
    }
    require(place.position <= text.size(), "a place is in the text");
    require(place.line >= 1 && place.column >= 1, "lines and columns begin with 1");
    const QString named = QStringLiteral("line %1, column %2").arg(place.line).arg(place.column);
    require(error.detail.startsWith(named), "a refusal names its place");
}

void checkModel(const FoundModel &found)
{
    require(found.entry.is_object(), "an entry is an object");
    for (const QString &id : found.ids)
        require(isModelId(id), "an id that is offered is one");
    for (const QString &note : found.notes)
        require(!note.isEmpty(), "a note has words");
    const bool named = found.ids.size() == 1;
    require(named == (member(found.entry, "model_id") != nullptr), "an entry has an id when it is certain");
    const Json entry = named ? found.entry : found.entryFor(QStringLiteral("own/model"));
    const auto model = readModel(entry);
    require(model.has_value(), "what was found can be read");
    require(!named || model->id.text() == found.ids.constFirst(), "an entry has the id that was found");
    const auto kept = parseJson(toBytes(entry));
    require(kept && readModel(*kept), "an entry that was kept can be read again");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(bytesOf(data, size));
    TextPlace place;
    const auto reading = readModelPage(text, &place);
    if (!reading) {
        checkRefusal(reading.error(), place, text);
        return 0;
    }
    require(!reading->models.isEmpty(), "a reading has a model");
    require(place.position < 0 && place.line == 0, "a reading has no place of an error");
    for (const FoundModel &found : reading->models)
        checkModel(found);
    return 0;
}
