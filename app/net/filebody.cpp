// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/filebody.h"

#include "app/base/background.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cstring>

namespace maquette
{

namespace
{

constexpr qint64 blockBytes = 512 * 1024;

Result<QByteArray> readBlock(QFile &file, qint64 bytes)
{
    const QString name = QFileInfo(file.fileName()).fileName();
    if (!file.isOpen() && !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return fail(ErrorKind::FileAccess,
                    QCoreApplication::translate("Net", "“%1” cannot be read.").arg(name), file.errorString());
    }
    QByteArray block = file.read(bytes);
    if (block.isEmpty()) {
        return fail(ErrorKind::FileAccess,
                    QCoreApplication::translate("Net", "“%1” changed while it was sent.").arg(name),
                    file.errorString());
    }
    return block;
}

} // namespace

FileBody::FileBody(QThreadPool &pool, QString file, qint64 size, QObject *parent)
    : QIODevice(parent)
    , m_pool(pool)
    , m_file(std::make_shared<QFile>(std::move(file)))
    , m_size(size)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

FileBody::~FileBody() = default;

void FileBody::start()
{
    fetch();
}

bool FileBody::isSequential() const
{
    return true;
}

bool FileBody::reset()
{
    return false;
}

bool FileBody::atEnd() const
{
    return m_failed || m_given >= m_size;
}

qint64 FileBody::bytesAvailable() const
{
    return m_failed ? 0 : m_block.size() - m_position + m_next.size();
}

//! One block waits while the other is handed out.
void FileBody::fetch()
{
    if (m_fetching || m_failed || !m_next.isEmpty() || m_fetched >= m_size)
        return;
    m_fetching = true;
    inBackground(
        m_pool, this,
        [file = m_file, bytes = std::min(blockBytes, m_size - m_fetched)] { return readBlock(*file, bytes); },
        [this](const Result<QByteArray> &block) { take(block); });
}

void FileBody::take(const Result<QByteArray> &block)
{
    m_fetching = false;
    if (!block) {
        m_failed = true;
        emit failed(block.error());
        return;
    }
    m_fetched += block->size();
    m_next = *block;
    emit readyRead();
}

qint64 FileBody::readData(char *data, qint64 maxSize)
{
    if (m_failed || m_given >= m_size)
        return -1;
    if (m_position >= m_block.size()) {
        m_block = std::exchange(m_next, {});
        m_position = 0;
        fetch();
    }
    const qint64 size = std::min(maxSize, m_block.size() - m_position);
    std::memcpy(data, m_block.constData() + m_position, static_cast<std::size_t>(size));
    m_position += size;
    m_given += size;
    return size;
}

qint64 FileBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace maquette
