// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QList>

#include <utility>

namespace maquette
{

//! No fault of the result's: however long it lasts, it says nothing about what comes after.
bool isEndless(ErrorKind kind);
//! Somebody between says nothing about what was paid for: he goes away as a network comes back.
bool mayPass(ErrorKind kind);
//! Once it may pass: a link that has expired is renewed by asking for the result again, and what stood
//! between and gave something else than the file may be gone.
bool isDoubtful(ErrorKind kind);
Error unwritable(); //!< the journal
//! \a why of storage, as what a run waits for: \a needed bytes in \a folder; 0: nobody knows how many.
Error waitingError(const Error &why, const QString &folder, qint64 needed);
//! A file that may not be fetched is, for the artist, a run without that file: what would help with a picture
//! of his own, another address, does not help here.
Error asOutputOfARun(Error error);
//! Of what does not pass by itself, first that which a person can change at once. \a failures: at least one.
Error mostHelpful(const QList<std::pair<int, Error>> &failures);

} // namespace maquette
