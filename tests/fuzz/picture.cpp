// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A picture from a server, a disk or a `data:` address.
#include "app/library/picture.h"
#include "app/library/imageprobe.h"
#include "tests/fuzz/fuzzing.h"

#include <QBuffer>

#include <cmath>

using namespace maquette;
using namespace maquette::fuzz;

namespace
{

constexpr qint64 mostPixels = 1'000'000; // of one input, so that it ends in time

//! Whether \a preview is \a pixels made smaller: each side is off by one pixel at the most.
bool isScaled(QSize preview, QSize pixels, int edge)
{
    const int longest = std::max(pixels.width(), pixels.height());
    const double scale = longest <= edge ? 1.0 : double(edge) / longest;
    return std::abs(preview.width() - std::max(1.0, pixels.width() * scale)) <= 1 &&
           std::abs(preview.height() - std::max(1.0, pixels.height() * scale)) <= 1;
}

bool checkPicture(QBuffer &buffer)
{
    constexpr int edge = 48;
    const auto picture = readPicture(buffer, edge, mostPixels);
    if (!picture) {
        require(!picture.error().message.isEmpty(), "a refusal says why");
        require(picture.error().kind == ErrorKind::DamagedFile || picture.error().kind == ErrorKind::TooLarge,
                "a picture is damaged or too large");
        return false;
    }
    require(!picture->pixels.isEmpty(), "a picture has pixels");
    require(qint64(picture->pixels.width()) * picture->pixels.height() <= mostPixels,
            "the limit of pixels holds");
    require(!picture->image.isNull(), "a picture was decoded");
    require(std::max(picture->image.width(), picture->image.height()) <= edge,
            "a preview is as small as it should be");
    require(isScaled(picture->image.size(), picture->pixels, edge),
            "a preview has the proportions of its file");
    require(!factsOf(picture->type).decoder.isEmpty(), "what was decoded is of a kind that is known");
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray bytes = bytesOf(data, size);
    if (bytes.startsWith("data:")) {
        const auto facts = lookAtDataAddress(QString::fromLatin1(bytes));
        if (facts)
            require(!facts->pixels.isEmpty() && facts->bytes < bytes.size(), "an address holds what it says");
        return 0;
    }
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const FileType type = sniffFileType(bytes.left(4096));
    const auto complete = checkComplete(buffer, type);
    require(complete || complete.error().kind == ErrorKind::DamagedFile, "what is not whole is damaged");
    buffer.seek(0);
    if (!checkPicture(buffer))
        return 0;
    buffer.seek(0);
    const auto facts = lookAtPicture(buffer);
    require(facts.has_value(), "what can be read can be looked at");
    require(facts->bytes == bytes.size() && !facts->format.isEmpty(),
            "a picture's facts are those of its file");
    (void)isTransparent(facts->preview);
    return 0;
}
