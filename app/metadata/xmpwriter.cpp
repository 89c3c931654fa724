// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/xmpwriter.h"

#include "app/metadata/exivheaders.h"
#include "app/metadata/exivlibrary.h"
#include "app/metadata/jpeg.h"
#include "app/metadata/rawmetadata.h"
#include "app/metadata/workwriter.h"
#include "app/metadata/xmppacket.h"
#include "app/metadata/xmpprefixes.h"

#include <QCoreApplication>

#include <map>
#include <mutex>
#include <set>

namespace maquette
{

namespace
{

using Exiv2::XmpData;

constexpr qsizetype reserve = 2000;   // what a packet needs around its texts
constexpr qsizetype maxMerged = 4000; // properties: Exiv2's time grows with their square

Result<QByteArray> encodedXmp(const XmpData &data, bool isSidecar)
{
    std::string packet;
    const int style =
        Exiv2::XmpParser::useCompactFormat | (isSidecar ? Exiv2::XmpParser::omitPacketWrapper : 0);
    const int failed =
        data.empty() ? 0 : Exiv2::XmpParser::encode(packet, data, static_cast<uint16_t>(style), 1);
    if (failed != 0)
        return fail(ErrorKind::Internal,
                    QCoreApplication::translate("Metadata", "The metadata could not be written."),
                    QStringLiteral("Exiv2: %1").arg(failed));
    return QByteArray::fromStdString(packet);
}

//! Moves the longest properties of \a data out until the rest is under \a limit.
XmpData takeLongest(XmpData &data, qsizetype limit)
{
    std::map<std::string, qsizetype> lengths;
    qsizetype all = reserve;
    for (const auto &each : data) {
        // A character can become "&quot;".
        const qsizetype length = qsizetype(6 * each.toString().size() + each.key().size() + 100);
        lengths[rootOf(each.key())] += length;
        all += length;
    }
    std::multimap<qsizetype, std::string> byLength;
    for (const auto &[root, length] : lengths)
        byLength.emplace(-length, root);
    std::set<std::string> moved;
    for (const auto &[length, root] : byLength) {
        if (all < limit)
            break;
        moved.insert(root);
        all += length;
    }
    XmpData extended;
    for (const auto &each : data) {
        if (moved.count(rootOf(each.key())) > 0)
            extended.add(each);
    }
    removeRoots(data, [&moved](const std::string &root) { return moved.count(root) > 0; });
    return extended;
}

Result<XmpPackets> packed(XmpData &data, const XmpOrder &order)
{
    XmpPackets packets;
    auto packet = encodedXmp(data, order.isSidecar);
    if (packet && order.limit > 0 && packet->size() > order.limit) {
        const auto extended = encodedXmp(takeLongest(data, order.limit), true);
        if (!extended)
            return extended.error();
        packets.extended = *extended;
        data["Xmp.xmpNote.HasExtendedXMP"] = extendedXmpName(packets.extended).toStdString();
        packet = encodedXmp(data, order.isSidecar);
    }
    if (!packet)
        return packet.error();
    if (packet->size() + packets.extended.size() > maxMetadataBytes)
        return fail(ErrorKind::TooLarge,
                    QCoreApplication::translate("Metadata",
                                                "These settings are too long to be written into a file."));
    packets.packet = order.isSidecar && !packet->isEmpty()
                         ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + *packet
                         : *packet;
    return packets;
}

//! Adds what \a packet says to \a data and to \a read. One that our own reader refuses, or that says more
//! than any program writes, says nothing: Exiv2's would follow it to any depth and for any time.
void take(const QByteArray &packet, XmpData &data, XmpPacket &read)
{
    const auto plain = XmpPacket::read(packet);
    XmpData decoded;
    if (!plain || plain->size() > maxMerged ||
        Exiv2::XmpParser::decode(decoded, withSafePrefixes(packet).toStdString()) != 0)
        return;
    read.add(*plain);
    for (const auto &each : decoded)
        data.add(each);
}

bool tellsOfPixels(const std::string &root)
{
    return root.rfind("Xmp.tiff.", 0) == 0 || root.rfind("Xmp.exif.", 0) == 0;
}

Result<XmpPackets> compose(const XmpOrder &order)
{
    const bool isAll = order.profile == MetadataProfile::Everything;
    XmpData data;
    WorkWriter writer(data, order.work);
    if (isAll) {
        XmpPacket old;
        take(order.old, data, old);
        take(order.oldExtended, data, old);
        removeRoots(data, [](const std::string &root) { return root == "Xmp.xmpNote.HasExtendedXMP"; });
        if (order.isRedrawn)
            removeRoots(data, tellsOfPixels);
        writer.removeOurs(old);
    }
    writer.writeLabel();
    if (order.profile != MetadataProfile::LabelOnly)
        writer.writePrompt();
    if (isAll)
        writer.writeRest(order.writtenAt);
    return packed(data, order);
}

} // namespace

Result<XmpPackets> writeXmp(const XmpOrder &order)
{
    prepareExiv2();
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    try {
        resetXmpNamespaces();
        return compose(order);
    } catch (const std::exception &problem) {
        return fail(ErrorKind::Internal,
                    QCoreApplication::translate("Metadata", "The metadata could not be written."),
                    QString::fromUtf8(problem.what()));
    }
}

} // namespace maquette
