// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"
#include "models/prompt/prompttemplate.h"

namespace maquette
{

//! \brief A text of a form that holds alternatives, or something that looks like them.
struct PlannedText
{
    QString key;   //!< of the field
    QString title; //!< of the field, or of the part of it
    JsonPath path; //!< to the text, the field's key included
    PromptTemplate text;
};

//! \brief The values of one run, and which alternatives they are.
struct PlannedInput
{
    InputValues values;
    QList<QList<PromptChoice>> chosen; //!< for each of PromptPlan::texts()
    QByteArray name;                   //!< tells the combinations of one plan apart
};

//! \brief What the alternatives in a form's texts come to: how many runs, and the values of each.
//!
//! Alternatives are read in fields of prose (Field::multiline), also in those that stand in lists and groups:
//! the prompts of several shots multiply. In all other texts braces are plain. A text whose alternatives are
//! chosen may be longer than its field allows: check each run's values before they are sent.
class PromptPlan
{
public:
    //! \a wildcards may be null, and is not used afterwards.
    PromptPlan(const Model &model, const InputValues &values, const Wildcards *wildcards = nullptr);

    //! All that have alternatives or oddities, in the form's order.
    [[nodiscard]] const QList<PlannedText> &texts() const { return m_texts; }
    //! Whether all stays as it is: there is one variant, the values themselves.
    [[nodiscard]] bool isPlain() const;
    //! Of all texts together; stops at the largest number of 64 bits.
    [[nodiscard]] quint64 count() const;
    //! How many runs variants() gives for \a limit.
    [[nodiscard]] int runs(PromptMode mode, int limit) const;
    //! As PromptTemplate::expand() does it with one text: the last text changes first.
    [[nodiscard]] QList<PlannedInput> variants(PromptMode mode, int limit, QRandomGenerator &random) const;

private:
    [[nodiscard]] int bound(int limit) const;
    [[nodiscard]] PlannedInput inputOf(const QList<ExpandedPrompt> &texts) const;

    InputValues m_values;
    QList<PlannedText> m_texts;
    qint64 m_effort = 0;
};

} // namespace maquette
