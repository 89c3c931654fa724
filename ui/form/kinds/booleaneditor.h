// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QCheckBox;

namespace maquette
{

//! \brief Yes or no. Without a default there is a third state, "not set", which leaves the field out.
class BooleanEditor : public FieldEditor
{
    Q_OBJECT

public:
    BooleanEditor(const Field &field, QWidget *parent);

    [[nodiscard]] QWidget *focusTarget() const override;

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    [[nodiscard]] bool mayBeUnset() const;
    void showState();

    QCheckBox *m_box;
};

} // namespace maquette
