// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "models/core/model.h"
#include "ui/form/formstate.h"

#include <QHash>

#include <chrono>
#include <deque>

namespace maquette
{

class Clock;

//! \brief Where an undo or redo leads: what then stands in the form, and the field that it is about.
struct FormStep
{
    FormState state; //!< its keys may stand in another order than before
    QString key;     //!< the first in the form that changes
    JsonPath inner;  //!< below it, where only one text or number changes
};

//! \brief Undo over the whole form, for each model on its own. Knows no widgets.
//!
//! Tell it every change with note(). What is typed in one place without a longer pause is one step, however
//! late the Enter comes that takes the file of a typed path, and so is every other change. The seeds of the
//! last run are no step: they stay as they are. Only what differs is kept, at most 200 steps and 16 MB for a
//! model, and 20 models; the oldest goes first.
class FormHistory
{
public:
    static constexpr std::size_t mostSteps = 200;
    static constexpr qint64 mostBytes = 16'000'000;
    static constexpr qsizetype mostModels = 20;

    explicit FormHistory(const Clock &clock,
                         std::chrono::milliseconds pause = std::chrono::milliseconds(1500));

    //! \a model is in the form from now on. What \a state brings that did not stand there when the model was
    //! left is a step.
    void open(const std::shared_ptr<const Model> &model, const FormState &state);
    [[nodiscard]] bool knows(const ModelId &model) const { return m_records.contains(model); }
    //! Whether \a model is the one in the form.
    [[nodiscard]] bool isOpen(const ModelId &model) const
    {
        return !m_opened.isEmpty() && m_opened.constLast() == model;
    }
    //! What stands in the form now. Nothing happens when it is what undo() or redo() has just given.
    void note(const FormState &state);
    //! What is typed from now on is another step: the artist went to another field, or ordered a run.
    void seal();
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    std::optional<FormStep> undo();
    std::optional<FormStep> redo();

private:
    enum class Part { Values, Texts };

    struct Change
    {
        Part part = Part::Values;
        QString key;
        std::optional<Json> before;
        std::optional<Json> after;
    };

    struct Step
    {
        QList<Change> changes; //!< in the form's order
        JsonPath inner;
        bool typed = false;
        qint64 bytes = 0;
    };

    //! \brief What is kept of one model.
    struct Record
    {
        std::shared_ptr<const Model> model;
        FormState present;
        std::deque<Step> steps;
        std::size_t done = 0; //!< those before this are undone first, the others are redone
        qint64 bytes = 0;
        std::chrono::milliseconds lastTyped{};
        bool open = false; //!< the last step may grow
    };

    [[nodiscard]] const Record *current() const;
    [[nodiscard]] Record *current();
    [[nodiscard]] static QList<Change> changesBetween(const Record &record, const FormState &to);
    [[nodiscard]] static Step stepOf(const Model &model, QList<Change> changes);
    [[nodiscard]] bool grows(const Record &record, const Step &step) const;
    static void grow(Record &record, const Step &step);
    static void push(Record &record, Step step);
    static void measure(Step &step);
    static FormStep lead(Record &record, const Step &step, bool back);

    const Clock &m_clock;
    std::chrono::milliseconds m_pause;
    QHash<ModelId, Record> m_records;
    QList<ModelId> m_opened; //!< the newest last
};

} // namespace maquette
