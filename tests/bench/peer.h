// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace maquette::bench
{

//! \brief Another program that does the same work, as fast as it can be made to.
class Peer
{
public:
    explicit Peer(const QString &program);
    //! Says on stderr when it is not.
    [[nodiscard]] bool isInstalled() const;
    //! Milliseconds until it has worked off all \a files, given behind \a options (or in place of "{}"):
    //! \a together of them to each of its processes, of which \a processes run at once. Negative for a
    //! failure.
    [[nodiscard]] double run(const QStringList &options, const QStringList &files, qsizetype together,
                             int processes) const;

private:
    QString m_name;
    QString m_program; //!< where it is
};

} // namespace maquette::bench
