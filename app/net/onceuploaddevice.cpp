// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/onceuploaddevice.h"

#include <cstring>

namespace maquette
{

OnceUploadDevice::OnceUploadDevice(const QByteArray &body, QObject *parent)
    : QIODevice(parent)
    , m_body(body)
{
    // Unbuffered: a buffer would read ahead, and wasRead() must mean that Qt asked for the bytes.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OnceUploadDevice::isSequential() const
{
    return true;
}

bool OnceUploadDevice::reset()
{
    return false;
}

bool OnceUploadDevice::atEnd() const
{
    return m_sealed || m_position >= m_body.size();
}

qint64 OnceUploadDevice::bytesAvailable() const
{
    return m_sealed ? 0 : m_body.size() - m_position;
}

bool OnceUploadDevice::wasRead() const
{
    return m_read;
}

void OnceUploadDevice::seal()
{
    m_sealed = true;
}

qint64 OnceUploadDevice::readData(char *data, qint64 maxSize)
{
    if (m_sealed)
        return -1;
    const qint64 size = qMin(maxSize, m_body.size() - m_position);
    if (size <= 0)
        return m_position >= m_body.size() ? -1 : 0;
    m_read = true;
    std::memcpy(data, m_body.constData() + m_position, static_cast<size_t>(size));
    m_position += size;
    return size;
}

qint64 OnceUploadDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace maquette
