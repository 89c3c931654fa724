// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/jpeg.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHash>
#include <QtEndian>

namespace maquette
{

namespace
{

constexpr int maxSegments = 10'000;
constexpr qsizetype extendedPart = 65'400;
constexpr qsizetype guidBytes = 32;

const QByteArray exifMark("Exif\0\0", 6);
const QByteArray xmpMark("http://ns.adobe.com/xap/1.0/\0", 29);
const QByteArray extendedMark("http://ns.adobe.com/xmp/extension/\0", 35);
const QByteArray iccMark("ICC_PROFILE\0", 12);

enum : int {
    Tem = 0x01,
    Sof0 = 0xc0,
    Dht = 0xc4,
    Jpg = 0xc8,
    Dac = 0xcc,
    Sof15 = 0xcf,
    Rst0 = 0xd0,
    Rst7 = 0xd7
};
enum : int { Soi = 0xd8, Eoi = 0xd9, Sos = 0xda, App0 = 0xe0, App1 = 0xe1, App2 = 0xe2, App14 = 0xee };
enum : int { App15 = 0xef, Com = 0xfe };

struct Segment
{
    qint64 offset = 0; //!< of its marker
    int marker = 0;    //!< 0 where there is none
    qint64 length = 0; //!< of its data
    [[nodiscard]] qint64 data() const { return offset + 4; }
    [[nodiscard]] qint64 end() const { return offset + 4 + length; }
};

Segment segmentAt(ByteSource &file, qint64 offset)
{
    const quint16 mark = file.big16(offset);
    const int marker = mark & 0xff;
    const int length = file.big16(offset + 2);
    if (mark >> 8 != 0xff || marker < Sof0 || (marker >= Rst0 && marker <= Eoi) || length < 2 ||
        offset + 2 + length > file.size())
        return {};
    return {offset, marker, length - 2};
}

bool startsWith(ByteSource &file, const Segment &segment, const QByteArray &mark)
{
    return segment.length >= mark.size() && file.at(segment.data(), mark.size()) == mark;
}

//! The segments before the first scan, which is the last of them; empty when there is no scan.
QList<Segment> segmentsOf(ByteSource &file)
{
    QList<Segment> segments;
    qint64 offset = 2;
    while (segments.size() < maxSegments) {
        while (file.big16(offset) == 0xffff) // fill bytes
            ++offset;
        const Segment segment = segmentAt(file, offset);
        if (segment.marker == 0)
            break;
        segments.append(segment);
        if (segment.marker == Sos)
            return segments;
        offset = segment.end();
    }
    return {};
}

bool isFrame(int marker)
{
    return marker >= Sof0 && marker <= Sof15 && marker != Dht && marker != Jpg && marker != Dac;
}

//! \brief Puts the parts of an extended packet together.
class ExtendedPacket
{
public:
    void add(const QByteArray &segment)
    {
        const QByteArray part = segment.mid(extendedMark.size());
        if (part.size() < guidBytes + 8)
            return;
        const auto total = qFromBigEndian<quint32>(part.constData() + guidBytes);
        const auto offset = qFromBigEndian<quint32>(part.constData() + guidBytes + 4);
        const QByteArray bytes = part.mid(guidBytes + 8);
        Packet &packet = m_packets[part.left(guidBytes)];
        if (total > maxMetadataBytes || offset != packet.bytes.size() || bytes.size() > total - offset)
            return;
        packet.bytes += bytes;
        packet.isWhole = packet.bytes.size() == total;
    }

    //! The one that \a packet names; empty when it is not there or not whole.
    [[nodiscard]] QByteArray of(const QByteArray &packet) const
    {
        for (auto each = m_packets.cbegin(); each != m_packets.cend(); ++each) {
            if (each->isWhole && packet.contains(each.key()) &&
                extendedXmpName(each->bytes) == each.key().toUpper())
                return each->bytes;
        }
        return {};
    }

private:
    struct Packet
    {
        QByteArray bytes;
        bool isWhole = false;
    };
    QHash<QByteArray, Packet> m_packets;
};

QByteArray segmentOf(int marker, const QByteArray &data)
{
    QByteArray segment(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint16>(0xff00 | marker), segment.data());
    qToBigEndian(static_cast<quint16>(data.size() + 2), segment.data() + 2);
    return segment + data;
}

QByteArray number(qsizetype value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(value), bytes.data());
    return bytes;
}

void insertSegments(Pieces &pieces, const NewBlocks &blocks)
{
    if (!blocks.exif.isEmpty())
        insert(pieces, segmentOf(App1, exifMark + blocks.exif));
    if (!blocks.xmp.isEmpty())
        insert(pieces, segmentOf(App1, xmpMark + blocks.xmp));
    const QByteArray name = extendedXmpName(blocks.extendedXmp);
    for (qsizetype at = 0; at < blocks.extendedXmp.size(); at += extendedPart) {
        insert(pieces, segmentOf(App1, extendedMark + name + number(blocks.extendedXmp.size()) + number(at) +
                                           blocks.extendedXmp.mid(at, extendedPart)));
    }
}

bool segmentGoes(ByteSource &file, const Segment &segment, const NewBlocks &blocks)
{
    const bool isExif = segment.marker == App1 && startsWith(file, segment, exifMark);
    if (isExif)
        return !blocks.exif.isEmpty() || !blocks.keepsExif;
    if (!blocks.keepsOthers) {
        // JFIF and Adobe's own say how the colours are meant, and the profile does.
        const bool isForPixels = segment.marker == App0 || segment.marker == App14 ||
                                 (segment.marker == App2 && startsWith(file, segment, iccMark));
        return (segment.marker == Com || (segment.marker >= App0 && segment.marker <= App15)) && !isForPixels;
    }
    return segment.marker == App1 &&
           (startsWith(file, segment, xmpMark) || startsWith(file, segment, extendedMark));
}

//! Where the picture that is scanned from \a offset ends, with its end marker; the file's end when it has
//! none.
qint64 endOfPicture(ByteSource &file, qint64 offset)
{
    constexpr qint64 block = 64 * 1024;
    while (offset < file.size()) {
        const QByteArray bytes = file.at(offset, block);
        const qsizetype at = bytes.indexOf('\xff');
        if (at < 0) {
            if (bytes.isEmpty())
                break;
            offset += bytes.size();
            continue;
        }
        offset += at;
        const int marker = file.big16(offset) & 0xff;
        if (marker == Eoi)
            return offset + 2;
        const Segment segment = segmentAt(file, offset);
        offset = segment.marker != 0 ? segment.end() : offset + (marker == 0xff ? 1 : 2);
    }
    return file.size();
}

Unexpected damagedJpeg()
{
    return fail(
        ErrorKind::DamagedFile,
        QCoreApplication::translate("Metadata", "This JPEG is damaged: nothing can be written into it."));
}

} // namespace

QByteArray extendedXmpName(const QByteArray &packet)
{
    return QCryptographicHash::hash(packet, QCryptographicHash::Md5).toHex().toUpper();
}

RawMetadata readJpeg(ByteSource &file)
{
    RawMetadata found;
    found.carrier = Carrier::Jpeg;
    ExtendedPacket extended;
    qint64 left = maxMetadataBytes;
    for (const Segment &segment : segmentsOf(file)) {
        if (isFrame(segment.marker) && segment.length >= 5)
            found.pixels = QSize(file.big16(segment.data() + 3), file.big16(segment.data() + 1));
        if ((segment.marker != App1 && segment.marker != Com) || segment.length > left)
            continue;
        const QByteArray data = file.at(segment.data(), segment.length);
        left -= data.size();
        if (segment.marker == Com)
            found.comment = data;
        else if (data.startsWith(exifMark) && found.exif.isEmpty())
            found.exif = data.mid(exifMark.size());
        else if (data.startsWith(xmpMark) && found.xmp.isEmpty())
            found.xmp = data.mid(xmpMark.size());
        else if (data.startsWith(extendedMark))
            extended.add(data);
    }
    found.extendedXmp = extended.of(found.xmp);
    return found;
}

Result<Pieces> planJpeg(ByteSource &file, const NewBlocks &blocks)
{
    const QList<Segment> segments = segmentsOf(file);
    if (segments.isEmpty())
        return damagedJpeg();
    if (blocks.xmp.size() > maxJpegXmp || blocks.exif.size() > maxJpegExif)
        return fail(ErrorKind::TooLarge,
                    QCoreApplication::translate("Metadata", "This is too much to be written into a JPEG."));
    Pieces pieces;
    keep(pieces, 0, 2);
    bool isInserted = false;
    for (const Segment &segment : segments) {
        // EXIF comes first but for JFIF; and what counts bytes from its own place, as MPF does, stays behind.
        if (!isInserted && segment.marker != App0) {
            insertSegments(pieces, blocks);
            isInserted = true;
        }
        if (!segmentGoes(file, segment, blocks))
            keep(pieces, segment.offset, segment.end() - segment.offset);
    }
    const qint64 scan = segments.last().end();
    keep(pieces, scan, (blocks.keepsOthers ? file.size() : endOfPicture(file, scan)) - scan);
    return pieces;
}

} // namespace maquette
