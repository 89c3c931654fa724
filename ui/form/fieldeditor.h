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

class FieldEditor;

//! \brief An editor inside another: the second shot of a list. Without a step it edits the whole value of the
//! one around it, as the chosen kind of a Variant does.
struct InnerEditor
{
    std::optional<JsonStep> step;
    FieldEditor *editor = nullptr;
};

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
    [[nodiscard]] std::optional<Json> value() const;
    //! False when the field cannot hold the value; the editor then keeps what it had.
    bool setValue(const std::optional<Json> &value);
    //! Keeps a value that the control cannot show, and says so in its place, until another one is set.
    void hold(const Json &value);
    //! What reset() restores: the schema's default unless that is an example.
    [[nodiscard]] std::optional<Json> initialValue() const;
    virtual void reset();
    //! Whether its reset button is to be seen.
    [[nodiscard]] bool offersReset() const;
    //! What the reset button does: the focus goes to the field, unless it is there.
    void resetByHand();
    [[nodiscard]] virtual bool isAtDefault() const;
    //! What only the editor can know: text that is not JSON, a picture that breaks a rule.
    [[nodiscard]] virtual QList<FieldProblem> ownProblems() const { return {}; }
    //! Shows what \a checks found wrong with this value and those in it, or what the editors themselves know,
    //! which is nearer to the point; those that count come back.
    QList<FieldProblem> settle(const QList<FieldProblem> &checks);
    //! Shows the problems; a blocking "is required" stays unshown until the artist has been here or has tried
    //! to generate.
    void setProblems(const QList<FieldProblem> &problems);
    [[nodiscard]] QString shownProblem() const;
    void setTouched(bool touched); //!< with all that is inside
    [[nodiscard]] bool isTouched() const { return m_touched; }
    [[nodiscard]] bool hasFocusInside() const;
    //! Where the keyboard goes when a problem of this field is clicked.
    [[nodiscard]] virtual QWidget *focusTarget() const = 0;
    //! The editors directly inside this one that have a part in its value now, in their order.
    [[nodiscard]] virtual QList<InnerEditor> inner() const { return {}; }
    //! Whether a picture here or further inside is still being looked at.
    [[nodiscard]] virtual bool isPending() const;
    //! What is being done while it is pending: "looking at it…".
    [[nodiscard]] virtual QString pendingText() const;
    //! Without the title row, for a place that has said what it is.
    virtual void setBare();
    [[nodiscard]] bool isBare() const { return m_bare; }
    //! The label with its description; null without one.
    [[nodiscard]] WrapLabel *description() const { return m_hint; }

signals:
    void valueChanged();
    void pendingChanged();
    void innerChanged();    //!< an editor inside was added, removed or moved
    void submitRequested(); //!< Ctrl+Enter inside the control

protected:
    //! What the control shows.
    [[nodiscard]] virtual std::optional<Json> controlValue() const = 0;
    //! False, and nothing changed, when the control cannot show it. Never null, unless that is a choice.
    virtual bool setControlValue(const std::optional<Json> &value) = 0;
    //! Hears of what happens in an editor inside.
    void adopt(FieldEditor *inner);
    //! Where the description stands: below a control, above a list that may be long.
    enum class Hint { Below, Above };
    void setBody(QWidget *body, Hint hint = Hint::Below);
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
    [[nodiscard]] bool isMissing() const;

private:
    void makeReset();
    void showHeld();

    const Field &m_field;
    QVBoxLayout *m_column;
    QHBoxLayout *m_head;
    WrapLabel *m_title;
    WrapLabel *m_aside = nullptr;
    QToolButton *m_reset = nullptr;
    WrapLabel *m_problem = nullptr;
    QWidget *m_body = nullptr;
    WrapLabel *m_hint = nullptr;
    WrapLabel *m_held = nullptr;
    QList<FieldProblem> m_problems;
    std::optional<Json> m_given;        //!< as it was set
    std::optional<Json> m_givenControl; //!< what the control showed of it
    bool m_isHeld = false;
    bool m_setting = false;
    bool m_bare = false;
    bool m_isInner = false;
    bool m_touched = false;
};

} // namespace maquette
