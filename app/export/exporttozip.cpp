// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttozip.h"

#include "app/base/filesteps.h"
#include "app/export/words.h"
#include "app/library/filework.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>

namespace maquette
{

namespace
{

Result<void> unlessCalledOff(const CallOff &callOff)
{
    return callOff.isCalledOff() ? Result<void>(fail(ErrorKind::Cancelled, exportWords("Cancelled.")))
                                 : Result<void>();
}

//! \a made with all its bytes where they cannot fail any more: what is begun in an archive has to be ended.
//! Those of large files lie in \a spool, which has no name.
Result<ExportMade> gathered(const ExportMade &made, const QString &beside, std::unique_ptr<NewFile> &spool,
                            const CallOff &callOff)
{
    constexpr qint64 inMemory = 32 * 1024 * 1024;
    const qint64 length = made.bytes();
    ExportMade whole = made;
    QByteArray bytes;
    if (length > inMemory) {
        if (const auto room = checkRoom(QFileInfo(beside).path(), 2 * length); !room)
            return room.error();
        auto file = NewFile::create(beside);
        if (!file)
            return file.error();
        spool = std::move(*file);
    }
    const auto read = made.read([&](const QByteArray &block) -> Result<void> {
        if (const auto wanted = unlessCalledOff(callOff); !wanted)
            return wanted;
        if (spool)
            return spool->write(block);
        bytes += block;
        return {};
    });
    if (!read)
        return read.error();
    whole.source = spool ? std::make_shared<ByteSource>(spool->path()) : std::make_shared<ByteSource>(bytes);
    whole.pieces = {{0, length}};
    return whole;
}

} // namespace

ExportToZip::ExportToZip(QString file, std::unique_ptr<NewFile> target, CallOff callOff)
    : m_file(std::move(file))
    , m_callOff(std::move(callOff))
    , m_target(std::move(target))
{}

Result<std::unique_ptr<ExportTarget>> ExportToZip::open(const QString &file, const CallOff &callOff)
{
    const QFileInfo wanted(file);
    if (!QDir::isAbsolutePath(file) || wanted.fileName().isEmpty())
        return fileError(file, ENOENT);
    const QString ending = QStringLiteral("zip");
    QString stem = wanted.absoluteFilePath();
    if (wanted.suffix().compare(ending, Qt::CaseInsensitive) == 0)
        stem.chop(ending.size() + 1);
    ExportNames names;
    QString path = names.take(stem, ending);
    while (FileLook::at(path).exists)
        path = names.take(stem, ending);
    auto target = NewFile::create(path);
    if (!target)
        return target.error();
    std::unique_ptr<ExportToZip> made(new ExportToZip(path, std::move(*target), callOff));
    auto zip = ZipArchive::create(
        [raw = made.get()](const QByteArray &bytes) { return raw->m_target->write(bytes); });
    if (!zip)
        return zip.error();
    made->m_zip = std::move(*zip);
    return std::unique_ptr<ExportTarget>(std::move(made));
}

Result<void> ExportToZip::noted(Result<void> outcome)
{
    if (!outcome && !m_broken)
        m_broken = outcome.error();
    return outcome;
}

Result<bool> ExportToZip::place(const ExportMade &made)
{
    if (m_broken)
        return *m_broken;
    std::unique_ptr<NewFile> spool;
    const auto whole = gathered(made, m_file, spool, m_callOff);
    if (!whole)
        return whole.error();
    const QString name = m_names.take(made.path, made.extension);
    const auto added = noted(add(*whole, name));
    if (!added)
        return added.error();
    ++m_entries;
    return true;
}

Result<void> ExportToZip::add(const ExportMade &made, const QString &name)
{
    if (const auto begun = m_zip->begin({name, made.bytes(), made.madeAt}); !begun)
        return begun;
    const auto written = made.read([this](const QByteArray &bytes) -> Result<void> {
        const auto wanted = unlessCalledOff(m_callOff);
        return wanted ? m_zip->write(bytes) : wanted;
    });
    return written && !made.sidecar.isEmpty() ? addSidecar(made, name) : written;
}

Result<void> ExportToZip::addSidecar(const ExportMade &made, const QString &name)
{
    const QString beside = name + QStringLiteral(".xmp");
    const auto begun = m_zip->begin({beside, made.sidecar.size(), made.madeAt, true});
    return begun ? m_zip->write(made.sidecar) : begun;
}

Result<QString> ExportToZip::finish()
{
    if (m_broken)
        return *m_broken;
    if (m_entries == 0)
        return QString();
    if (const auto wanted = unlessCalledOff(m_callOff); !wanted)
        return wanted.error();
    if (const auto closed = noted(m_zip->close()); !closed)
        return closed.error();
    const auto placed = m_target->commitOver(FileLook());
    if (!placed)
        return placed.error();
    if (!*placed)
        return fail(ErrorKind::FileAccess,
                    exportWords("Another file took the name %1 meanwhile.").arg(m_file));
    return m_file;
}

} // namespace maquette
