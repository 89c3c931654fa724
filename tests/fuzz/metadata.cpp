// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A picture from anywhere with whatever it says of itself, a sidecar, or the text of settings.
#include "app/metadata/metadata.h"
#include "app/metadata/a1111text.h"
#include "app/metadata/carrier.h"
#include "app/metadata/comfygraph.h"
#include "app/metadata/embedplan.h"
#include "app/metadata/scrub.h"
#include "tests/fuzz/fuzzing.h"

#include <cmath>

using namespace maquette;
using namespace maquette::fuzz;

namespace
{

WorkMetadata work()
{
    WorkMetadata made;
    made.documentId = QStringLiteral("7c0f7a52-5c77-4c39-9d8e-1f1b4d1f0a11");
    made.prompt = QStringLiteral("a fox \"in\" <snow>");
    made.input = "{\"prompt\": \"a fox\"}";
    made.seed = 42;
    made.rating = 3;
    made.tags = {QStringLiteral("fox")};
    made.parents = {{QStringLiteral("11111111-2222-3333-4444-555555555555"), QStringLiteral("image"), 4}};
    made.software = QStringLiteral("Maquette 0.1.0");
    return made;
}

void checkFound(const FoundMetadata &found)
{
    require(found.work.rating >= 0 && found.work.rating <= 5, "a rating is 0 to 5");
    require(found.work.colour >= 0 && found.work.colour <= 5, "a colour is 0 to 5");
    if (!found.foreign)
        return;
    require(!found.foreign->program.isEmpty(), "settings have a program");
    require(found.foreign->raw.size() <= maxRawText, "raw text is bounded");
    require(!found.foreign->steps || *found.foreign->steps >= 0, "steps are no fewer than none");
}

QByteArray assembled(ByteSource &source, const Pieces &pieces)
{
    QByteArray file;
    for (const Piece &piece : pieces) {
        const QByteArray bytes = piece.bytes.isEmpty() ? source.at(piece.offset, piece.length) : piece.bytes;
        require(!piece.bytes.isEmpty() || bytes.size() == piece.length, "a plan stays within its file");
        file += bytes;
    }
    return file;
}

//! Of what the file said before only that stays which is not said anew.
bool isSame(const WorkMetadata &read, const WorkMetadata &written)
{
    return read.documentId == written.documentId && read.prompt == written.prompt &&
           read.input == written.input && read.seed == written.seed && read.rating == written.rating &&
           read.tags == written.tags && read.parents == written.parents &&
           read.software == written.software && read.colour == written.colour;
}

void checkWriting(const QByteArray &bytes)
{
    ByteSource source(bytes);
    const Carrier carrier = carrierOf(source);
    if (carrier == Carrier::None)
        return;
    for (const auto profile :
         {MetadataProfile::Everything, MetadataProfile::PromptOnly, MetadataProfile::LabelOnly}) {
        const auto pieces = planEmbedding(source, work(), {profile});
        if (!pieces) {
            require(!pieces.error().message.isEmpty(), "a refusal says why");
            continue;
        }
        const QByteArray file = assembled(source, *pieces);
        const FoundMetadata found = readMetadata(file, {});
        require(found.work.isGenerated, "the label is there");
        require(found.isOwn == (profile == MetadataProfile::Everything), "a small profile says little");
        require(!found.isOwn || isSame(found.work, work()), "what was written is read again");
        require(profile == MetadataProfile::Everything || !found.foreign, "a small profile leaves nothing");
    }
}

void checkTexts(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const ForeignSettings settings = readA1111(text);
    require(settings.raw.size() <= maxRawText, "raw text is bounded");
    (void)readComfy(text, {});
    (void)readComfy({}, text);
    const QString clean = scrubbed(text);
    require(scrubbed(clean) == clean || clean.contains(QStringLiteral("data:")), "what is clean stays so");
    const QByteArray input = scrubbedInput(bytes);
    require(input.isEmpty() || !scrubbedInput(input).isEmpty(), "scrubbed JSON is JSON");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    if (bytes.startsWith("<")) {
        checkFound(readMetadata({}, bytes));
        return 0;
    }
    if (bytes.startsWith("text:")) {
        checkTexts(bytes.mid(5));
        return 0;
    }
    checkFound(readMetadata(bytes, {}));
    checkWriting(bytes);
    return 0;
}
