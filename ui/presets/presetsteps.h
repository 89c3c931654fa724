// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/presets.h"

namespace maquette
{

//! \brief What was done to the presets and can be taken back: step by step, or one of them by its number.
class PresetSteps
{
public:
    //! \a presets must outlive this.
    explicit PresetSteps(Presets &presets);

    [[nodiscard]] bool isEmpty() const { return m_steps.isEmpty(); }
    //! The number of the last one; there is one.
    [[nodiscard]] int last() const { return m_steps.constLast().number; }
    //! Gives its number.
    int keep(const QList<PresetChange> &changes);
    //! The name of a preset that it brought back, if any; nothing when that step is gone.
    std::optional<QString> undo(int number);
    void clear() { m_steps.clear(); }

private:
    struct Step
    {
        int number;
        QList<PresetChange> changes;
    };

    Presets &m_presets;
    QList<Step> m_steps; //!< the last one last
    int m_last = 0;
};

} // namespace maquette
