// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace maquette
{

//! \brief Where the lists come from that a prompt names as `__name__`.
class Wildcards
{
public:
    Wildcards() = default;
    Wildcards(const Wildcards &) = delete;
    Wildcards &operator=(const Wildcards &) = delete;
    virtual ~Wildcards() = default;
    //! The alternatives of the list \a name, in order; nothing when there is no such list.
    [[nodiscard]] virtual std::optional<QStringList> alternatives(const QString &name) const = 0;
};

} // namespace maquette
