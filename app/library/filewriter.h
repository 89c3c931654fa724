// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/background.h"
#include "app/library/filewriting.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <mutex>

namespace maquette
{

class Store;

//! \brief Follows the index: writes what the rows of marked works say into their files, one at a time, on a
//! thread that steps back for all others.
//!
//! It begins once nothing was marked for two seconds (or, where that never happens, twenty after the first),
//! so that a row of key presses writes a file once. A mark goes in the transaction that takes over what the
//! file became; whatever is cut off before is written again at the next start, and ends the same. A work
//! whose file cannot be written is left alone until more is said of it, or the next start; a full disk ends
//! the round. Main thread object; its destructor waits for the one file that is being written.
class FileWriter : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it. \a turn is held while a file is written: who moves files of the library takes it too.
    FileWriter(Store &store, QString library, std::mutex &turn, QObject *parent = nullptr);
    ~FileWriter() override;

    void setWriting(FileWriting how);
    //! Works are marked, or may be.
    void wake();
    //! Files that were gone may be back.
    void forgetGone();
    //! What counts as quiet; 2 s.
    void setQuiet(std::chrono::milliseconds quiet) { m_quiet.setInterval(quiet); }

signals:
    //! The row as it is now: hash, bytes and stamp are those of the new file.
    void written(const maquette::AssetRow &row);
    //! Once for each kind of error.
    void failed(const maquette::Error &error);
    //! Nothing is marked that can be written.
    void idle();

private:
    struct Outcome
    {
        Result<FiledState> state;
        bool isAway = false;    //!< the library folder is
        bool isGone = false;    //!< there is no such file
        bool isAnother = false; //!< another work stands there: a scan tells where this one is
    };
    static Outcome writeFile(const QString &library, const UnfiledWork &work, FileWriting how,
                             std::mutex &turn);
    void begin();
    void next();
    void write(const UnfiledWork &work);
    void take(const UnfiledWork &work, const Outcome &outcome);
    void settle(const UnfiledWork &work, const FiledState &state);
    void setAside(const UnfiledWork &work, const Outcome &outcome);
    void end();

    Store &m_store;
    const QString m_library;
    std::mutex &m_turn;
    FileWriting m_how = FileWriting::Off;
    QTimer m_quiet;
    QElapsedTimer m_waiting; //!< since the first of those that woke it
    bool m_busy = false;
    bool m_isDueAgain = false;      //!< when this round is over
    AssetId m_last;                 //!< where the round is
    QHash<AssetId, qint64> m_aside; //!< with the revision that could not be written
    QList<AssetId> m_gone;          //!< of those: they had no file
    QList<ErrorKind> m_told;
    std::optional<std::pair<UnfiledWork, PoolWork<Outcome>>> m_underway;
    QThreadPool m_pool; //!< one thread
};

} // namespace maquette
