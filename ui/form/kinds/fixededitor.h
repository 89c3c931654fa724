// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QCheckBox;

namespace maquette
{

//! \brief The one value that may be sent: said where it must be, a box to tick where it may be left out.
class FixedEditor : public FieldEditor
{
    Q_OBJECT

public:
    FixedEditor(const Field &field, QWidget *parent);

    [[nodiscard]] QWidget *focusTarget() const override;
    void reset() override;
    [[nodiscard]] bool isAtDefault() const override;

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    [[nodiscard]] std::optional<Json> atFirst() const;

    QCheckBox *m_box;
};

} // namespace maquette
