// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/importedfile.h"

#include "app/base/newfile.h"
#include "app/library/filenames.h"
#include "app/library/filestate.h"
#include "app/library/filework.h"
#include "app/library/plainfile.h"
#include "app/metadata/metadata.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace maquette
{

namespace
{

enum class Copied { Yes, NotReadable, Changed };

//! False where the file system does not share blocks.
bool shareBlocks(const QFile &from, const QString &to)
{
    const int target = open(QFile::encodeName(to).constData(), O_WRONLY | O_CLOEXEC);
    if (target < 0)
        return false;
    const bool isShared = ioctl(target, FICLONE, from.handle()) == 0;
    close(target);
    return isShared;
}

//! The time is what a file without settings is sorted by.
void keepTime(const QFile &from, const QString &to)
{
    struct stat facts = {};
    if (fstat(from.handle(), &facts) != 0)
        return;
    const timespec times[] = {facts.st_atim, facts.st_mtim};
    (void)utimensat(AT_FDCWD, QFile::encodeName(to).constData(), times, 0);
}

Result<Copied> copyBytes(PlainFile &from, NewFile &to, const QString &hash, const CallOff &callOff)
{
    constexpr qint64 block = 1024 * 1024;
    const bool isShared = shareBlocks(from, to.path());
    QCryptographicHash sum(QCryptographicHash::Sha256);
    for (QByteArray bytes = from.read(block); !bytes.isEmpty(); bytes = from.read(block)) {
        sum.addData(bytes);
        if (const auto written = isShared ? Result<void>() : to.write(bytes); !written)
            return written.error();
    }
    if (callOff.isCalledOff())
        return fail(ErrorKind::Cancelled, {});
    if (from.error() != QFileDevice::NoError)
        return Copied::NotReadable;
    return QString::fromLatin1(sum.result().toHex()) == hash ? Copied::Yes : Copied::Changed;
}

bool holds(const QString &file, const QString &original, const QString &hash)
{
    if (QFileInfo(file).size() != QFileInfo(original).size())
        return false;
    const auto state = stateOfFile(file);
    return state && state->hash == hash;
}

//! False when something else took the name.
Result<bool> place(const ImportedFileOrder &order, const QString &target, ImportedFile &done,
                   const CallOff &callOff)
{
    PlainFile from(order.from, callOff);
    if (!from.openPlain()) {
        done.isUnreadable = true;
        return true;
    }
    auto copy = NewFile::create(target);
    if (!copy)
        return copy.error();
    const auto copied = copyBytes(from, **copy, order.hash, callOff);
    if (!copied)
        return copied.error();
    done.isUnreadable = *copied == Copied::NotReadable;
    done.isChanged = *copied == Copied::Changed;
    if (*copied != Copied::Yes)
        return true;
    keepTime(from, (*copy)->path());
    // Before the work: whoever finds that finds all that is said of it.
    if (const QString beside = sidecarOf(order.from); QFileInfo(beside).isFile()) {
        constexpr qint64 mostOfSidecar = 16LL * 1024 * 1024;
        const QString sidecar = sidecarOf(target);
        const bool isFree = QFileInfo(beside).size() <= mostOfSidecar && !QFileInfo::exists(sidecar);
        if (const auto kept = isFree ? copyFile(beside, sidecar) : Result<void>(); !kept)
            return kept.error();
    }
    return (*copy)->commitOver({});
}

} // namespace

Result<ImportedFile> importFile(const ImportedFileOrder &order, const CallOff &callOff)
{
    const QString folder = order.path.section(u'/', 0, -2);
    if (const auto made = makeFolder(order.library, folder, order.mayMakeLibrary); !made)
        return made.error();
    if (const auto room = checkRoom(order.library + u'/' + folder, QFileInfo(order.from).size()); !room)
        return room.error();
    const QString extension = order.path.section(u'.', -1);
    const QString stem = order.path.section(u'.', 0, -2);
    for (int attempt = 1;; ++attempt) {
        ImportedFile done;
        done.path = attempt == 1 ? order.path : QString(numberedName(stem, attempt) + u'.' + extension);
        const QString target = order.library + u'/' + done.path;
        if (order.taken.contains(done.path))
            continue;
        if (callOff.isCalledOff())
            return fail(ErrorKind::Cancelled, {});
        if (QFileInfo::exists(target) || QFileInfo(target).isSymLink()) {
            done.isThere = holds(target, order.from, order.hash);
            if (done.isThere)
                return done;
            continue;
        }
        const auto placed = place(order, target, done, callOff);
        if (!placed)
            return placed.error();
        if (*placed)
            return done;
    }
}

} // namespace maquette
