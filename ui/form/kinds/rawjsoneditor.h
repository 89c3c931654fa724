// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

namespace maquette
{

class TextArea;

//! \brief The last resort: any value, edited as JSON. A value that is not touched comes back unchanged; a
//! text that is not JSON blocks the run and is kept.
class RawJsonEditor : public FieldEditor
{
    Q_OBJECT

public:
    RawJsonEditor(const Field &field, QWidget *parent);

    [[nodiscard]] QList<FieldProblem> ownProblems() const override;
    [[nodiscard]] QWidget *focusTarget() const override;
    //! The text as typed, for drafts: it may not be JSON yet.
    [[nodiscard]] QString text() const;
    void setText(const QString &text);

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override { return m_value; }
    bool setControlValue(const std::optional<Json> &value) override;

private:
    void readText();

    TextArea *m_area;
    std::optional<Json> m_value;
    QString m_error;
    bool m_showing = false;
};

} // namespace maquette
