// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/exifblock.h"

#include "app/metadata/exivheaders.h"
#include "app/metadata/exivlibrary.h"

#include <QStringDecoder>
#include <QtEndian>

namespace maquette
{

namespace
{

using Exiv2::ExifData;
using Exiv2::ExifKey;

constexpr qsizetype codeBytes = 8; // EXIF 4.6.5, UserComment: the name of the character code

const Exiv2::byte *exifBytes(const QByteArray &bytes)
{
    return reinterpret_cast<const Exiv2::byte *>(bytes.constData());
}

//! UTF-16 in the order that gives the more characters of the first 256, as programs do not agree on one.
QString fromUtf16(const QByteArray &bytes)
{
    const auto *units = reinterpret_cast<const uchar *>(bytes.constData());
    qsizetype low = 0;
    qsizetype high = 0;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        low += units[i] == 0 ? 1 : 0;
        high += units[i + 1] == 0 ? 1 : 0;
    }
    const bool isMarked = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    QStringDecoder decoder(isMarked     ? QStringDecoder::Utf16
                           : high > low ? QStringDecoder::Utf16LE
                                        : QStringDecoder::Utf16BE);
    return decoder(bytes.left(bytes.size() & ~qsizetype(1)));
}

QString untilNul(const QString &text)
{
    const qsizetype nul = text.indexOf(QChar::Null);
    return nul < 0 ? text : text.left(nul);
}

QString commentText(const QByteArray &bytes)
{
    const QByteArray code = bytes.left(codeBytes);
    if (code.startsWith("UNICODE"))
        return untilNul(fromUtf16(bytes.mid(codeBytes)));
    if (code.startsWith("ASCII") || code == QByteArray(codeBytes, '\0'))
        return untilNul(QString::fromUtf8(bytes.mid(codeBytes)));
    return untilNul(QString::fromUtf8(bytes));
}

QByteArray rawValue(const ExifData &data, const char *key)
{
    const auto found = data.findKey(ExifKey(key));
    if (found == data.end() || found->size() <= 0)
        return {};
    QByteArray bytes(static_cast<qsizetype>(found->size()), '\0');
    found->copy(reinterpret_cast<Exiv2::byte *>(bytes.data()), Exiv2::bigEndian);
    return bytes;
}

QString text(const ExifData &data, const char *key)
{
    return untilNul(QString::fromUtf8(rawValue(data, key)));
}

ExifData decoded(const QByteArray &exif)
{
    ExifData data;
    if (!exif.isEmpty())
        Exiv2::ExifParser::decode(data, exifBytes(exif), static_cast<uint32_t>(exif.size()));
    return data;
}

QByteArray encodedExif(const ExifData &data)
{
    if (data.empty())
        return {};
    Exiv2::Blob blob;
    Exiv2::ExifParser::encode(blob, Exiv2::bigEndian, data);
    return {reinterpret_cast<const char *>(blob.data()), static_cast<qsizetype>(blob.size())};
}

QByteArray utf16Comment(const QString &comment)
{
    QByteArray bytes(comment.size() * 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < comment.size(); ++i)
        qToBigEndian(comment[i].unicode(), bytes.data() + 2 * i);
    return QByteArray("UNICODE\0", codeBytes) + bytes;
}

} // namespace

ExifFacts readExif(const QByteArray &exif)
{
    prepareExiv2();
    try {
        const ExifData data = decoded(exif);
        ExifFacts facts;
        facts.userComment = commentText(rawValue(data, "Exif.Photo.UserComment"));
        if (facts.userComment.isEmpty()) // Fooocus puts both into the wrong directory
            facts.userComment = commentText(rawValue(data, "Exif.Image.0x9286"));
        facts.scheme = text(data, "Exif.Image.0x927c");
        facts.make = text(data, "Exif.Image.Make");
        facts.model = text(data, "Exif.Image.Model");
        facts.software = text(data, "Exif.Image.Software");
        return facts;
    } catch (const std::exception &) {
        return {};
    }
}

std::optional<QByteArray> exifWithComment(const QByteArray &exif, const QString &comment)
{
    prepareExiv2();
    try {
        ExifData data = decoded(exif);
        const auto old = data.findKey(ExifKey("Exif.Photo.UserComment"));
        if (old != data.end())
            data.erase(old);
        if (!comment.isEmpty()) {
            const QByteArray bytes = utf16Comment(comment);
            Exiv2::DataValue value(exifBytes(bytes), static_cast<long>(bytes.size()), Exiv2::bigEndian,
                                   Exiv2::undefined);
            data.add(ExifKey("Exif.Photo.UserComment"), &value);
        }
        return encodedExif(data);
    } catch (const std::exception &) {
        return {};
    }
}

QByteArray exifOrientationOnly(const QByteArray &exif)
{
    prepareExiv2();
    try {
        const ExifData old = decoded(exif);
        const auto found = old.findKey(ExifKey("Exif.Image.Orientation"));
        const long orientation = found == old.end() || found->count() == 0 ? 1 : found->toLong();
        if (orientation < 2 || orientation > 8)
            return {};
        ExifData data;
        data["Exif.Image.Orientation"] = static_cast<uint16_t>(orientation);
        return encodedExif(data);
    } catch (const std::exception &) {
        return {};
    }
}

} // namespace maquette
