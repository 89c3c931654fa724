// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filewriter.h"

#include "app/base/log.h"
#include "app/library/filenames.h"
#include "app/library/filework.h"
#include "app/library/workdocument.h"
#include "app/metadata/metadata.h"
#include "app/store/store.h"

#include <QFileInfo>

#include <cerrno>
#include <sys/resource.h>

namespace maquette
{

namespace
{

constexpr std::chrono::seconds usualQuiet{2};
constexpr int longestWait = 10; //!< times the quiet
constexpr int writerNiceness = 10;

} // namespace

FileWriter::FileWriter(Store &store, QString library, std::mutex &turn, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_library(std::move(library))
    , m_turn(turn)
{
    m_pool.setMaxThreadCount(1);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(usualQuiet);
    connect(&m_quiet, &QTimer::timeout, this, &FileWriter::begin);
}

FileWriter::Outcome FileWriter::writeFile(const QString &library, const UnfiledWork &work, FileWriting how,
                                          std::mutex &turn)
{
    (void)::setpriority(PRIO_PROCESS, 0, writerNiceness); // Linux keeps it for each thread
    const std::lock_guard guard(turn);
    const QString file = library + u'/' + work.row.path;
    if (const auto usable = checkLibraryFolder(library, false); !usable)
        return {.state = usable.error(), .isAway = true};
    if (leadsOut(work.row.path) || isGone(file))
        return {.state = fileError(file, ENOENT), .isGone = true};
    const FileLook before = FileLook::at(file);
    if (const auto said = readMetadata(file);
        said && said->isOwn && isAnotherWork(said->work.documentId, work.row.document))
        return {.state = fileError(file, EEXIST), .isAnother = true};
    auto state = fileWork(file, metadataOf(work), how);
    // What another program did to it meanwhile is still to be seen by the next scan.
    if (state && (before.bytes != work.row.bytes || before.stamp() != work.row.stamp))
        state = FiledState{{}, 0, 0, true};
    return {.state = std::move(state)};
}

FileWriter::~FileWriter()
{
    if (!m_underway)
        return;
    const auto &[work, running] = *m_underway;
    if (const Result<FiledState> &state = running.result().state) {
        m_store.runShared<void>(
            nullptr,
            [id = work.row.id, revision = work.revision, state = *state](Database &database) {
                const auto settled = FiledRepository(database).settle(id, revision, state);
                return settled ? Result<void>() : Result<void>(settled.error());
            },
            {});
    }
}

void FileWriter::setWriting(FileWriting how)
{
    if (std::exchange(m_how, how) != how)
        wake();
}

void FileWriter::wake()
{
    if (m_how == FileWriting::Off)
        return;
    if (!m_quiet.isActive())
        m_waiting.start();
    else if (m_waiting.hasExpired((longestWait * m_quiet.intervalAsDuration()).count()))
        return;
    m_quiet.start();
}

void FileWriter::forgetGone()
{
    for (const AssetId id : std::exchange(m_gone, {}))
        m_aside.remove(id);
}

void FileWriter::begin()
{
    m_isDueAgain = m_busy;
    if (m_busy || m_how == FileWriting::Off)
        return;
    m_busy = true;
    m_last = {};
    next();
}

void FileWriter::next()
{
    // Somebody is about to say more: begin() goes on.
    if (m_quiet.isActive() || m_how == FileWriting::Off) {
        m_busy = false;
        return;
    }
    m_store.runShared<std::optional<UnfiledWork>>(
        this, [last = m_last](Database &database) { return FiledRepository(database).nextAfter(last); },
        [this](const Result<std::optional<UnfiledWork>> &work) {
            if (!work)
                qCWarning(logLibrary) << "No file is written:" << work.error().detail;
            if (!work || !*work) {
                end();
                return;
            }
            m_last = (*work)->row.id;
            if (m_aside.value(m_last, -1) == (*work)->revision)
                next();
            else
                write(**work);
        });
}

void FileWriter::write(const UnfiledWork &work)
{
    const auto running = runIn(m_pool, [work, library = m_library, how = m_how, turn = &m_turn] {
        return writeFile(library, work, how, *turn);
    });
    m_underway.emplace(work, running);
    auto *watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const auto [done, ended] = *std::exchange(m_underway, {});
        take(done, ended.result());
    });
    watcher->setFuture(running.ended());
}

void FileWriter::take(const UnfiledWork &work, const Outcome &outcome)
{
    if (outcome.state) {
        settle(work, *outcome.state);
        return;
    }
    if (outcome.isAway) {
        end();
        return;
    }
    if (outcome.isAnother) {
        next();
        return;
    }
    setAside(work, outcome);
    if (outcome.state.error().kind == ErrorKind::DiskFull)
        end();
    else
        next();
}

void FileWriter::settle(const UnfiledWork &work, const FiledState &state)
{
    m_aside.remove(work.row.id);
    m_store.runShared<std::optional<AssetRow>>(
        this,
        [id = work.row.id, revision = work.revision, state](Database &database) {
            return FiledRepository(database).settle(id, revision, state);
        },
        [this](const Result<std::optional<AssetRow>> &row) {
            if (!row) {
                qCWarning(logLibrary) << "A file is written, its row is not:" << row.error().detail;
                end();
                return;
            }
            if (*row)
                emit written(**row);
            next();
        });
}

//! A file that is gone is told by the library itself.
void FileWriter::setAside(const UnfiledWork &work, const Outcome &outcome)
{
    const Error &error = outcome.state.error();
    qCWarning(logLibrary) << "Settings not written:" << error.message << error.detail;
    m_aside.insert(work.row.id, work.revision);
    if (outcome.isGone)
        m_gone.append(work.row.id);
    if (outcome.isGone || m_told.contains(error.kind))
        return;
    m_told.append(error.kind);
    Error told = error;
    told.message =
        tr("The settings of a work could not be written into its file. The work itself is safe. %1")
            .arg(error.message);
    emit failed(told);
}

void FileWriter::end()
{
    m_busy = false;
    if (m_isDueAgain)
        begin();
    else
        emit idle();
}

} // namespace maquette
