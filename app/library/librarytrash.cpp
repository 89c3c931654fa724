// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How works of a Library go to the trash, and come back.
#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/library/filework.h"
#include "app/library/librarystate.h"
#include "app/metadata/metadata.h"
#include "app/store/assetrepository.h"
#include "app/store/store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace maquette
{

namespace
{

struct Outcome
{
    TrashedWork work;
    QString problem; //!< empty when it went as it should
};

//! Where there is no folder for it, Qt takes the current one for the trash.
bool hasPlaceForTrash()
{
    const QString home = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return !home.isEmpty() && QDir().mkpath(home) && QFileInfo(home).isWritable();
}

//! The trash's own note about the file: freedesktop.org Trash specification 1.0, "info".
QString noteOf(const QString &inTrash)
{
    const QFileInfo file(inTrash);
    return file.dir().absoluteFilePath(QStringLiteral("../info/%1.trashinfo").arg(file.fileName()));
}

//! Beside \a file again. What has its name by now stays: it is written anew when something is said of the
//! work.
void bringSidecarBack(const QString &inTrash, const QString &file)
{
    if (inTrash.isEmpty() || QFileInfo::exists(sidecarOf(file)) || !QFile::rename(inTrash, sidecarOf(file)))
        return;
    QFile::remove(noteOf(inTrash));
}

//! Nothing is wrong when the file was gone already.
Outcome moveOneToTrash(const QString &root, TrashedWork work)
{
    if (!QFileInfo(root).isDir())
        return {work, Library::tr("The library folder %1 is missing.").arg(root)};
    const QString file = root + u'/' + work.path;
    if (work.path.isEmpty() || !QFileInfo::exists(file))
        return {work, {}};
    if (hasPlaceForTrash()) {
        // First: after a kill in between it is written anew, but beside no file it would stay for ever.
        if (const QString sidecar = sidecarOf(file); QFileInfo::exists(sidecar))
            QFile::moveToTrash(sidecar, &work.sidecarInTrash);
        if (QFile::moveToTrash(file, &work.inTrash))
            return {work, {}};
        bringSidecarBack(std::exchange(work.sidecarInTrash, {}), file);
    }
    return {work, Library::tr("“%1” could not be moved to the trash. Nothing was deleted.")
                      .arg(QFileInfo(file).fileName())};
}

//! Under its old name, or beside what has taken that meanwhile.
Outcome bringOneBack(const QString &root, TrashedWork work)
{
    if (work.inTrash.isEmpty())
        return {work, {}};
    const QFileInfo target(root + u'/' + work.path);
    if (!QFileInfo::exists(work.inTrash))
        return {work, Library::tr("“%1” is no longer in the trash.").arg(target.fileName())};
    // It may be empty since all went to the trash.
    const auto made = makeFolder(root, work.path.section(u'/', 0, -2), QFileInfo(root).isDir());
    if (!made)
        return {work, made.error().message};
    const auto moved =
        moveToFreeName(work.inTrash, target.absolutePath(), target.completeBaseName(), target.suffix());
    if (!moved)
        return {work, moved.error().message};
    QFile::remove(noteOf(work.inTrash));
    bringSidecarBack(std::exchange(work.sidecarInTrash, {}), *moved);
    work.path = work.path.section(u'/', 0, -2) + u'/' + QFileInfo(*moved).fileName();
    if (work.path.startsWith(u'/'))
        work.path.remove(0, 1);
    work.inTrash.clear();
    return {work, {}};
}

void tellProblems(Library &library, const QList<Outcome> &outcomes)
{
    QStringList problems;
    for (const Outcome &outcome : outcomes) {
        if (!outcome.problem.isEmpty() && !problems.contains(outcome.problem))
            problems.append(outcome.problem);
    }
    if (!problems.isEmpty())
        emit library.actionFailed(fail(ErrorKind::FileAccess, problems.first(), problems.join(u'\n')).error);
}

QList<TrashedWork> those(const QList<Outcome> &outcomes, bool went)
{
    QList<TrashedWork> works;
    for (const Outcome &outcome : outcomes) {
        if (outcome.problem.isEmpty() == went)
            works.append(outcome.work);
    }
    return works;
}

QList<AssetId> idsOf(const QList<TrashedWork> &works)
{
    QList<AssetId> ids;
    for (const TrashedWork &work : works)
        ids.append(work.id);
    return ids;
}

Result<QList<AssetRow>> restoreRows(Database &database, const QList<TrashedWork> &works)
{
    QList<AssetRow> rows;
    AssetRepository repository(database);
    for (const TrashedWork &work : works) {
        auto row = repository.find(work.id);
        if (!row)
            return row.error();
        if (!*row)
            continue;
        (*row)->path = work.path;
        if (auto done = repository.update(**row); !done)
            return done.error();
        if (auto done = repository.restore(work.id); !done)
            return done.error();
        rows.append(**row);
    }
    return rows;
}

} // namespace

//! The rows go before the files: what a kill leaves in the folder without a row, the next scan brings back,
//! while a row without its file would stay for ever.
void Library::moveToTrash(const QList<AssetId> &ids)
{
    QList<TrashedWork> works;
    for (const WorkFile &file : files(ids))
        works.append({file.id, absolutePath(file.path).isEmpty() ? QString() : file.path, {}});
    if (works.isEmpty())
        return;
    for (const TrashedWork &work : std::as_const(works))
        d->leaving.insert(work.path);
    d->store.run<void>(
        this,
        [gone = idsOf(works), now = d->clock.now()](Database &database) {
            return AssetRepository(database).remove(gone, now);
        },
        [this, works](const Result<void> &removed) {
            if (removed)
                return d->moveAway(works);
            d->forgetLeaving(works);
            emit actionFailed(removed.error());
        });
}

void Library::Private::moveAway(const QList<TrashedWork> &works)
{
    const auto move = [works, root = paths.library, turn = &fileTurn]() -> QList<Outcome> {
        QList<Outcome> outcomes;
        for (const TrashedWork &work : works) {
            const std::lock_guard guard(*turn);
            outcomes.append(moveOneToTrash(root, work));
        }
        return outcomes;
    };
    inBackground(pool, &q, move, [this, works](const QList<Outcome> &outcomes) {
        forgetLeaving(works);
        const QPointer<Library> alive(&q);
        tellProblems(q, outcomes);
        if (!alive)
            return;
        keepRows(those(outcomes, false));
        const QList<TrashedWork> went = those(outcomes, true);
        if (went.isEmpty())
            return;
        remove(idsOf(went));
        if (alive)
            emit q.trashed(went);
    });
}

//! Of those whose files could not be moved.
void Library::Private::keepRows(const QList<TrashedWork> &works)
{
    if (works.isEmpty())
        return;
    store.run<QList<AssetRow>>(
        &q, [works](Database &database) { return restoreRows(database, works); },
        [this](const Result<QList<AssetRow>> &kept) {
            if (!kept)
                emit q.actionFailed(kept.error());
        });
}

//! A scan that saw the files where they were must not bring the works back.
void Library::Private::forgetLeaving(const QList<TrashedWork> &works)
{
    for (const TrashedWork &work : works) {
        if (scan)
            left.insert(work.path);
        else
            leaving.remove(work.path);
    }
}

void Library::restoreFromTrash(const QList<TrashedWork> &works)
{
    const auto bring = [works, root = folder(), turn = &d->fileTurn]() -> QList<Outcome> {
        QList<Outcome> outcomes;
        for (const TrashedWork &work : works) {
            const std::lock_guard guard(*turn);
            outcomes.append(bringOneBack(root, work));
        }
        return outcomes;
    };
    inBackground(d->pool, this, bring, [this](const QList<Outcome> &outcomes) {
        tellProblems(*this, outcomes);
        d->putBack(those(outcomes, true));
    });
}

void Library::Private::putBack(const QList<TrashedWork> &works)
{
    store.run<QList<AssetRow>>(
        &q, [works](Database &database) { return restoreRows(database, works); },
        [this](const Result<QList<AssetRow>> &rows) {
            if (!rows) {
                emit q.actionFailed(rows.error());
                return;
            }
            QList<AssetId> back;
            for (const AssetRow &row : *rows) {
                back.append(row.id);
                add(row, {});
            }
            writer.wake();
            emit q.restored(back);
        });
}

} // namespace maquette
