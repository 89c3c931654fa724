// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "ui/form/formhistory.h"

#include <QObject>

namespace maquette
{

class FieldEditor;
class FormView;
class TextArea;

//! \brief Undo and redo of a form on the screen: hears of every change, has the keys of undo in all its
//! controls, and goes to the field whose change it takes back.
//!
//! Undo of a control's own is replaced: one row of steps over the whole form is what an artist expects who
//! has typed here and chosen there. Destroy before the view.
class FormUndo : public QObject
{
    Q_OBJECT

public:
    explicit FormUndo(FormView &view, QObject *parent = nullptr);

    [[nodiscard]] bool knows(const ModelId &model) const { return m_history.knows(model); }
    //! The view's model is in the form from now on, and what stands there is where undo leads back to; for a
    //! model that was here before, what is new is a step.
    void open();
    //! The form is built anew; nothing is a step until open().
    void pause() { m_paused = true; }
    //! What is typed from now on is another step.
    void seal();
    [[nodiscard]] bool canUndo();
    [[nodiscard]] bool canRedo();
    bool undo();
    bool redo();
    //! Has the keys of \a control from now on.
    void watch(QWidget &control);
    void adopt(TextArea &area);

signals:
    void changed(); //!< canUndo() or canRedo()

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void note();
    bool go(const std::optional<FormStep> &step);
    void show(const FormStep &step);

    FormView &m_view;
    SystemClock m_clock;
    FormHistory m_history;
    bool m_going = false;
    bool m_paused = false;
    bool m_couldUndo = false;
    bool m_couldRedo = false;
};

} // namespace maquette
