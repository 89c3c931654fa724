// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

namespace maquette
{

//! \brief Says that something changed in some folders, as far as the system tells it.
//!
//! Linux's inotify in a thread of its own, which waits for no disk: QFileSystemWatcher tells of names only,
//! not of a file that is written over. Where there are no watches left (they are few for all programs
//! together), or none at all as on network shares, it stays quiet: whoever needs to know looks now and then.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);
    ~FolderWatch() override;

    //! Absolute paths, instead of those before; of too many the last are watched.
    //! \a read: when they were begun to be read; what changed in them from then on is told too.
    void setFolders(const QStringList &folders, const QDateTime &read);
    [[nodiscard]] qsizetype count() const; //!< that are watched, as far as it has got

signals:
    void changed(); //!< once for many changes, until the event loop comes round

private:
    struct Shared;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
