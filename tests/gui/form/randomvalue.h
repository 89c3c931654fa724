// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"

#include <QRandomGenerator>

namespace maquette::formtest
{

//! \brief Makes values that a field may hold, from a seed: the same ones each time.
class RandomValue
{
public:
    //! \a typed: only what can be typed and clicked; else also `null` and members that no field is for.
    explicit RandomValue(quint32 seed, bool typed = false);

    //! A value for \a field; its schema may still forbid it (`pattern`, `not`, a sum of two fields).
    [[nodiscard]] Json of(const Field &field);
    //! A whole input that \a model's schema allows; nothing after many tries.
    [[nodiscard]] std::optional<InputValues> inputOf(const Model &model);
    [[nodiscard]] int below(int limit) { return m_random.bounded(limit); }

private:
    Json text(const Field &field);
    Json number(const Field &field);
    Json list(const Field &field);
    Json group(const Field &field);
    Json address(MediaKind kind);

    QRandomGenerator m_random;
    bool m_typed;
};

} // namespace maquette::formtest
