// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/scanrows.h"

#include "app/library/filenames.h"
#include "app/library/workdocument.h"
#include "app/store/assetrepository.h"
#include "app/store/bind.h"
#include "app/store/downloadrepository.h"
#include "app/store/filedrepository.h"
#include "app/store/labelrepository.h"
#include "app/store/wordrepository.h"

namespace maquette
{

namespace
{

//! What the file's bytes decide of a row.
void takeContent(const Asset &from, AssetRow &to)
{
    // A file that was moved keeps its time; what it is was not read again then.
    if (from.hash.isEmpty() && from.bytes == to.bytes && from.stamp == to.stamp)
        return;
    to.bytes = from.bytes;
    to.stamp = from.stamp;
    to.hash = from.hash;
}

//! What the file says of how it was made.
void takeSaid(const Asset &said, AssetRow &row)
{
    row.document = said.document;
    row.index = said.index;
    row.model = said.model;
    row.modelName = said.modelName;
    row.prompt = said.prompt;
    row.input = said.input;
    row.seed = said.seed;
    row.cost = said.cost;
    row.request = said.request;
    row.simulated = said.simulated;
}

//! \brief The rows of one batch, in the store's thread.
class Batch
{
public:
    Batch(Database &database, const QList<ScannedFile> &files, const ScanGround &ground)
        : m_database(database)
        , m_works(database)
        , m_ground(ground)
    {
        for (const ScannedFile &file : files)
            m_read.insert(file.work.path, &file);
    }

    Result<ScanChanges> run(const QList<ScannedFile> &files)
    {
        const auto unfinished = DownloadRepository(m_database).unfinished();
        if (!unfinished)
            return unfinished.error();
        for (const DownloadRow &row : *unfinished)
            m_coming.insert(row.target);
        for (const ScannedFile &file : files) {
            if (const auto done = take(file); !done)
                return done.error();
        }
        if (const auto done = writeLabels(); !done)
            return done.error();
        if (const auto done = readAgain(m_changes.added); !done)
            return done.error();
        if (const auto done = readAgain(m_changes.changed); !done)
            return done.error();
        return std::move(m_changes);
    }

private:
    using Row = std::optional<AssetRow>;

    Result<void> take(const ScannedFile &file)
    {
        const auto here = m_works.atPath(file.work.path);
        if (!here)
            return here.error();
        if (!*here)
            return takeNewPath(file);
        const AssetRow &row = **here;
        if (isNewerThanScan(row))
            return {};
        if (row.hash == file.work.hash || (row.hash.isEmpty() && row.bytes == file.work.bytes))
            return takeSame(file, row);
        const auto other = lookFor(file, row.id);
        if (!other)
            return other.error();
        if (*other && !isAtItsPlace(**other)) {
            if (const auto aside = setAside(row); !aside)
                return aside;
            return takeMoved(file, **other);
        }
        const bool isAnother = file.isOwn && !*other && isAnotherWork(file.work.document, row.document);
        if (!isAnother)
            return takeWritten(file, row, !*other);
        if (const auto aside = setAside(row); !aside)
            return aside;
        return takeNew(file);
    }

    Result<void> takeNewPath(const ScannedFile &file)
    {
        // Not yet a work: its run knows more of it.
        if (m_coming.contains(file.work.path.section(u'.', 0, -2)))
            return {};
        const auto other = lookFor(file, {});
        if (!other)
            return other.error();
        if (*other) {
            if (m_ground.folder.isUnknown((*other)->path))
                return {}; // whether it is the same file or a second one cannot be told now
            if (!isAtItsPlace(**other))
                return takeMoved(file, **other);
            return takeNew(file);
        }
        const auto removed = lookForRemoved(file);
        if (!removed)
            return removed.error();
        if (*removed)
            return takeBack(file, **removed);
        return takeNew(file);
    }

    //! The work that names or contents say it is, other than \a not.
    Result<Row> lookFor(const ScannedFile &file, AssetId butNot)
    {
        const QString &document = file.work.document;
        const auto byDocument = document.isEmpty() ? Result<Row>(Row()) : m_works.byDocument(document);
        if (!byDocument || (*byDocument && (*byDocument)->id != butNot))
            return byDocument;
        if (*byDocument || !document.isEmpty())
            return Row();
        const auto alike = m_works.byHash(file.work.hash);
        if (!alike)
            return alike.error();
        Row best;
        for (const AssetRow &row : *alike) {
            if (row.id != butNot && (!best || !isAtItsPlace(row)))
                best = row;
        }
        return best;
    }

    Result<Row> lookForRemoved(const ScannedFile &file)
    {
        const QString &document = file.work.document;
        const AssetId id = document.isEmpty() ? m_ground.removedHashes.value(file.work.hash)
                                              : m_ground.removedDocuments.value(document);
        if (id.isNull())
            return Row();
        const auto shown = m_works.find(id, AssetRepository::Which::Shown);
        if (!shown || *shown)
            return shown ? Result<Row>(Row()) : shown;
        return m_works.find(id);
    }

    //! Somebody else has taken the file in since; the next scan tells whether it changed after that.
    [[nodiscard]] bool isNewerThanScan(const AssetRow &row) const
    {
        const ScanGround::Known before = m_ground.known.value(row.path);
        return before.id != row.id || before.bytes != row.bytes || before.stamp != row.stamp;
    }

    //! As far as the folder was read: its file may be another's by now.
    [[nodiscard]] bool isAtItsPlace(const AssetRow &row) const
    {
        if (m_ground.folder.isUnknown(row.path))
            return true;
        if (!m_ground.listed.contains(row.path))
            return false;
        const ScannedFile *there = m_read.value(row.path);
        return !there || there->work.document.isEmpty() || there->work.document == row.document ||
               (!row.hash.isEmpty() && there->work.hash == row.hash);
    }

    Result<void> takeSame(const ScannedFile &file, AssetRow row)
    {
        const bool wasRead = !row.hash.isEmpty() && row.stamp != 0;
        takeContent(file.work, row);
        if (row.picture.isEmpty())
            row.picture = row.hash;
        if (row.origin.isEmpty())
            row.origin = file.work.origin;
        const bool mayHaveParent = row.parent.isNull() && !file.parents.isEmpty();
        if (!wasRead && mayHaveParent) {
            if (const auto done = takeParent(file, row); !done)
                return done;
            if (row.parent.isNull())
                m_changes.waiting.append({row.id, file.parents.first(), std::exchange(row.stamp, 0)});
        }
        return m_works.update(row);
    }

    void takePicture(const ScannedFile &file, AssetRow &row)
    {
        const bool isSame = file.work.hash.isEmpty()
                                ? file.work.bytes == row.bytes && file.work.stamp == row.stamp
                                : file.work.hash == row.hash;
        if (isSame)
            return;
        row.picture = file.work.hash.isEmpty() ? newDocument() : file.work.hash;
        row.origin = file.work.origin;
        m_changes.repictured.insert(row.id);
        if (!file.isWhole)
            return; // what is said of it now is no better than what was known
        row.kind = file.work.kind;
        row.pixels = file.work.pixels;
        row.durationMs = file.work.durationMs;
    }

    Result<void> takeChanged(const ScannedFile &file, AssetRow row)
    {
        takePicture(file, row);
        takeContent(file.work, row);
        m_changes.changed.append(row);
        return m_works.update(row);
    }

    //! What another program says of the work by now, another Maquette above all: unless more was said of it
    //! here, which is on its way into the file.
    Result<void> takeWritten(const ScannedFile &file, AssetRow row, bool isNameFree)
    {
        const bool isSame = file.work.document == row.document;
        const bool isNamed = isNameFree && !file.work.document.isEmpty() && isFoundDocument(row.document) &&
                             !isFoundDocument(file.work.document);
        const auto marked = FiledRepository(m_database).isMarked(row.id);
        if (!marked)
            return marked.error();
        if (!file.isOwn || (!isSame && !isNamed) || (*marked && isSame))
            return takeChanged(file, row);
        if (row.job.isNull()) {
            takeSaid(file.work, row);
            m_reworded.append(row.id);
            const bool mayHaveParent = row.parent.isNull() && !file.parents.isEmpty();
            if (const auto done = mayHaveParent ? takeParent(file, row) : Result<void>(); !done)
                return done;
        }
        if (!*marked)
            m_labels.append(
                {row.id, file.work.rating, file.work.colour, file.work.projectName, file.work.tags});
        return takeChanged(file, row);
    }

    //! They came from the files: nothing is to be written there for them.
    Result<void> writeLabels()
    {
        auto done = LabelRepository(m_database).write(m_labels);
        for (const WorkLabels &each : m_labels) {
            if (done)
                done = FiledRepository(m_database).unmark(each.id);
        }
        return done ? WordRepository(m_database).index(m_reworded) : done;
    }

    Result<void> takeMoved(const ScannedFile &file, AssetRow row)
    {
        ++m_changes.moved;
        m_changes.foundAgain.insert(row.id);
        row.path = file.work.path;
        return takeChanged(file, row);
    }

    Result<void> takeBack(const ScannedFile &file, AssetRow row)
    {
        row.path = file.work.path;
        takePicture(file, row);
        takeContent(file.work, row);
        if (const auto done = m_works.update(row); !done)
            return done;
        m_changes.added.append(row);
        if (const auto done = FiledRepository(m_database).markAgain(row.id); !done)
            return done;
        return m_works.restore(row.id);
    }

    //! Another file has taken the place of this work, whose own file is gone: it keeps a name of its own, so
    //! that it is found again when its file comes back.
    Result<void> setAside(AssetRow row)
    {
        const QString extension = row.path.section(u'.', -1);
        const QString stem = row.path.section(u'.', 0, -2);
        for (int attempt = 2;; ++attempt) {
            const QString path = numberedName(stem, attempt) + u'.' + extension;
            const auto taken = m_works.atPath(path);
            if (!taken)
                return taken.error();
            if (*taken || m_ground.listed.contains(path))
                continue;
            row.path = path;
            m_changes.changed.append(row);
            return m_works.update(row);
        }
    }

    Result<void> takeParent(const ScannedFile &file, AssetRow &row)
    {
        const ParentWork &said = file.parents.first();
        const auto parent = m_works.byDocument(said.documentId);
        if (!parent)
            return parent.error();
        row.parentField = said.field;
        row.parentFrame = said.frame ? std::optional<qint64>(*said.frame + 1) : std::nullopt;
        if (*parent)
            row.parent = (*parent)->id;
        else
            row.parent = m_ground.removedDocuments.value(said.documentId);
        return {};
    }

    Result<QString> inventDocument(const AssetRow &row)
    {
        const QString document = foundDocument(row.hash, row.path);
        const auto same = m_works.byDocument(document);
        if (!same)
            return same.error();
        const bool isTaken = row.hash.isEmpty() || *same || m_ground.removedDocuments.contains(document);
        return isTaken ? newDocument() : document;
    }

    Result<void> takeNew(const ScannedFile &file)
    {
        if (!file.isWhole && !file.isOwn) {
            ++m_changes.unreadable;
            return {};
        }
        AssetRow row = file.work;
        const auto same = row.document.isEmpty() ? Result<Row>(Row()) : m_works.byDocument(row.document);
        if (!same)
            return same.error();
        if (row.document.isEmpty() || *same) {
            const auto document = inventDocument(row);
            if (!document)
                return document.error();
            row.document = *document;
        }
        if (row.hash.isEmpty()) {
            row.picture = newDocument();
            ++m_changes.unhashed;
        }
        const qint64 stamp = row.stamp;
        if (!file.parents.isEmpty()) {
            if (const auto done = takeParent(file, row); !done)
                return done;
            if (row.parent.isNull())
                row.stamp = 0;
        }
        const auto id = m_works.insert(row);
        if (!id)
            return id.error();
        row.id = *id;
        if (!file.parents.isEmpty() && row.parent.isNull())
            m_changes.waiting.append({row.id, file.parents.first(), stamp});
        if (!row.projectName.isEmpty() || !row.tags.isEmpty())
            m_labels.append({row.id, row.rating, row.colour, row.projectName, row.tags});
        m_changes.added.append(row);
        return {};
    }

    //! As they stand now, with the labels.
    Result<void> readAgain(QList<AssetRow> &rows)
    {
        for (AssetRow &row : rows) {
            const auto now = m_works.find(row.id);
            if (!now)
                return now.error();
            if (*now)
                row = **now;
        }
        return {};
    }

    Database &m_database;
    AssetRepository m_works;
    const ScanGround &m_ground;
    QHash<QString, const ScannedFile *> m_read;
    QSet<QString> m_coming; //!< stems of files that a run still lands
    QList<WorkLabels> m_labels;
    QList<AssetId> m_reworded;
    ScanChanges m_changes;
};

} // namespace

QStringList ScanGround::toRead() const
{
    QStringList paths;
    for (const ListedFile &file : folder.files) {
        const auto row = known.constFind(file.path);
        if (row == known.constEnd() || row->bytes != file.bytes || row->stamp != file.stamp || !row->hasHash)
            paths.append(file.path);
    }
    return paths;
}

QSet<AssetId> ScanGround::lookForMissing() const
{
    QSet<AssetId> gone;
    for (auto row = known.cbegin(); row != known.cend(); ++row) {
        if (!listed.contains(row.key()) && !folder.isUnknown(row.key()))
            gone.insert(row->id);
    }
    return gone;
}

Result<void> readKnown(Database &database, ScanGround &ground, bool withRemoved)
{
    using namespace Qt::StringLiterals;
    if (!withRemoved) {
        return database.read(
            u"SELECT id, path, bytes, stamp, hash <> '' FROM assets WHERE removed_at IS NULL"_s, {},
            [&ground](const Row &row) {
                ground.known.insert(row.text(1),
                                    {AssetId(row.integer(0)), row.integer(2), row.integer(3), row.flag(4)});
            });
    }
    return database.read(u"SELECT id, document, hash FROM assets WHERE removed_at IS NOT NULL"_s, {},
                         [&ground](const Row &row) {
                             const AssetId id(row.integer(0));
                             if (const QString document = row.text(1); !document.isEmpty())
                                 ground.removedDocuments.insert(document, id);
                             if (const QString hash = row.text(2); !hash.isEmpty())
                                 ground.removedHashes.insert(hash, id);
                         });
}

Result<ScanChanges> takeScanned(Database &database, const QList<ScannedFile> &files, const ScanGround &ground)
{
    return Batch(database, files, ground).run(files);
}

Result<QList<AssetRow>> joinParents(Database &database, const QList<WaitingChild> &children)
{
    AssetRepository works(database);
    QList<AssetRow> joined;
    for (const WaitingChild &child : children) {
        auto row = works.find(child.id);
        if (!row)
            return row.error();
        if (!*row || !(*row)->parent.isNull())
            continue;
        const auto parent = works.byDocument(child.parent.documentId);
        if (!parent)
            return parent.error();
        // What was changed meanwhile is looked at again by the next scan.
        if ((*row)->stamp == 0)
            (*row)->stamp = child.stamp;
        if (*parent && (*parent)->id != child.id)
            (*row)->parent = (*parent)->id;
        if (const auto done = works.update(**row); !done)
            return done.error();
        if (!(*row)->parent.isNull())
            joined.append(**row);
    }
    return joined;
}

} // namespace maquette
