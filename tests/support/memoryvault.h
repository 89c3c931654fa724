// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/tokenvault.h"

#include <QHash>

namespace maquette::test
{

//! \brief A vault in memory, which can be out of order. It counts what it is asked.
class MemoryVault : public TokenVault
{
public:
    QHash<QString, QString> kept;
    bool broken = false;
    int reads = 0;
    int writes = 0;

    VaultCall *read(const QString &account, QObject *parent) override
    {
        ++reads;
        return answer(kept.value(account), parent);
    }
    VaultCall *write(const QString &account, const QString &token, QObject *parent) override
    {
        ++writes;
        if (!broken)
            kept.insert(account, token);
        return answer({}, parent);
    }
    VaultCall *remove(const QString &account, QObject *parent) override
    {
        if (!broken)
            kept.remove(account);
        return answer({}, parent);
    }

private:
    VaultCall *answer(const QString &text, QObject *parent)
    {
        auto *call = new VaultCall(parent);
        const Result<QString> outcome =
            broken ? Result<QString>(fail(ErrorKind::KeychainUnavailable, QStringLiteral("No.")))
                   : Result<QString>(text);
        QMetaObject::invokeMethod(
            call,
            [call, outcome] {
                call->deleteLater();
                emit call->finished(outcome);
            },
            Qt::QueuedConnection);
        return call;
    }
};

} // namespace maquette::test
