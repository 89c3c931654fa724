// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/rows.h"

#include <QList>
#include <QSet>

namespace maquette
{

//! \brief A second witness of every submit, beside the database: a text file, a JSON line each, synced before
//! the submit leaves.
//!
//! After a power cut a disk may have lost the last commits of the database although it had promised them. The
//! journal would then hold a run as never sent, or not at all, and the server would be asked, and paid,
//! again. Read at the start; see journal::contents(). A copy is the same log. Lines may be added from any
//! thread.
class SubmitLog
{
public:
    explicit SubmitLog(QString file);

    //! \a row is about to be sent. On disk when this returns.
    [[nodiscard]] Result<void> begin(const JobRow &row) const;
    //! What came of it. Lost, it is one question more to the artist.
    void accepted(const JobRow &row) const;
    void notSent(const JobRow &row) const;

    //! Those that were sent, oldest first, as they stood then: state Submitting, with the request id where it
    //! is known. A large input is left out. Lines that cannot be read are skipped.
    [[nodiscard]] QList<JobRow> sent() const;
    //! Forgets all but \a tickets.
    void keepOnly(const QSet<QString> &tickets) const;

private:
    [[nodiscard]] Result<void> append(const QByteArray &line, bool sync) const;

    QString m_file;
};

} // namespace maquette
