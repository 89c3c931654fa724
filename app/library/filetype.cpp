// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filetype.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace maquette
{

namespace
{

//! \brief One row of what is known; without an extension the type cannot be used here.
struct Known
{
    FileType type;
    const char *name;
    const char *extension;
    const char *mime;
    MediaKind kind = MediaKind::Image;
};

constexpr std::array knownTypes{
    Known{FileType::Png, "PNG", "png", "image/png"},
    Known{FileType::Jpeg, "JPEG", "jpg", "image/jpeg"},
    Known{FileType::WebP, "WebP", "webp", "image/webp"},
    Known{FileType::Gif, "GIF", "gif", "image/gif"},
    Known{FileType::Bmp, "BMP", "bmp", "image/bmp"},
    Known{FileType::Tiff, "TIFF", "tif", "image/tiff"},
    Known{FileType::Svg, "SVG", "", ""},
    Known{FileType::Avif, "AVIF", "", ""},
    Known{FileType::Heic, "HEIC", "", ""},
    Known{FileType::JpegXl, "JPEG XL", "", ""},
    Known{FileType::Mp4, "MP4", "mp4", "video/mp4", MediaKind::Video},
    Known{FileType::QuickTime, "QuickTime", "mov", "video/quicktime", MediaKind::Video},
    Known{FileType::WebM, "WebM", "webm", "video/webm", MediaKind::Video},
    Known{FileType::Mp3, "MP3", "mp3", "audio/mpeg", MediaKind::Audio},
    Known{FileType::Wav, "WAV", "wav", "audio/wav", MediaKind::Audio},
    Known{FileType::Flac, "FLAC", "flac", "audio/flac", MediaKind::Audio},
    Known{FileType::Ogg, "Ogg", "ogg", "audio/ogg", MediaKind::Audio},
    Known{FileType::M4a, "M4A", "m4a", "audio/mp4", MediaKind::Audio},
};

FileType ofBrand(const QByteArray &start)
{
    const QByteArray brand = start.mid(8, 4);
    if (brand == "avif" || brand == "avis")
        return FileType::Avif;
    if (brand == "heic" || brand == "heix" || brand == "mif1" || brand == "hevc")
        return FileType::Heic;
    if (brand == "qt  ")
        return FileType::QuickTime;
    if (brand == "M4A " || brand == "M4B ")
        return FileType::M4a;
    return FileType::Mp4;
}

FileType ofRiff(const QByteArray &start)
{
    const QByteArray form = start.mid(8, 4);
    if (form == "WEBP")
        return FileType::WebP;
    return form == "WAVE" ? FileType::Wav : FileType::Unknown;
}

bool isMp3Frame(const QByteArray &start)
{
    if (start.size() < 4 || static_cast<quint8>(start[0]) != 0xFF)
        return false;
    const auto second = static_cast<quint8>(start[1]);
    const auto third = static_cast<quint8>(start[2]);
    const bool sync = (second & 0xE0) == 0xE0;
    const bool layer = (second & 0x06) != 0;
    return sync && layer && (third & 0xF0) != 0xF0 && (third & 0x0C) != 0x0C;
}

FileType ofText(const QByteArray &start)
{
    QByteArray text = start.left(4096);
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.mid(3);
    const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<quint8>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
    });
    if (text.isEmpty() || controls)
        return FileType::Unknown;
    return text.toLower().contains("<svg") ? FileType::Svg : FileType::Text;
}

} // namespace

FileType sniffFileType(const QByteArray &start)
{
    struct Magic
    {
        QByteArrayView bytes;
        FileType type;
    };
    static constexpr std::array magics{
        Magic{"\x89PNG\r\n\x1a\n", FileType::Png},
        Magic{"\xFF\xD8\xFF", FileType::Jpeg},
        Magic{"GIF87a", FileType::Gif},
        Magic{"GIF89a", FileType::Gif},
        Magic{"fLaC", FileType::Flac},
        Magic{"OggS", FileType::Ogg},
        Magic{"ID3", FileType::Mp3},
        Magic{"\x1A\x45\xDF\xA3", FileType::WebM},
        Magic{"\xFF\x0A", FileType::JpegXl},
    };
    for (const Magic &magic : magics) {
        if (start.startsWith(magic.bytes))
            return magic.type;
    }
    if (start.startsWith(QByteArray("II*\0", 4)) || start.startsWith(QByteArray("MM\0*", 4)))
        return FileType::Tiff;
    if (start.startsWith(QByteArray("\0\0\0\x0CJXL ", 8)))
        return FileType::JpegXl;
    if (start.startsWith("RIFF"))
        return ofRiff(start);
    if (start.mid(4, 4) == "ftyp")
        return ofBrand(start);
    if (start.startsWith("BM") && start.size() >= 26 && start.mid(6, 4) == QByteArray(4, '\0'))
        return FileType::Bmp;
    return isMp3Frame(start) ? FileType::Mp3 : ofText(start);
}

FileTypeFacts factsOf(FileType type)
{
    for (const Known &known : knownTypes) {
        if (known.type != type)
            continue;
        FileTypeFacts facts;
        facts.name = QLatin1String(known.name);
        facts.extension = QLatin1String(known.extension);
        facts.mime = known.mime;
        facts.kind = known.kind;
        facts.usable = facts.extension.size() > 0;
        if (facts.usable && known.kind == MediaKind::Image)
            facts.decoder = facts.mime.mid(6);
        return facts;
    }
    return {};
}

QString readablePictureFormats()
{
    QStringList names;
    for (const FileType type :
         {FileType::Png, FileType::Jpeg, FileType::WebP, FileType::Gif, FileType::Bmp, FileType::Tiff})
        names.append(factsOf(type).name);
    return names.join(QStringLiteral(", "));
}

} // namespace maquette
