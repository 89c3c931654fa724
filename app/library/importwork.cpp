// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/importwork.h"

#include "app/library/folderwalk.h"
#include "app/library/importedfile.h"
#include "app/library/picture.h"
#include "app/store/assetrepository.h"
#include "app/store/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <limits>

using namespace Qt::StringLiterals;

namespace maquette
{

namespace
{

constexpr qsizetype mostNamed = 200;
constexpr auto ourFolder = "Imported"_L1;

QString say(const char *text)
{
    return QCoreApplication::translate("Library", text);
}

QImage pixelsOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto picture = readPicture(file, std::numeric_limits<int>::max());
    return picture ? std::move(picture->image) : QImage();
}

//! Pixel by pixel: one that was painted over is another work, whatever it says.
bool isSamePicture(const QString &one, const QString &other)
{
    const QImage pixels = pixelsOf(one);
    return !pixels.isNull() && pixels == pixelsOf(other);
}

//! A folder whose name begins with a point would be left out by the scan.
QString visibleName(QString name)
{
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? say("Folder") : name;
}

} // namespace

ImportWork::ImportWork(ImportOrder order, CallOff callOff, std::function<void(const ImportProgress &)> told)
    : m_order(std::move(order))
    , m_callOff(std::move(callOff))
    , m_told(std::move(told))
    , m_library(QFileInfo(m_order.library).canonicalFilePath())
{}

ImportOutcome ImportWork::run()
{
    Result<void> done = readIndex();
    if (done)
        done = list();
    for (qsizetype i = 0; done && i < m_sources.size(); ++i) {
        m_told({i, m_sources.size()});
        done = m_callOff.isCalledOff() ? Result<void>(fail(ErrorKind::Cancelled, {})) : take(m_sources[i]);
    }
    if (done) {
        m_told({m_sources.size(), m_sources.size()});
        return std::move(m_outcome);
    }
    m_outcome.error = done.error();
    // Wherever it stood: the look through the folders has words of its own.
    if (done.error().kind == ErrorKind::Cancelled)
        m_outcome.error->message = say("The import was stopped.");
    return std::move(m_outcome);
}

Result<void> ImportWork::readIndex()
{
    const auto opened = Database::open(m_order.index, {}, Database::Access::ReadOnly);
    if (!opened)
        return opened.error();
    qsizetype works = 0;
    const auto done = AssetRepository(**opened).eachTraces([this, &works](const WorkTraces &work) {
        ++works;
        if (!work.hash.isEmpty())
            m_paths.insert(QByteArray::fromHex(work.hash.toLatin1()), work.path);
        if (!work.origin.isEmpty() && work.origin != work.hash)
            m_origins.insert(QByteArray::fromHex(work.origin.toLatin1()), work.path);
        if (!work.document.isEmpty())
            m_documents.insert(work.document, work.path);
        if (work.path.startsWith(ourFolder))
            m_taken.insert(work.path);
    });
    m_mayMakeLibrary = works == 0;
    return done;
}

bool ImportWork::isInLibrary(const QString &file) const
{
    return !m_library.isEmpty() && (file == m_library || file.startsWith(m_library + u'/'));
}

Result<void> ImportWork::listFolder(const QString &folder)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    if (isInLibrary(root))
        return fail(ErrorKind::FileAccess, say("%1 is in your library already.").arg(folder));
    const auto walked = walkFolder(folder, m_callOff);
    if (!walked)
        return walked.error();
    const QString lead = ourFolder + u'/' + visibleName(QFileInfo(folder).fileName()) + u'/';
    for (const ListedFile &file : walked->files) {
        const bool isWanted = m_order.withBelow || !file.path.contains(u'/');
        if (isWanted && !isInLibrary(root + u'/' + file.path))
            m_sources.append({root, file.path, lead + file.path});
    }
    for (const QString &unread : walked->unread) {
        if (m_order.withBelow)
            refuse({root, unread, {}}, say("The folder cannot be opened."));
    }
    return {};
}

Result<void> ImportWork::list()
{
    m_told({});
    for (const QString &each : m_order.sources) {
        const QFileInfo source(QDir::cleanPath(each));
        if (source.isDir()) {
            if (const auto done = listFolder(source.filePath()); !done)
                return done;
        } else if (isInLibrary(source.canonicalFilePath())) {
            ++m_outcome.known;
        } else {
            m_sources.append({source.absolutePath(), source.fileName(),
                              ourFolder + u'/' + visibleName(source.fileName())});
        }
    }
    return {};
}

bool ImportWork::isKnown(const QString &from, const ScannedFile &file) const
{
    const auto isThere = [this](const QString &path) {
        return !path.isEmpty() && QFileInfo(m_order.library + u'/' + path).isFile();
    };
    const QByteArray hash = QByteArray::fromHex(file.work.hash.toLatin1());
    if (isThere(m_paths.value(hash)))
        return true;
    // What was rated since, here or in a copy of it, differs in nothing but what is said of it.
    const bool isImage = file.work.kind == MediaKind::Image;
    const QString first = m_origins.value(hash);
    if (isThere(first) &&
        (!isImage || pixelsOf(from).isNull() || isSamePicture(from, m_order.library + u'/' + first)))
        return true;
    const QString named = file.isOwn ? m_documents.value(file.work.document) : QString();
    return isImage && isThere(named) && isSamePicture(from, m_order.library + u'/' + named);
}

void ImportWork::refuse(const Source &source, const QString &reason)
{
    ++m_outcome.refused;
    if (m_outcome.which.size() < mostNamed)
        m_outcome.which.append({source.root + u'/' + source.path, reason});
}

//! The error is one that keeps all others from coming too.
Result<void> ImportWork::take(const Source &source)
{
    const QString from = source.root + u'/' + source.path;
    const auto file = scanFile(source.root, source.path, HashWanted::Always);
    if (!file) {
        if (!QFileInfo(source.root).isDir())
            return fail(
                ErrorKind::FileAccess,
                say("The folder %1 is gone. If it is on a drive, connect the drive.").arg(source.root));
        refuse(source, file.error().message);
        return {};
    }
    if (!file->isWhole) {
        refuse(source, file->problem);
        return {};
    }
    if (isKnown(from, *file)) {
        ++m_outcome.known;
        return {};
    }
    const auto copied = importFile(
        {from, file->work.hash, m_order.library, source.target, m_taken, m_mayMakeLibrary}, m_callOff);
    if (!copied)
        return copied.error();
    if (copied->isChanged || copied->isUnreadable) {
        refuse(source, copied->isChanged ? say("The file was changed while it was read.")
                                         : say("The file cannot be read to its end."));
        return {};
    }
    m_mayMakeLibrary = false; // gone now, it may be on a drive that was taken away
    m_paths.insert(QByteArray::fromHex(file->work.hash.toLatin1()), copied->path);
    if (copied->isThere) {
        ++m_outcome.known;
        return {};
    }
    m_outcome.imported.append(copied->path);
    if (!file->program.isEmpty())
        ++m_outcome.programs[file->program];
    return {};
}

} // namespace maquette
