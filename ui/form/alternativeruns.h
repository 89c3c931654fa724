// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prompt/promptplan.h"
#include "models/prompt/wildcardfolder.h"
#include "ui/form/formreading.h"
#include "ui/settings/alternativeschoice.h"

#include <memory>
#include <optional>

namespace maquette
{

//! \brief The alternatives that stand in a form's prompts, and the runs that one click makes of them.
//!
//! What is drawn at random is drawn once and stays until the prompts or the choice change or drawAnew() is
//! called, so that what was shown is what is sent. Knows no widgets. Main thread.
class AlternativeRuns
{
public:
    //! \a usualFolder is where the lists are when the choice names no other; it need not exist.
    explicit AlternativeRuns(const QString &usualFolder = {});

    //! As in the constructor.
    void setUsualFolder(const QString &folder);
    void setChoice(const AlternativesChoice &choice);
    [[nodiscard]] const AlternativesChoice &choice() const { return m_choice; }
    [[nodiscard]] QString folder() const { return m_lists->folder(); }
    //! Names of the lists.
    [[nodiscard]] QStringList lists() const;

    //! Takes in what stands in the form. What is to be checked comes back: the first of the variants, and
    //! what looks like alternatives and is none.
    FormReading read(const Model &model, const InputValues &values);
    //! Whether something else than what was typed is sent, or would be with another choice.
    [[nodiscard]] bool areThere() const;
    //! Stops at the largest number of 64 bits.
    [[nodiscard]] quint64 combinations() const { return m_plan ? m_plan->count() : 1; }
    //! Whether there is more than what count() takes although all were chosen, or something that looks like
    //! alternatives and is none: nobody has meant that.
    [[nodiscard]] bool surprises() const;
    //! How many different runs a click makes; 1 where nothing is chosen.
    [[nodiscard]] int count() const;
    //! As of the last read(); empty when the form's own values are what is sent.
    [[nodiscard]] QList<InputValues> variants() const;
    //! Keys of the fields that hold alternatives, as of the last read().
    [[nodiscard]] QStringList fields() const;
    //! The texts of each variant, one after the other.
    [[nodiscard]] QStringList prompts() const;
    void drawAnew();
    //! What a job has sent, so that it is sent letter for letter again.
    [[nodiscard]] InputValues literal(const Model &model, InputValues values) const;
    [[nodiscard]] QString literal(const QString &text) const;

private:
    void openFolder();
    //! Null where there is no folder.
    [[nodiscard]] const Wildcards *wildcards() const;
    [[nodiscard]] bool isPlain() const;
    [[nodiscard]] QList<PlannedInput> planned(int most) const;

    QString m_usualFolder;
    AlternativesChoice m_choice;
    std::unique_ptr<WildcardFolder> m_lists;
    std::optional<PromptPlan> m_plan;
    quint32 m_seed;
};

} // namespace maquette
