// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/exivlibrary.h"

#include "app/metadata/exivheaders.h"
#include "app/metadata/xmppacket.h"

#include <QString>

#include <mutex>

namespace maquette
{

void resetXmpNamespaces()
{
    const auto name = [](const char16_t *space, const char *prefix) {
        Exiv2::XmpProperties::registerNs(QString::fromUtf16(space).toStdString(), prefix);
    };
    Exiv2::XmpProperties::unregisterNs();
    name(xmpspace::own, "maquette");
    name(xmpspace::note, "xmpNote");
    name(xmpspace::iptc, "Iptc4xmpExt"); // the standard's prefix; Exiv2 calls it iptcExt
}

void prepareExiv2()
{
    static std::once_flag once;
    std::call_once(once, [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize();
        resetXmpNamespaces();
    });
}

} // namespace maquette
