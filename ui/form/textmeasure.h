// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

//! Code points, as the API counts `maxLength`.
int codePoints(QStringView text);
//! Words as people count them: runs of anything but white space.
int wordsIn(QStringView text);

} // namespace maquette
