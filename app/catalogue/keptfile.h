// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <QList>

#include <optional>

namespace maquette
{

//! \brief Facts and lines (which hold no line break) that are kept in one file.
struct KeptLines
{
    Json head = Json::object();
    QList<QByteArray> lines;
};

//! \brief A file of ours that can be made again: written whole or not at all, and believed only when it is
//! whole. Any thread, one at a time for each file.
class KeptFile
{
public:
    //! \a format and \a version are written with it and must be found again.
    KeptFile(QString file, QString format, int version);

    //! Nothing when there is none. One that is torn, or of another version, is set aside under another name
    //! beside it, and counts as none.
    [[nodiscard]] std::optional<KeptLines> read() const;
    //! What stood there before stays when this fails.
    [[nodiscard]] Result<void> write(const KeptLines &kept) const;

private:
    void setAside(const QString &why, const QString &suffix) const;

    QString m_file;
    QString m_format;
    int m_version;
};

} // namespace maquette
