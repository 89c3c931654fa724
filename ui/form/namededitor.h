// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QLineEdit;

namespace maquette
{

class MediaSource;

//! \brief A value with the name under which it is sent.
class NamedEditor : public FieldEditor
{
    Q_OBJECT

public:
    NamedEditor(const Field &field, MediaSource &pictures, QWidget *parent);
    ~NamedEditor() override;

    [[nodiscard]] QString name() const;
    void setName(const QString &name);
    [[nodiscard]] QWidget *focusTarget() const override;
    [[nodiscard]] QList<InnerEditor> inner() const override;

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    QLineEdit *m_name;
    FieldEditor *m_editor;
};

} // namespace maquette
