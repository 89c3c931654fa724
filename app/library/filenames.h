// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace maquette
{

//! \brief What a saved work is named after.
struct NameParts
{
    QDateTime createdAt;
    QString model;
    QString prompt;
    QString tail; //!< what tells the works of one run apart: "1", "2", "frame-01500"
};

//! "2026-11-21", local time, digits of the Latin script whatever the locale.
QString dayFolder(const QDateTime &createdAt);
//! "071233_Seedream-4-5_a-red-fox-in-the-snow_1": no extension, at most 180 bytes of UTF-8, legal on every
//! system. Room for a suffix, an extension and ".part" is left below 200 bytes.
QString workName(const NameParts &parts);
//! The first words of \a prompt (six, 40 characters) joined by hyphens; letters, digits and marks of any
//! script are kept, everything else separates words. Empty when there is no word.
QString promptWords(const QString &prompt);
//! \a text as one piece of a file name: as promptWords() but without the limit of words, at most \a maxBytes
//! of UTF-8, never a name that Windows reserves.
QString namePiece(const QString &text, int maxBytes);
//! \a text as one part of a path, its marks and blanks kept: without what some system refuses, not hidden,
//! never "..", never a name that Windows reserves, at most \a maxBytes of UTF-8. Empty when nothing is left.
QString filePart(const QString &text, int maxBytes);
//! \a name, then "name-2", "name-3", ...
QString numberedName(const QString &name, int attempt);

//! Whether \a path, relative to the library folder, is none in it.
bool leadsOut(const QString &path);

} // namespace maquette
