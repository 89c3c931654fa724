// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/choiceeditor.h"

#include "ui/form/choicetext.h"
#include "ui/form/editorkind.h"
#include "ui/form/optionaljson.h"
#include "ui/form/wheelguard.h"
#include "ui/theme/metrics.h"

#include <QAbstractItemView>
#include <QComboBox>

namespace maquette
{

namespace
{
constexpr QSize choiceGlyphSize(24, 14);
constexpr int choiceRowsShown = 14;
} // namespace

ChoiceEditor::ChoiceEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_box(new QComboBox(this))
{
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(4);
    m_box->setMinimumHeight(metrics::controlHeight);
    m_box->setIconSize(choiceGlyphSize);
    m_box->setMaxVisibleItems(choiceRowsShown);
    new WheelGuard(m_box);
    watchFocus(m_box);
    nameControl(m_box);
    m_box->view()->setAccessibleName(field.title);
    titleLabel()->setBuddy(m_box); // a combo box is named by its buddy, else by its current text
    fill();
    m_box->setCurrentIndex(std::max(0, rowOf(initialValue())));
    setBody(m_box);
    setAside(standardAside({}));
    connect(m_box, &QComboBox::currentIndexChanged, this, &ChoiceEditor::announceChange);
}

void ChoiceEditor::fill()
{
    if (!initialValue()) {
        m_box->addItem(field().required ? tr("Choose…") : tr("Not set"));
        m_offset = 1;
    }
    const bool glyphs = !field().choices.isEmpty() && !choiceIcon(field(), field().choices.front()).isNull();
    for (qsizetype i = 0; i < field().choices.size(); ++i) {
        const Json &choice = field().choices.at(i);
        const QString title = field().choiceTitles.value(i);
        const QString text = title.isEmpty() ? choiceText(choice) : title;
        if (glyphs)
            m_box->addItem(choiceIcon(field(), choice), text);
        else
            m_box->addItem(text);
    }
    if (hasNone())
        m_box->addItem(tr("None"));
}

//! Where there is a default, leaving the key out and sending null are two things.
bool ChoiceEditor::hasNone() const
{
    return field().nullable && initialValue();
}

int ChoiceEditor::rowOf(const std::optional<Json> &value) const
{
    if (!value)
        return m_offset - 1;
    if (value->is_null())
        return hasNone() ? int(field().choices.size()) + m_offset : -1;
    const QList<Json> &choices = field().choices;
    for (int row = 0; row < choices.size(); ++row) {
        if (choices.at(row).is_string() == value->is_string() && sameJson(choices.at(row), *value))
            return row + m_offset;
    }
    return -1;
}

std::optional<Json> ChoiceEditor::controlValue() const
{
    const int row = m_box->currentIndex() - m_offset;
    if (hasNone() && row == field().choices.size())
        return some(Json());
    if (row < 0 || row >= field().choices.size())
        return std::nullopt;
    return some(field().choices.at(row));
}

bool ChoiceEditor::setControlValue(const std::optional<Json> &value)
{
    const int row = rowOf(value);
    if (row < 0)
        return false;
    m_box->setCurrentIndex(row);
    return true;
}

QWidget *ChoiceEditor::focusTarget() const
{
    return m_box;
}

MAQUETTE_EDITOR_KIND(ChoiceEditor, editorrank::ofKind<FieldKind::Choice>)

} // namespace maquette
