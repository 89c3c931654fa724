// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

//! \a text as a tool tip that shows it letter for letter. Qt takes a tip that looks like markup for HTML, and
//! HTML may name pictures on this machine; for every text that is not our own: prompts, names from schemas,
//! what a server said. Long words and lines are wrapped. Empty stays empty.
QString plainTip(const QString &text);

} // namespace maquette
