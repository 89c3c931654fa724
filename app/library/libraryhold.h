// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace maquette
{

//! \brief Tells whether another Maquette of this person, on this machine, has a library folder open.
//!
//! A lock outside of the folder, which it would keep from being unmounted; the system drops it with the
//! process. Profiles have a lock of their own (Store): this one forbids nothing.
class LibraryHold
{
public:
    //! Blocking: for worker threads. Never null; where there is no place for the lock nobody else is seen.
    static std::shared_ptr<LibraryHold> take(const QString &library);
    ~LibraryHold();
    LibraryHold(const LibraryHold &) = delete;
    LibraryHold &operator=(const LibraryHold &) = delete;

    //! When it was taken.
    [[nodiscard]] bool isFirst() const { return m_isFirst; }

private:
    LibraryHold() = default;

    int m_handle = -1;
    bool m_isFirst = true;
};

} // namespace maquette
