// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/linkcheck.h"

#include <QDateTime>
#include <QUrl>

#include <chrono>
#include <optional>

namespace maquette
{

//! \brief The links that were looked at and found good lately, so that a form that is built anew, or an
//! address that is typed again, asks nobody.
class LinkMemory
{
public:
    static constexpr std::chrono::minutes freshFor{10};
    static constexpr qsizetype most = 24; //!< their previews take up to a megabyte each

    void keep(const QUrl &url, MediaKind kind, const LinkFacts &facts, const QDateTime &now);
    [[nodiscard]] std::optional<LinkFacts> find(const QUrl &url, MediaKind kind, const QDateTime &now) const;
    void forget(const QUrl &url);
    void clear() { m_seen.clear(); }

private:
    struct Seen
    {
        QUrl url;
        MediaKind kind;
        LinkFacts facts;
        QDateTime when;
    };
    QList<Seen> m_seen; //!< the newest last
};

} // namespace maquette
