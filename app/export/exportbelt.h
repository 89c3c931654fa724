// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportmade.h"

#include <QHash>
#include <QList>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace maquette
{

//! \brief A work that could not be exported, and why.
struct ExportFailure
{
    AssetId work;
    QString name;
    Error error;
};

//! \brief How far an export is.
struct ExportCount
{
    qsizetype total = 0;
    qsizetype written = 0;
    qsizetype present = 0; //!< the same file was there already
    qsizetype failed = 0;

    [[nodiscard]] qsizetype done() const { return written + present + failed; }
};

//! \brief Carries works from the one thread that reads rows through those that make files of them to the one
//! that puts these in place, in order, a few at a time. Thread-safe; outlives whoever drops it.
class ExportBelt
{
public:
    //! \a most: how many may be made ahead of the one that is put in place.
    ExportBelt(qsizetype total, qsizetype most);

    //! How many more works there is use for; none once it was called off.
    [[nodiscard]] qsizetype room() const;
    void add(const ExportWork &work);
    //! The work \a number cannot even be tried.
    void addFailed(qsizetype number, const ExportFailure &failure);

    //! Waits; nothing when there are no more.
    std::optional<ExportWork> nextToMake();
    void made(const ExportWork &work, Result<ExportMade> result);
    //! \brief What came off the belt.
    struct Item
    {
        AssetId id;
        QString name;
        Result<ExportMade> result;
    };
    //! Waits; in the order of the numbers, nothing when there are no more.
    std::optional<Item> nextToPlace();
    void placed(bool wasPresent);
    void failed(const ExportFailure &failure);

    //! Wakes all that wait.
    void callOff();
    [[nodiscard]] const CallOff &callOffMark() const { return m_callOff; }
    //! Of the whole export: \a target is where it stands, \a error why it ended early.
    void end(const QString &target, const std::optional<Error> &error);

    [[nodiscard]] ExportCount count() const;
    //! Those since it was last asked; at most some thousand in all are kept.
    QList<ExportFailure> takeFailures();
    //! \brief How it ended.
    struct End
    {
        QString target;
        std::optional<Error> error;
    };
    [[nodiscard]] std::optional<End> ended() const;

private:
    void note(const ExportFailure &failure);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    CallOff m_callOff;
    const qsizetype m_most;
    std::deque<ExportWork> m_waiting;
    QHash<qsizetype, Item> m_made; //!< by number
    qsizetype m_added = 0;
    qsizetype m_next = 1; //!< the number that is put in place next
    ExportCount m_count;
    QList<ExportFailure> m_failures;
    std::optional<End> m_end;
};

} // namespace maquette
