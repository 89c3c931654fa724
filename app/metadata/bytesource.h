// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filelook.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace maquette
{

//! \brief Random access to a file's bytes through a small window, or to bytes in memory.
//!
//! Reads only what is asked for and a little more, so that a file of 100 MB costs a few pages. It is not
//! mapped: a drive that vanishes must end as an error, not as a signal. Not thread-safe.
class ByteSource
{
public:
    //! The file at \a path; error() says why it could not be opened.
    explicit ByteSource(const QString &path);
    //! The bytes of \a memory itself.
    explicit ByteSource(QByteArray memory);
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;
    ~ByteSource();

    [[nodiscard]] qint64 size() const { return m_size; }
    //! errno of what failed, 0 so far.
    [[nodiscard]] int error() const { return m_error; }
    //! How the file looked when it was opened.
    [[nodiscard]] const FileLook &look() const { return m_look; }
    //! \a length bytes at \a offset, fewer at the end or on error.
    QByteArray at(qint64 offset, qint64 length);
    //! Unsigned, most significant byte first; 0 beyond the end.
    quint32 big32(qint64 offset);
    quint16 big16(qint64 offset);
    //! Unsigned, least significant byte first; 0 beyond the end.
    quint32 little32(qint64 offset);

private:
    //! \a length bytes that stay until the next call; null when there are not as many.
    const char *view(qint64 offset, qint64 length);
    qint64 fill(qint64 offset, char *to, qint64 length);

    QByteArray m_memory;
    std::vector<char> m_window;
    qint64 m_windowAt = 0;
    qint64 m_windowLength = 0;
    qint64 m_size = 0;
    FileLook m_look;
    int m_handle = -1;
    int m_error = 0;
};

} // namespace maquette
