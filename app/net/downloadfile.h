// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <mutex>

namespace maquette
{

//! \brief The file that a download grows into. open(), empty(), write() and sync() block and are called one
//! at a time from a disk thread; discard() and keep() may come at any moment from another. Removes itself
//! unless sync() succeeded or it is kept; never removes anything but a regular file.
//!
//! It is locked while it is open: whoever comes while a former download still writes gets a new file in its
//! place.
class DownloadFile
{
public:
    explicit DownloadFile(QString path);
    ~DownloadFile();
    DownloadFile(const DownloadFile &) = delete;
    DownloadFile &operator=(const DownloadFile &) = delete;

    //! For its owner only; made anew or emptied, but with \a goOn what a regular file of ours holds stays.
    Result<void> open(bool goOn = false);
    Result<void> empty();
    Result<void> write(QByteArrayView bytes);
    Result<void> sync(); //!< on the disk, and closed
    //! What stood in it when it was opened to be gone on with. After open().
    [[nodiscard]] qint64 found() const { return m_found; }
    void discard();
    void keep(); //!< with all that was written, which may still grow by the write under way

private:
    Result<void> openOnce(bool isNew);
    [[nodiscard]] bool lock(std::chrono::milliseconds patience) const;

    const QString m_path;
    std::mutex m_mutex; //!< guards the name on disk, not the writing
    int m_handle = -1;
    qint64 m_found = 0;
    bool m_named = false;
    bool m_discarded = false;
};

} // namespace maquette
