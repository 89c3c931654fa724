// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/random.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace maquette
{

Random Random::of(const QByteArray &text)
{
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return Random(qFromBigEndian<quint64>(hash.constData()));
}

} // namespace maquette
