// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/tokenvault.h"
#include "app/upload/bucketsettings.h"

#include <functional>

namespace maquette
{

//! \brief Where the bucket's secret rests: the vault of the token, under a name of its own for each key of
//! each bucket. Whatever is read or written is taken out of logs from then on.
//!
//! Each answer comes once, from the event loop, and not at all when \a context is gone. Errors are
//! KeychainUnavailable, also when the vault does not answer within its deadline.
class BucketVault
{
public:
    using Answer = std::function<void(const Result<BucketSecret> &)>;

    //! \a vault must outlive it.
    explicit BucketVault(TokenVault &vault);
    //! An empty secret when none is kept.
    void read(const BucketSettings &settings, QObject *context, Answer answer);
    void write(const BucketSettings &settings, const BucketSecret &secret, QObject *context, Answer answer);
    void remove(const BucketSettings &settings, QObject *context, Answer answer);

    //! The name in the vault.
    [[nodiscard]] static QString account(const BucketSettings &settings);

private:
    TokenVault &m_vault;
};

} // namespace maquette
