// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace maquette::test
{

//! Lets this process mount by itself, seen by nobody else; without root it takes a user namespace for it,
//! which has to be entered before the first thread: call it first of all in main(). False where the system
//! allows neither.
bool enterMountNamespace();

//! \brief A real file system of its own on \a folder, as small as wanted: fills up, turns read-only, goes
//! away.
class TinyDisk
{
public:
    TinyDisk(const QString &folder, qint64 bytes);
    ~TinyDisk();
    TinyDisk(const TinyDisk &) = delete;
    TinyDisk &operator=(const TinyDisk &) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    bool resize(qint64 bytes);
    bool setReadOnly(bool readOnly);
    //! Takes all the room there is.
    bool fill();
    bool free();

private:
    [[nodiscard]] bool remount(unsigned long flags);
    [[nodiscard]] QString fillerFile() const;

    QByteArray m_folder;
    qint64 m_bytes;
    bool m_mounted = false;
};

} // namespace maquette::test
