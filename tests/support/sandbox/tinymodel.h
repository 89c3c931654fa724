// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace maquette::test
{

inline const char *const tinyModel = "test/tiny/text-to-image";

//! Writes the descriptor of a model that makes pictures of 48 x 48, in no time, into \a folder.
bool writeTinyModel(const QString &folder);
//! An input for it; \a side: of the picture, 0 for those 48.
QByteArray tinyInput(const QString &prompt, int side = 0);

} // namespace maquette::test
