// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/piecewriter.h"

#include "app/base/filesteps.h"
#include "app/base/newfile.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cerrno>

namespace maquette
{

namespace
{

constexpr qint64 blockBytes = 1024 * 1024;

//! \brief Writes and sums up what it writes.
struct Sink
{
    NewFile &file;
    QCryptographicHash hash{QCryptographicHash::Sha256};

    Result<void> write(const QByteArray &bytes)
    {
        hash.addData(bytes);
        return file.write(bytes);
    }
};

Result<void> writePiece(Sink &sink, const Piece &piece, ByteSource &source, const QString &from)
{
    if (!piece.bytes.isEmpty())
        return sink.write(piece.bytes);
    for (qint64 done = 0; done < piece.length;) {
        const qint64 wanted = std::min(blockBytes, piece.length - done);
        const QByteArray bytes = source.at(piece.offset + done, wanted);
        if (bytes.size() != wanted) // cut off while it was read, or its drive is gone
            return fileError(from, source.error() != 0 ? source.error() : EIO);
        if (const auto written = sink.write(bytes); !written)
            return written;
        done += wanted;
    }
    return {};
}

} // namespace

Result<std::optional<WrittenFile>> writePieces(const QString &to, const Pieces &pieces, ByteSource &source,
                                               const QString &from, const std::optional<FileLook> &seen)
{
    const auto file = NewFile::create(to);
    if (!file)
        return file.error();
    Sink sink{**file};
    for (const Piece &piece : pieces) {
        if (const auto written = writePiece(sink, piece, source, from); !written)
            return written.error();
    }
    const WrittenFile written{QString::fromLatin1(sink.hash.result().toHex()), (*file)->look()};
    if (!seen) {
        const auto placed = (*file)->commit();
        return placed ? Result<std::optional<WrittenFile>>(written)
                      : Result<std::optional<WrittenFile>>(placed.error());
    }
    const auto placed = (*file)->commitOver(*seen);
    if (!placed)
        return placed.error();
    return *placed ? std::optional(written) : std::nullopt;
}

} // namespace maquette
