// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

namespace maquette::test
{

//! What a QSignalSpy caught, for types without a default constructor such as Result<T>.
template <typename T>
const T &valueOf(const QVariant &caught)
{
    Q_ASSERT(caught.metaType() == QMetaType::fromType<T>());
    return *static_cast<const T *>(caught.constData());
}

} // namespace maquette::test
