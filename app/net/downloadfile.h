// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <mutex>

namespace maquette
{

//! \brief The file that a download grows into. open(), write() and sync() block and are called one at a time
//! from a disk thread; discard() may come at any moment from another. Removes itself unless sync() succeeded;
//! never removes anything but a regular file.
class DownloadFile
{
public:
    explicit DownloadFile(QString path);
    ~DownloadFile();
    DownloadFile(const DownloadFile &) = delete;
    DownloadFile &operator=(const DownloadFile &) = delete;

    Result<void> open(); //!< made anew or emptied; for its owner only
    Result<void> write(QByteArrayView bytes);
    Result<void> sync(); //!< on the disk, and closed
    void discard();

private:
    const QString m_path;
    std::mutex m_mutex; //!< guards the name on disk, not the writing
    int m_handle = -1;
    bool m_named = false;
    bool m_discarded = false;
};

} // namespace maquette
