// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the value of a FieldEditor, and when that is said.
#include "ui/form/fieldeditor.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QVBoxLayout>

namespace maquette
{

QList<FieldProblem> FieldEditor::settle(const QList<FieldProblem> &checks)
{
    QList<FieldProblem> rest = checks;
    QList<FieldProblem> all;
    for (const auto &[step, editor] : inner()) {
        QList<FieldProblem> theirs;
        for (qsizetype i = 0; i < rest.size();) {
            const bool inside =
                step ? !rest.at(i).inner.isEmpty() && rest.at(i).inner.constFirst() == *step : true;
            if (inside) {
                FieldProblem problem = rest.takeAt(i);
                if (step)
                    problem.inner.removeFirst();
                theirs.append(problem);
            } else {
                ++i;
            }
        }
        for (FieldProblem problem : editor->settle(theirs)) {
            problem.key = m_field.key;
            if (step)
                problem.inner.prepend(*step);
            all.append(problem);
        }
    }
    const QList<FieldProblem> own = m_isHeld ? QList<FieldProblem>() : ownProblems();
    const QList<FieldProblem> here = own.isEmpty() ? rest : own;
    setProblems(here);
    return here + all;
}

void FieldEditor::setProblems(const QList<FieldProblem> &problems)
{
    m_problems = problems;
    QStringList lines;
    bool blocks = false;
    for (const FieldProblem &problem : problems) {
        if (problem.blocks && !m_touched && isMissing())
            continue;
        const qsizetype place = problem.inner.isEmpty() ? -1 : problem.inner.constFirst().index;
        const QString line = place < 0 ? problem.message : tr("%1. %2").arg(place + 1).arg(problem.message);
        if (!lines.contains(line))
            lines += line;
        blocks |= problem.blocks;
    }
    if (m_problem == nullptr) {
        if (lines.isEmpty())
            return;
        m_problem = new WrapLabel({}, WrapLabel::Tone::Red, this);
        m_problem->setFont(Fonts::hint());
        m_problem->setObjectName(QStringLiteral("problem"));
        m_problem->setContentsMargins(0, 0, 0, 0);
        m_column->addSpacing(metrics::tiny);
        m_column->addWidget(m_problem);
    }
    m_problem->setTone(blocks ? WrapLabel::Tone::Red : WrapLabel::Tone::Amber);
    m_problem->setPlain(lines.join(u'\n'));
    m_problem->setVisible(!lines.isEmpty());
}

QString FieldEditor::shownProblem() const
{
    return m_problem != nullptr && !m_problem->isHidden() ? m_problem->plain() : QString();
}

void FieldEditor::setTouched(bool touched)
{
    for (const auto &[step, editor] : inner())
        editor->setTouched(touched);
    if (touched == m_touched)
        return;
    m_touched = touched;
    setProblems(m_problems);
}

bool FieldEditor::isMissing() const
{
    const std::optional<Json> now = value();
    return !now || now->is_null() || (now->is_string() && stringOf(*now).isEmpty()) ||
           (now->is_array() && now->empty());
}

} // namespace maquette
