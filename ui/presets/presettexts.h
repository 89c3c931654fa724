// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/presets.h"
#include "models/core/checks.h"
#include "models/core/model.h"

#include <QLocale>

namespace maquette
{

// What is said of a preset in a few words.

//! "A lighthouse at dusk · 2560×1440 (16:9) · Steps 30": its texts, then what is not as the model has it.
QString presetSummary(const Model &model, const InputValues &values);
//! "used today", "saved 3 Oct".
QString presetDate(const Preset &preset, const QDateTime &now, const QLocale &locale);
//! "2 settings have changed"; empty for none.
QString misfitText(qsizetype changed);
//! A name as it stands in a sentence; long ones are cut.
QString quotedName(const QString &name);
//! The first few of \a notes, and how many more there are.
QString fewSentences(const QStringList &notes);

} // namespace maquette
