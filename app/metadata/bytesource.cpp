// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/bytesource.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace maquette
{

namespace
{

constexpr qint64 windowBytes = 4096;
constexpr qint64 firstWindowBytes = 16 * 1024; // most metadata stands there

} // namespace

ByteSource::ByteSource(const QString &path)
{
    m_handle = open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat facts = {};
    if (m_handle < 0 || fstat(m_handle, &facts) != 0)
        m_error = errno;
    else if (!S_ISREG(facts.st_mode))
        m_error = S_ISDIR(facts.st_mode) ? EISDIR : ENODEV; // a pipe would be waited for
    else
        m_size = facts.st_size;
    if (m_error == 0)
        m_look = FileLook::of(m_handle);
}

ByteSource::ByteSource(QByteArray memory)
    : m_memory(std::move(memory))
    , m_size(m_memory.size())
{}

ByteSource::~ByteSource()
{
    if (m_handle >= 0)
        close(m_handle);
}

qint64 ByteSource::fill(qint64 offset, char *to, qint64 length)
{
    qint64 have = 0;
    while (have < length) {
        const ssize_t got = pread(m_handle, to + have, static_cast<size_t>(length - have), offset + have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            m_error = errno;
        if (got <= 0)
            break;
        have += got;
    }
    return have;
}

const char *ByteSource::view(qint64 offset, qint64 length)
{
    if (offset < 0 || length < 0 || offset > m_size || length > m_size - offset)
        return nullptr;
    if (m_handle < 0)
        return m_memory.constData() + offset;
    if (offset < m_windowAt || offset + length > m_windowAt + m_windowLength) {
        const qint64 wanted = std::max(length, m_window.empty() ? firstWindowBytes : windowBytes);
        if (static_cast<qint64>(m_window.size()) < wanted)
            m_window.resize(static_cast<size_t>(wanted));
        m_windowAt = offset;
        m_windowLength = fill(offset, m_window.data(), std::min(wanted, m_size - offset));
    }
    return length <= m_windowLength - (offset - m_windowAt) ? m_window.data() + (offset - m_windowAt)
                                                            : nullptr;
}

QByteArray ByteSource::at(qint64 offset, qint64 length)
{
    if (offset < 0 || offset >= m_size || length <= 0)
        return {};
    length = std::min(length, m_size - offset);
    if (m_handle < 0)
        return m_memory.mid(offset, length);
    if (length <= windowBytes || (offset >= m_windowAt && offset + length <= m_windowAt + m_windowLength)) {
        const char *bytes = view(offset, length);
        return bytes ? QByteArray(bytes, length) : QByteArray();
    }
    QByteArray bytes(length, Qt::Uninitialized);
    bytes.truncate(fill(offset, bytes.data(), length));
    return bytes;
}

quint32 ByteSource::big32(qint64 offset)
{
    const char *bytes = view(offset, 4);
    return bytes ? qFromBigEndian<quint32>(bytes) : 0;
}

quint16 ByteSource::big16(qint64 offset)
{
    const char *bytes = view(offset, 2);
    return bytes ? qFromBigEndian<quint16>(bytes) : quint16(0);
}

quint32 ByteSource::little32(qint64 offset)
{
    const char *bytes = view(offset, 4);
    return bytes ? qFromLittleEndian<quint32>(bytes) : 0;
}

} // namespace maquette
