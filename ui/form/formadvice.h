// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"

namespace maquette
{

//! \brief How many files one run makes, as far as the form says.
struct OutputCount
{
    int number = 1;
    bool atMost = false; //!< "up to 15": the model may make fewer
};

//! \brief What the fields of a form say about each other in words. All of it is advice and blocks nothing.
//! English descriptions are read, whatever language is shown.
class FormAdvice
{
public:
    explicit FormAdvice(const Model &model);

    //! \a runs and \a seedIsHeld: several runs with one seed make the same thing again.
    [[nodiscard]] QList<FieldProblem> problems(const InputValues &values, int runs, bool seedIsHeld) const;
    //! Nothing when the model has no field for it.
    [[nodiscard]] std::optional<OutputCount> outputs(const InputValues &values) const;

    //! "Generate 3 images of ...", "three pictures": the number before a word for pictures.
    [[nodiscard]] static std::optional<int> numberInPrompt(const QString &prompt);

private:
    //! "Only effective when sequential_image_generation is auto", "no effect when the resolution is 1080P".
    struct Condition
    {
        const Field *field = nullptr;
        const Field *other = nullptr;
        Json value;
        bool onlyThen = true; //!< else: not then
    };

    [[nodiscard]] static std::optional<Condition> conditionOf(const Model &model, const Field &field);
    [[nodiscard]] bool isEffective(const Condition &condition, const InputValues &values) const;
    [[nodiscard]] const Condition *conditionFor(const Field &field) const;
    void compareCount(const InputValues &values, QList<FieldProblem> &problems) const;

    const Model &m_model;
    QList<Condition> m_conditions;
    bool m_promptNamesCount = false;
};

} // namespace maquette
