// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

namespace maquette
{

class LinkButton;
class TextArea;

//! \brief Free text: several lines for a prompt, with undo, a counter, and the schema's example shown
//! faintly.
class PromptEditor : public FieldEditor
{
    Q_OBJECT

public:
    PromptEditor(const Field &field, QWidget *parent);

    //! Keeps undo: what stood here before comes back with Ctrl+Z.
    [[nodiscard]] QWidget *focusTarget() const override;
    [[nodiscard]] TextArea *area() const { return m_area; }

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    void readText();
    void updateCounter();
    [[nodiscard]] QString example() const;

    TextArea *m_area;
    LinkButton *m_takeExample = nullptr;
    QString m_text;
};

} // namespace maquette
