// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/numbereditor.h"

#include "ui/form/choicetext.h"
#include "ui/form/defaultslider.h"
#include "ui/form/editorkind.h"
#include "ui/form/optionaljson.h"
#include "ui/form/wheelguard.h"
#include "ui/form/widespinbox.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QScopedValueRollback>

namespace maquette
{

namespace
{
constexpr int boxWidth = 56;
} // namespace

NumberEditor::NumberEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_range(field)
    , m_slider(new DefaultSlider)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    m_slider->setRange(0, m_range.positions());
    m_slider->setPageStep(std::max(1, m_range.positions() / 10));
    makeBox();
    line->addWidget(m_slider, 1);
    line->addWidget(m_box);
    for (QWidget *control : {static_cast<QWidget *>(m_slider), static_cast<QWidget *>(m_box)}) {
        new WheelGuard(control);
        watchFocus(control);
        nameControl(control);
    }
    titleLabel()->setBuddy(m_box);
    setBody(row);
    setAside(standardAside(initialValue() ? numberText(*initialValue()) : QString()));
    if (initialValue()) {
        m_slider->setDefaultPosition(m_range.positionOf(*initialValue()));
        m_slider->setToolTip(tr("Double click: back to %1").arg(numberText(*initialValue())));
    }
    m_value = initialValue();
    showValue();
    connect(m_slider, &QSlider::valueChanged, this, &NumberEditor::takeFromSlider);
    connect(m_slider, &DefaultSlider::resetRequested, this, &FieldEditor::reset);
}

NumberEditor::~NumberEditor()
{
    m_box->disconnect(this); // a box that loses the focus while it is destroyed reads its text once more
}

void NumberEditor::makeBox()
{
    if (m_range.isInteger()) {
        m_wholeBox = new WideSpinBox;
        m_wholeBox->setRange(m_range.lowest(), m_range.highest());
        if (!field().required)
            m_wholeBox->setEmptyText(QStringLiteral("–"));
        m_box = m_wholeBox;
        connect(m_wholeBox, &WideSpinBox::valueChanged, this, &NumberEditor::takeFromBox);
    } else {
        m_decimalBox = new QDoubleSpinBox;
        m_decimalBox->setDecimals(m_range.decimals());
        const bool mayBeUnset = !initialValue();
        m_decimalBox->setRange(m_range.minimum() - (mayBeUnset ? m_range.step() : 0), m_range.maximum());
        if (mayBeUnset)
            m_decimalBox->setSpecialValueText(QStringLiteral("–"));
        m_decimalBox->setSingleStep(m_range.step());
        m_box = m_decimalBox;
        connect(m_decimalBox, &QDoubleSpinBox::valueChanged, this, &NumberEditor::takeFromBox);
    }
    m_box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_box->setAlignment(Qt::AlignCenter);
    m_box->setFont(Fonts::tabular(Fonts::text()));
    const int letters = int(std::max(m_range.lowest().toText().size(), m_range.highest().toText().size()));
    const int needed = m_box->fontMetrics().averageCharWidth() * (letters + 3);
    m_box->setFixedWidth(m_range.isInteger() ? std::clamp(needed, boxWidth, boxWidth * 3) : boxWidth + 8);
    m_box->setMinimumHeight(metrics::controlHeight);
}

void NumberEditor::takeFromSlider(int position)
{
    if (!m_showing)
        take(some(m_range.numberAt(position)));
}

void NumberEditor::takeFromBox()
{
    if (m_showing)
        return;
    const QScopedValueRollback edited(m_boxIsEdited, true);
    if (m_wholeBox == nullptr)
        take(m_decimalBox->value() < m_range.minimum() ? std::nullopt : some(Json(m_decimalBox->value())));
    else if (const auto number = m_wholeBox->value())
        take(some(number->toJson()));
    else
        take(std::nullopt);
}

void NumberEditor::take(const std::optional<Json> &value)
{
    if (sameValue(value, m_value))
        return;
    m_value = value;
    showValue();
    announceChange();
}

void NumberEditor::showValue()
{
    const QScopedValueRollback showing(m_showing, true);
    m_slider->setValue(m_value ? m_range.positionOf(*m_value) : 0);
    if (m_wholeBox != nullptr && !m_boxIsEdited) {
        m_wholeBox->setValue(m_value ? WideInteger::fromJson(*m_value) : std::nullopt);
    } else if (m_decimalBox != nullptr && !m_boxIsEdited) {
        m_decimalBox->setValue(m_value ? m_value->get<double>() : m_decimalBox->minimum());
    }
}

bool NumberEditor::setControlValue(const std::optional<Json> &value)
{
    if (!value) {
        take(std::nullopt);
        return true;
    }
    const bool fits = m_range.isInteger() ? WideInteger::fromJson(*value).has_value() : value->is_number();
    if (!fits)
        return false;
    if (m_value && m_value->type() == value->type() && sameJson(*m_value, *value))
        return true;
    m_value = value;
    showValue();
    announceChange();
    return true;
}

QWidget *NumberEditor::focusTarget() const
{
    return m_slider;
}

namespace
{
//! An unbroken list of more than six whole numbers is quicker to set on a slider.
bool isCount(const Field &field)
{
    constexpr int fewest = 7;
    if (field.kind != FieldKind::Choice || field.choices.size() < fewest)
        return false;
    std::optional<WideInteger> before;
    for (const Json &choice : field.choices) {
        const auto number = choice.is_number_integer() ? WideInteger::fromJson(choice) : std::nullopt;
        if (!number || (before && *number != before->plus(1)))
            return false;
        before = number;
    }
    return true;
}

int numberRank(const Field &field)
{
    if (isCount(field))
        return editorrank::special;
    return field.kind == FieldKind::Number ? editorrank::usual : editorrank::never;
}
} // namespace

MAQUETTE_EDITOR_KIND(NumberEditor, numberRank)

} // namespace maquette
