// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/booleaneditor.h"

#include "ui/form/editorkind.h"
#include "ui/form/optionaljson.h"

#include <QCheckBox>

namespace maquette
{

BooleanEditor::BooleanEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_box(new QCheckBox(this))
{
    m_box->setTristate(mayBeUnset());
    nameControl(m_box);
    watchFocus(m_box);
    titleLabel()->setBuddy(m_box);
    setLead(m_box);
    auto *nothing = new QWidget(this);
    nothing->setFixedHeight(0);
    setBody(nothing);
    BooleanEditor::setControlValue(initialValue());
    showState();
    connect(m_box, &QCheckBox::stateChanged, this, [this] {
        showState();
        announceChange();
    });
    connect(titleLabel(), &WrapLabel::clicked, m_box, &QCheckBox::click);
}

bool BooleanEditor::mayBeUnset() const
{
    return !field().required && !(field().defaultValue && field().defaultValue->is_boolean());
}

void BooleanEditor::showState()
{
    const bool unset = m_box->checkState() == Qt::PartiallyChecked;
    setAside(unset ? tr("not set") : standardAside({}));
}

std::optional<Json> BooleanEditor::controlValue() const
{
    if (m_box->checkState() == Qt::PartiallyChecked)
        return std::nullopt;
    return some(Json(m_box->isChecked()));
}

bool BooleanEditor::setControlValue(const std::optional<Json> &value)
{
    if (!value) {
        m_box->setCheckState(mayBeUnset() ? Qt::PartiallyChecked : Qt::Unchecked);
        return true;
    }
    if (!value->is_boolean())
        return false;
    m_box->setCheckState(value->get<bool>() ? Qt::Checked : Qt::Unchecked);
    return true;
}

QWidget *BooleanEditor::focusTarget() const
{
    return m_box;
}

MAQUETTE_EDITOR_KIND(BooleanEditor, editorrank::ofKind<FieldKind::Boolean>)

} // namespace maquette
