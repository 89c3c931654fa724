// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"
#include "ui/form/wraplabel.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace maquette
{

//! \brief One field of the form: title, required mark and default above, the control, its description and its
//! problems below. Subclasses bring the control.
//!
//! The field must outlive the editor (FormView holds the model). A value that was set and not touched since
//! comes back exactly as it was given, whatever the control can show.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    FieldEditor(const Field &field, QWidget *parent);

    [[nodiscard]] const Field &field() const { return m_field; }
    //! Nothing: the field is left out of the request.
    [[nodiscard]] virtual std::optional<Json> value() const = 0;
    //! False when the field cannot hold the value; the editor then keeps what it had.
    virtual bool setValue(const std::optional<Json> &value) = 0;
    //! What reset() restores: the schema's default unless that is an example.
    [[nodiscard]] std::optional<Json> initialValue() const;
    virtual void reset();
    [[nodiscard]] virtual bool isAtDefault() const;
    //! What only the editor can know: text that is not JSON, a picture that breaks a rule.
    [[nodiscard]] virtual QList<FieldProblem> ownProblems() const { return {}; }
    //! Shows the problems; a blocking "is required" stays unshown until the artist has been here or has tried
    //! to generate.
    void setProblems(const QList<FieldProblem> &problems);
    [[nodiscard]] QString shownProblem() const;
    void setTouched(bool touched);
    [[nodiscard]] bool isTouched() const { return m_touched; }
    //! Where the keyboard goes when a problem of this field is clicked.
    [[nodiscard]] virtual QWidget *focusTarget() const = 0;

signals:
    void valueChanged();
    void submitRequested(); //!< Ctrl+Enter inside the control

protected:
    void setBody(QWidget *body);
    void setLead(QWidget *lead); //!< stands left of the title
    //! The right end of the title row; \a tone is for counters.
    void setAside(const QString &text, WrapLabel::Tone tone = WrapLabel::Tone::Dim);
    //! "required", "default 0.5", both, or neither.
    [[nodiscard]] QString standardAside(const QString &defaultText) const;
    //! To be called after every change of value().
    void announceChange();
    void updateResetButton();
    [[nodiscard]] WrapLabel *titleLabel() const { return m_title; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    bool eventFilter(QObject *watched, QEvent *event) override;
    //! Touched is set when focus leaves \a control.
    void watchFocus(QWidget *control);
    //! Gives the control its accessible name and description.
    void nameControl(QWidget *control) const;

private:
    [[nodiscard]] bool isMissing() const;

    const Field &m_field;
    QVBoxLayout *m_column;
    QHBoxLayout *m_head;
    WrapLabel *m_title;
    WrapLabel *m_aside = nullptr;
    QToolButton *m_reset = nullptr;
    WrapLabel *m_problem = nullptr;
    QList<FieldProblem> m_problems;
    bool m_touched = false;
};

} // namespace maquette
