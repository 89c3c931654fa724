// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace maquette::bench
{

//! A PNG of \a side x \a side with a little noise, so that it weighs about as much as a model's; the same
//! bytes for the same \a seed.
QByteArray noisyPng(int side, quint32 seed);

} // namespace maquette::bench
