// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace maquette
{

//! The way texts are made into words below; a row of the index that was made in an older way is made again.
constexpr int kWordsVersion = 1;

//! \a text with blanks around every letter of a script that is written without any (Chinese, Japanese, Thai,
//! ...), so that the index finds what stands in the middle of a sentence.
QString spacedText(const QString &text);
//! What can be searched of an input (JSON): its texts and numbers, of an address the file's name; no pictures
//! that stand in it as data, and at most 64 KiB.
QString searchedInput(const QByteArray &input);
//! \a text as a term of FTS5: a phrase, whose last word may go on when \a isPrefix. Empty when nothing of
//! \a text can be searched.
QString matchTerm(const QString &text, bool isPrefix);

} // namespace maquette
