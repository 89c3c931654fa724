// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/fixededitor.h"

#include "ui/form/choicetext.h"
#include "ui/form/editorkind.h"
#include "ui/form/optionaljson.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>

namespace maquette
{

FixedEditor::FixedEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_box(new QCheckBox(choiceText(field.choices.constFirst()), this))
{
    m_box->setMinimumHeight(metrics::controlHeight);
    m_box->setEnabled(!field.required);
    m_box->setChecked(atFirst().has_value());
    nameControl(m_box);
    m_box->setAccessibleName(tr("%1: %2").arg(field.title, m_box->text()));
    watchFocus(m_box);
    titleLabel()->setBuddy(m_box);
    setBody(m_box);
    setAside(field.required ? tr("always sent") : QString());
    connect(m_box, &QCheckBox::toggled, this, &FixedEditor::announceChange);
}

std::optional<Json> FixedEditor::atFirst() const
{
    return field().required ? some(field().choices.constFirst()) : initialValue();
}

QWidget *FixedEditor::focusTarget() const
{
    return m_box;
}

void FixedEditor::reset()
{
    setValue(atFirst());
}

bool FixedEditor::isAtDefault() const
{
    return sameValue(value(), atFirst());
}

std::optional<Json> FixedEditor::controlValue() const
{
    return m_box->isChecked() ? some(field().choices.constFirst()) : std::nullopt;
}

bool FixedEditor::setControlValue(const std::optional<Json> &value)
{
    if (value && !sameJson(*value, field().choices.constFirst()))
        return false;
    m_box->setChecked(value.has_value());
    return true;
}

MAQUETTE_EDITOR_KIND(FixedEditor, editorrank::ofKind<FieldKind::Fixed>)

} // namespace maquette
