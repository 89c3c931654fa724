// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formadvice.h"
#include "ui/form/formreading.h"
#include "ui/form/formstate.h"
#include "ui/theme/scrollcolumn.h"

#include <QTimer>

#include <memory>

namespace maquette
{

class FieldEditor;
class FormColumn;
class MediaSource;

//! \brief Why a form cannot be sent.
struct FormObstacle
{
    QString text;        //!< empty: it can
    bool severe = false; //!< something is wrong, not just missing
};

//! \brief The fields of one model in the page's order, in a column that scrolls up and down only.
//!
//! Checks run once after each burst of changes; call check() to have their result at once.
class FormView : public ScrollColumn
{
    Q_OBJECT

public:
    explicit FormView(MediaSource &pictures, QWidget *parent = nullptr);
    ~FormView() override;

    //! Builds the form anew, with the defaults in it.
    void setModel(std::shared_ptr<const Model> model);
    [[nodiscard]] const std::shared_ptr<const Model> &model() const { return m_model; }
    [[nodiscard]] const QList<FieldEditor *> &editors() const { return m_editors; }
    [[nodiscard]] FieldEditor *editor(const QString &key) const;
    //! The editor at a place inside a field, or the deepest on the way there.
    [[nodiscard]] FieldEditor *editorAt(const QString &key, const JsonPath &inner) const;

    //! Fields that are not in \a values are reset. The keys that could not be taken come back.
    QStringList setValues(const InputValues &values);
    [[nodiscard]] InputValues values() const;
    //! Those that are not at their defaults.
    [[nodiscard]] InputValues changedValues() const;
    void setState(const FormState &state);
    [[nodiscard]] FormState state() const;
    //! As setState(), but fields that hold their values already are left alone, and below \a key only what
    //! stands at \a inner is set where that is all that differs: cards stay as they are.
    void restore(const FormState &state, const QString &key, const JsonPath &inner);
    void reset();
    [[nodiscard]] bool isAtDefaults() const;
    [[nodiscard]] QStringList randomSeeds() const;
    [[nodiscard]] bool holdsSeed() const;        //!< every run would get the same seed
    void setLastSeeds(const InputValues &input); //!< what a run really used

    void setRuns(int runs);
    //! What the values stand for is checked in their place. What \a reader captures must outlive the view.
    void setReader(FormReader reader) { m_reader = std::move(reader); }
    void check();
    //! As of the last check, in the form's order; blocking and not.
    [[nodiscard]] const QList<FieldProblem> &problems() const { return m_problems; }
    //! Of the media fields that are not ready yet, with what is done there: "First frame: looking at it…".
    [[nodiscard]] QStringList pending() const;
    //! As of the last check: what is missing or wrong, else what is not ready yet.
    [[nodiscard]] FormObstacle obstacle() const;
    [[nodiscard]] std::optional<OutputCount> outputs() const;
    //! From now on "is required" is shown under the fields too.
    void showAllProblems();
    void focusField(const QString &key);
    void focusProblem(const FieldProblem &problem);
    //! Of those that block.
    void goToFirstProblem();
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void valuesChanged();
    void checked();
    void submitRequested();
    void fieldsMoved(); //!< controls came, went or changed places

protected:
    bool focusNextPrevChild(bool next) override;

private:
    void makeEditor(const Field &field);
    bool setField(FieldEditor &editor, const InputValues &values);
    void setRest(const FormState &state); //!< what is no value
    [[nodiscard]] bool accepts(const QString &key, const Json &value) const;
    [[nodiscard]] QString problemText(const FieldProblem &problem) const;
    void focusEditor(FieldEditor *editor);
    void onChange();
    void checkSoon();

    MediaSource &m_pictures;
    FormReader m_reader;
    std::shared_ptr<const Model> m_model;
    std::unique_ptr<FormAdvice> m_advice;
    QList<FieldEditor *> m_editors;
    QList<FieldProblem> m_problems;
    QTimer m_checkTimer;
    FormColumn *m_column = nullptr;
    int m_runs = 1;
    bool m_moreOpen = false; //!< from one model to the next
    bool m_filling = false;
};

} // namespace maquette
