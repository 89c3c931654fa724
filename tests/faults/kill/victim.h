// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/jobrepository.h"
#include "models/core/json.h"

#include <QHash>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace maquette::test
{

//! \brief A run that the server took, as it says itself.
struct Taken
{
    QByteArray id;
    QString prompt;
    bool gives = true; //!< it ended or will end with a picture that is charged
};

//! \brief A profile whose program is killed again and again, and what must hold after each time.
//!
//! It stands in memory (`/dev/shm`) where there is such a place: SIGKILL takes nothing from files that were
//! written, synced or not.
class Victim
{
public:
    Victim();

    //! Where the child sends; call again when it is another.
    void setServer(const QUrl &url, const QByteArray &token);
    //! What every file must be, byte for byte; empty: any that decodes.
    void expect(const QByteArray &picture) { m_expected = picture; }

    //! What its environment has besides ours.
    void setEnvironment(const QHash<QString, QString> &more) { m_environment = more; }

    //! \a tasks: see ChildTasks. Turns the event loop until the child has ended; its exit code, or -1 when it
    //! was killed, -2 when it did not end or crashed otherwise.
    int run(const QStringList &tasks);
    //! Kills the child after \a after, unless it ended before: as run().
    int runAndKill(const QStringList &tasks, std::chrono::microseconds after);
    //! Kills the child as soon as \a seen, as run().
    int runAndKill(const QStringList &tasks, const std::function<bool()> &seen);
    [[nodiscard]] QString output() const { return m_output; }

    //! What stands in the journal; read from a copy, so that nothing is mended by looking.
    [[nodiscard]] QList<JobRow> rows() const;
    [[nodiscard]] QStringList events() const;
    //! How many parts the journal knows how to go on with.
    [[nodiscard]] int knownParts() const;
    //! The request ids that stand in the rescue file alone.
    [[nodiscard]] QStringList rescued() const;

    //! Empty, or what does not hold: the database is whole, every file with a final name decodes, and what
    //! \a taken says is what the journal knows.
    [[nodiscard]] QString fault(const QList<Taken> &taken) const;
    //! Empty, or what is missing after all has ended: every run in \a taken that gives something is saved,
    //! once, and its file is there.
    [[nodiscard]] QString missing(const QList<Taken> &taken) const;
    //! Tasks by which the artist settles what is unknown: each request id that \a taken has for it.
    [[nodiscard]] QStringList adoptions(const QList<Taken> &taken) const;

    [[nodiscard]] QString path() const { return m_folder->path(); }
    [[nodiscard]] QString database() const { return path() + QStringLiteral("/m.sqlite"); }
    [[nodiscard]] QString library() const { return path() + QStringLiteral("/library"); }
    //! The parts below the library folder.
    [[nodiscard]] QStringList parts() const;
    void keep() { m_folder->setAutoRemove(false); }

private:
    int end(QProcess &child, bool killed);
    void start(QProcess &child, const QStringList &tasks) const;
    [[nodiscard]] QString lookAt(const std::function<Result<void>(Database &)> &look) const;
    [[nodiscard]] QString wholeness() const;
    [[nodiscard]] QString damagedFile() const;
    [[nodiscard]] bool isWhole(const QString &file) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_url;
    QString m_token;
    QString m_output;
    QByteArray m_expected;
    QHash<QString, QString> m_environment;
};

QString promptIn(const QByteArray &input);

} // namespace maquette::test
