// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/carrier.h"

#include "app/metadata/jpeg.h"
#include "app/metadata/png.h"
#include "app/metadata/webp.h"

namespace maquette
{

Carrier carrierOf(ByteSource &file)
{
    const QByteArray start = file.at(0, 12);
    if (start.startsWith("\x89PNG\r\n\x1a\n"))
        return Carrier::Png;
    if (start.startsWith("\xff\xd8\xff"))
        return Carrier::Jpeg;
    if (start.startsWith("RIFF") && start.mid(8) == "WEBP")
        return Carrier::WebP;
    return Carrier::None;
}

RawMetadata readRaw(ByteSource &file, Reach reach)
{
    switch (carrierOf(file)) {
    case Carrier::Png:
        return readPng(file, reach);
    case Carrier::Jpeg:
        return readJpeg(file);
    case Carrier::WebP:
        return readWebP(file);
    case Carrier::None:
        break;
    }
    return {};
}

Result<Pieces> planFile(ByteSource &file, Carrier carrier, const NewBlocks &blocks)
{
    if (carrier == Carrier::Png)
        return planPng(file, blocks);
    return carrier == Carrier::Jpeg ? planJpeg(file, blocks) : planWebP(file, blocks);
}

} // namespace maquette
