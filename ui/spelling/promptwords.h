// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/wordspan.h"

#include <QList>
#include <QString>

namespace maquette
{

//! The words of one paragraph of a prompt that a dictionary can be asked about, in their order.
//!
//! Left out: `{a|b}`, `[a:b:0.5]`, `(word:1.2)`, `<lora:name:1>`, `__wildcard__`, `--options`, `@names`,
//! `#tags`, addresses, and words with digits, underscores, dots, only capitals or capitals inside; also
//! single letters, and scripts that are written without spaces. Takes time in proportion to the text.
QList<WordSpan> wordsToCheck(const QString &paragraph);

} // namespace maquette
