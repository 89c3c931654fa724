// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/png.h"

#include "app/metadata/pngtext.h"

#include <QCoreApplication>
#include <QSet>

namespace maquette
{

namespace
{

constexpr qint64 signatureBytes = 8;
constexpr int maxChunks = 1'000'000; // libpng writes one for each 8 KiB

struct Chunk
{
    qint64 offset = 0; //!< of its length
    qint64 length = 0; //!< of its data
    QByteArray type;
    [[nodiscard]] qint64 data() const { return offset + 8; }
    [[nodiscard]] qint64 end() const { return offset + 12 + length; }
};

//! The chunk at \a offset; without a type where there is none, or none that ends within the file.
Chunk chunkAt(ByteSource &file, qint64 offset)
{
    Chunk chunk{offset, file.big32(offset), file.at(offset + 4, 4)};
    const bool isNamed = chunk.type.size() == 4 &&
                         std::all_of(chunk.type.cbegin(), chunk.type.cend(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (!isNamed || chunk.end() > file.size())
        chunk.type.clear();
    return chunk;
}

bool isText(const QByteArray &type)
{
    return type == "tEXt" || type == "zTXt" || type == "iTXt";
}

bool isXmp(const QByteArray &name)
{
    return name == "XML:com.adobe.xmp";
}

//! The names under which programs keep settings.
bool isOfSettings(const QByteArray &name)
{
    static const QSet<QByteArray> names = {"parameters",  "prompt",        "workflow", "invokeai_metadata",
                                           "sd-metadata", "Dream",         "Comment",  "fooocus_scheme",
                                           "Software",    "postprocessing"};
    return names.contains(name);
}

//! What decides how the pixels look; chunks with a capital first letter are critical anyway.
bool isForPixels(const QByteArray &type)
{
    static const QSet<QByteArray> types = {"tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB",
                                           "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD",
                                           "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"};
    return types.contains(type) || (type[0] >= 'A' && type[0] <= 'Z');
}

//! The start of the data, enough for a text's name.
QByteArray nameIn(ByteSource &file, const Chunk &chunk)
{
    return isText(chunk.type) ? pngTextName(file.at(chunk.data(), std::min<qint64>(chunk.length, 80)))
                              : QByteArray();
}

//! \brief Collects the blocks of a PNG within the limit of bytes.
class PngReader
{
public:
    explicit PngReader(ByteSource &file)
        : m_file(file)
    {}

    void take(const Chunk &chunk)
    {
        if (chunk.type == "IHDR" && chunk.length >= 8) {
            m_found.pixels = QSize(static_cast<int>(m_file.big32(chunk.data()) & 0x7fffffff),
                                   static_cast<int>(m_file.big32(chunk.data() + 4) & 0x7fffffff));
        } else if (chunk.type == "eXIf" && m_found.exif.isEmpty() && chunk.length <= m_left) {
            m_found.exif = m_file.at(chunk.data(), chunk.length);
            m_left -= chunk.length;
        } else if (isText(chunk.type)) {
            takeText(chunk);
        }
    }

    [[nodiscard]] bool hasSettings() const { return !m_found.xmp.isEmpty() || m_hasSettings; }
    RawMetadata &found() { return m_found; }

private:
    void takeText(const Chunk &chunk)
    {
        const QByteArray name = nameIn(m_file, chunk);
        if (chunk.length > m_left)
            return;
        if (isXmp(name) && m_found.xmp.isEmpty()) {
            m_found.xmp = unpackPngText(chunk.type, m_file.at(chunk.data(), chunk.length), m_left)
                              .value_or(QByteArray());
            m_left -= m_found.xmp.size();
        } else if (isOfSettings(name)) {
            const auto text = readPngText(chunk.type, m_file.at(chunk.data(), chunk.length), m_left);
            if (!text)
                return;
            m_left -= text->text.size();
            m_found.texts.append(*text);
            m_hasSettings = m_hasSettings || (name != "Software" && name != "Comment");
        }
    }

    ByteSource &m_file;
    RawMetadata m_found{Carrier::Png, {}, {}, {}, {}, {}, {}};
    qint64 m_left = maxMetadataBytes;
    bool m_hasSettings = false;
};

Unexpected damaged(const QString &why)
{
    return fail(
        ErrorKind::DamagedFile,
        QCoreApplication::translate("Metadata", "This PNG is damaged: nothing can be written into it."), why);
}

//! Whether the old chunk goes.
bool goes(ByteSource &file, const Chunk &chunk, const NewBlocks &blocks)
{
    if (chunk.type == "eXIf")
        return !blocks.exif.isEmpty() || !blocks.keepsExif;
    if (!blocks.keepsOthers)
        return !isForPixels(chunk.type);
    const QByteArray name = nameIn(file, chunk);
    return isXmp(name) || (name == "parameters" && !blocks.keepsParameters);
}

void insertBlocks(Pieces &pieces, const NewBlocks &blocks)
{
    if (!blocks.exif.isEmpty())
        insert(pieces, pngChunk("eXIf", blocks.exif));
    if (!blocks.parameters.isEmpty())
        insert(pieces, pngTextChunk("parameters", blocks.parameters));
    if (!blocks.xmp.isEmpty())
        insert(pieces, pngUtf8Chunk("XML:com.adobe.xmp", blocks.xmp));
}

} // namespace

RawMetadata readPng(ByteSource &file, Reach reach)
{
    PngReader reader(file);
    qint64 offset = signatureBytes;
    for (int count = 0; count < maxChunks; ++count) {
        const Chunk chunk = chunkAt(file, offset);
        const bool isEnough = chunk.type == "IDAT" && reach == Reach::Enough && reader.hasSettings();
        if (chunk.type.isEmpty() || chunk.type == "IEND" || isEnough)
            break;
        reader.take(chunk);
        offset = chunk.end();
    }
    return reader.found();
}

Result<Pieces> planPng(ByteSource &file, const NewBlocks &blocks)
{
    Pieces pieces;
    keep(pieces, 0, signatureBytes);
    qint64 offset = signatureBytes;
    for (int count = 0; count < maxChunks; ++count) {
        const Chunk chunk = chunkAt(file, offset);
        if (chunk.type.isEmpty() || (count == 0) != (chunk.type == "IHDR"))
            return damaged(QStringLiteral("no chunk at byte %1").arg(offset));
        if (!goes(file, chunk, blocks))
            keep(pieces, chunk.offset, chunk.end() - chunk.offset);
        if (count == 0)
            insertBlocks(pieces, blocks);
        offset = chunk.end();
        if (chunk.type == "IEND") {
            if (blocks.keepsOthers)
                keep(pieces, offset, file.size() - offset);
            return pieces;
        }
    }
    return damaged(QStringLiteral("too many chunks"));
}

} // namespace maquette
