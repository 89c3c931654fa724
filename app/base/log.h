// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

namespace maquette
{

Q_DECLARE_LOGGING_CATEGORY(logApp)
Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logJobs)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logLibrary)

//! \brief Remembers a secret so that redact() can take it out of any text. Thread-safe. Short strings (under
//! 6) are ignored.
void addSecret(const QString &secret);
//! \brief \a text with every remembered secret replaced by "•••".
QString redact(const QString &text);

//! \brief Sends Qt's messages, redacted, to \a file and to stderr; at 1 MiB the file becomes `<file>.1`.
//! Call once, early, from the main thread.
void installLog(const QString &file);

} // namespace maquette
