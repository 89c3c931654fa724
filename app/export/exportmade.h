// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportplan.h"
#include "app/library/calloff.h"
#include "app/library/filewriting.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"

#include <memory>

namespace maquette
{

//! \brief One work that is to be exported.
struct ExportWork
{
    qsizetype number = 0; //!< from 1
    UnfiledWork known;
    QString file; //!< of the library; only ever read
};

//! \brief What a work becomes: all that is to be written, most of it still in the file it comes from.
struct ExportMade
{
    QString path; //!< below the target, without extension
    QString extension;
    std::shared_ptr<ByteSource> source; //!< that the pieces are of
    QString from;                       //!< its name
    Pieces pieces;
    QByteArray sidecar; //!< empty: it has none
    QDateTime madeAt;

    [[nodiscard]] qint64 bytes() const;
    //! Hands out all bytes in order, in blocks, until \a take fails.
    template <typename Take>
    Result<void> read(const Take &take) const;

private:
    Result<QByteArray> block(const Piece &piece, qint64 from) const;
};

//! What \a plan makes of \a work under the name \a path. Blocking: for worker threads; ends soon once it is
//! called off. The errors are FileAccess, DamagedFile, TooLarge, Internal and Cancelled.
Result<ExportMade> makeExport(const ExportWork &work, const QString &path, const ExportPlan &plan,
                              const CallOff &callOff);

template <typename Take>
Result<void> ExportMade::read(const Take &take) const
{
    for (const Piece &piece : pieces) {
        const qint64 length = piece.bytes.isEmpty() ? piece.length : piece.bytes.size();
        for (qint64 done = 0; done < length;) {
            const auto bytes = block(piece, done);
            if (!bytes)
                return bytes.error();
            if (const Result<void> taken = take(*bytes); !taken)
                return taken;
            done += bytes->size();
        }
    }
    return {};
}

} // namespace maquette
