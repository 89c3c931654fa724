// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QLineEdit;

namespace maquette
{

//! \brief A number without both bounds, as it is typed, with a point or a comma; empty means "left out". Up
//! and Down change it by its last decimal.
class AmountEditor : public FieldEditor
{
    Q_OBJECT

public:
    AmountEditor(const Field &field, QWidget *parent);
    ~AmountEditor() override;

    [[nodiscard]] QList<FieldProblem> ownProblems() const override;
    [[nodiscard]] QWidget *focusTarget() const override;

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int by);

    QLineEdit *m_line;
};

} // namespace maquette
