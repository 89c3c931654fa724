// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QComboBox;

namespace maquette
{

//! \brief One of a list: a combo box whose entries read well and are sent byte for byte.
class ChoiceEditor : public FieldEditor
{
    Q_OBJECT

public:
    ChoiceEditor(const Field &field, QWidget *parent);

    [[nodiscard]] QWidget *focusTarget() const override;

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    void fill();
    [[nodiscard]] bool hasNone() const;
    [[nodiscard]] int rowOf(const std::optional<Json> &value) const;

    QComboBox *m_box;
    int m_offset = 0; //!< 1 when the first row is "Not set"
};

} // namespace maquette
