// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRect>
#include <QString>

#include <optional>

namespace maquette
{

//! \brief What a copy that was made to fit was made from.
struct MendOrigin
{
    //! \brief A part of an upright picture.
    struct Cut
    {
        QString file;
        QRect part;
    };

    QString value;          //!< of the field, before; what it means is known to the form alone
    QString file;           //!< that the value stands for; empty: whether it is there is known elsewhere
    std::optional<Cut> cut; //!< that the copy shows; none if its file is gone
    bool isThere = true;    //!< `file`, if there is one
};

//! Records beside the copies, so that the way back outlives an undo, the program, and the field. A copy is
//! known by its name and by its contents: inside a request it has no name. Blocking: for worker threads.

//! Writes down what \a made, a file in \a folder, was made from; the last one that it was made from counts.
//! False when that failed.
bool keepOrigin(const QString &folder, const QString &made, const MendOrigin &origin);
//! Of a file that may be gone; nothing if it was not made in \a folder. What it was made from counts as used.
std::optional<MendOrigin> originOfFile(const QString &folder, const QString &file);
//! Of the data address or of the link into a bucket under which a copy was sent.
std::optional<MendOrigin> originOfAddress(const QString &folder, const QString &address);
//! Removes the records that were needed longest ago, so that not more than a few thousand are left.
void trimOrigins(const QString &folder);

} // namespace maquette
