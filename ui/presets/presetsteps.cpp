// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetsteps.h"

#include <algorithm>

namespace maquette
{

namespace
{
constexpr qsizetype mostPresetSteps = 100;
} // namespace

PresetSteps::PresetSteps(Presets &presets)
    : m_presets(presets)
{}

int PresetSteps::keep(const QList<PresetChange> &changes)
{
    m_steps.append({++m_last, changes});
    if (m_steps.size() > mostPresetSteps)
        m_steps.removeFirst();
    return m_last;
}

std::optional<QString> PresetSteps::undo(int number)
{
    const auto found = std::find_if(m_steps.cbegin(), m_steps.cend(),
                                    [number](const Step &step) { return step.number == number; });
    if (found == m_steps.cend())
        return std::nullopt;
    const QList<PresetChange> changes = m_steps.takeAt(found - m_steps.cbegin()).changes;
    QString back;
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        const PresetChange done = m_presets.undo(*change);
        if (done.after)
            back = done.after->name;
    }
    return back;
}

} // namespace maquette
