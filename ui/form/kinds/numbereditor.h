// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"
#include "ui/form/numberrange.h"

class QAbstractSpinBox;
class QDoubleSpinBox;

namespace maquette
{

class DefaultSlider;
class WideSpinBox;

//! \brief A number between two bounds, or one of an unbroken list of whole numbers: slider and value box in
//! step.
class NumberEditor : public FieldEditor
{
    Q_OBJECT

public:
    NumberEditor(const Field &field, QWidget *parent);
    ~NumberEditor() override;

    [[nodiscard]] QWidget *focusTarget() const override;

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override { return m_value; }
    bool setControlValue(const std::optional<Json> &value) override;

private:
    void makeBox();
    void takeFromSlider(int position);
    void takeFromBox();
    void showValue();
    void take(const std::optional<Json> &value);

    NumberRange m_range;
    DefaultSlider *m_slider;
    QAbstractSpinBox *m_box = nullptr;
    WideSpinBox *m_wholeBox = nullptr; //!< one of these two is m_box
    QDoubleSpinBox *m_decimalBox = nullptr;
    std::optional<Json> m_value;
    bool m_showing = false;
    bool m_boxIsEdited = false; //!< its text is not to be rewritten under the artist's hands
};

} // namespace maquette
