// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

namespace maquette
{

class InsetColumn;
class MediaSource;

//! \brief An object of fields, or a list in which each place has its own: the fields below each other, set in
//! by a line. One that is not required is left out as long as all of them are at their defaults.
class PartsEditor : public FieldEditor
{
    Q_OBJECT

public:
    PartsEditor(const Field &field, MediaSource &pictures, QWidget *parent);

    [[nodiscard]] QWidget *focusTarget() const override;
    [[nodiscard]] QList<InnerEditor> inner() const override;
    void setBare() override;

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    [[nodiscard]] bool isTuple() const { return field().kind == FieldKind::Tuple; }
    //! What \a value has for a part; nothing if it has none.
    [[nodiscard]] std::optional<Json> partOf(const std::optional<Json> &value, qsizetype index) const;
    [[nodiscard]] Json tupleValue() const;

    InsetColumn *m_column;
    QList<FieldEditor *> m_parts;
    Json m_unknown = Json::object(); //!< members that are no fields
};

} // namespace maquette
