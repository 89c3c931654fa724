// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tinydisk.h"

#include <QDir>
#include <QFile>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace maquette::test
{

namespace
{

bool writeTo(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

QByteArray sizeOption(qint64 bytes)
{
    return "size=" + QByteArray::number(bytes);
}

} // namespace

bool enterMountNamespace()
{
    const QByteArray user = QByteArray::number(geteuid());
    const QByteArray group = QByteArray::number(getegid());
    if (geteuid() == 0) {
        if (unshare(CLONE_NEWNS) != 0)
            return false;
    } else {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        // As the same user: whoever maps himself to root would be asked for files of root.
        const bool mapped = writeTo("/proc/self/setgroups", "deny") &&
                            writeTo("/proc/self/uid_map", user + ' ' + user + " 1") &&
                            writeTo("/proc/self/gid_map", group + ' ' + group + " 1");
        if (!mapped)
            return false;
    }
    return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

TinyDisk::TinyDisk(const QString &folder, qint64 bytes)
    : m_folder(QFile::encodeName(folder))
    , m_bytes(bytes)
{
    QDir().mkpath(folder);
    m_mounted = mount("tmpfs", m_folder.constData(), "tmpfs", 0, sizeOption(bytes).constData()) == 0;
}

TinyDisk::~TinyDisk()
{
    if (m_mounted)
        umount2(m_folder.constData(), MNT_DETACH);
}

bool TinyDisk::remount(unsigned long flags)
{
    return mount("tmpfs", m_folder.constData(), "tmpfs", MS_REMOUNT | flags,
                 sizeOption(m_bytes).constData()) == 0;
}

bool TinyDisk::resize(qint64 bytes)
{
    m_bytes = bytes;
    return remount(0);
}

bool TinyDisk::setReadOnly(bool readOnly)
{
    return remount(readOnly ? MS_RDONLY : 0);
}

QString TinyDisk::fillerFile() const
{
    return QFile::decodeName(m_folder) + QStringLiteral("/filler");
}

bool TinyDisk::fill()
{
    QFile filler(fillerFile());
    if (!filler.open(QIODevice::Append | QIODevice::Unbuffered))
        return false;
    const QByteArray block(4096, 'f');
    while (filler.write(block) == block.size()) {
    }
    return true;
}

bool TinyDisk::free()
{
    return QFile::remove(fillerFile());
}

} // namespace maquette::test
