// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/widespinbox.h"

#include <QLineEdit>

namespace maquette
{

WideSpinBox::WideSpinBox(QWidget *parent)
    : QAbstractSpinBox(parent)
{
    setInputMethodHints(Qt::ImhDigitsOnly);
    connect(lineEdit(), &QLineEdit::textEdited, this, &WideSpinBox::readText);
    connect(this, &QAbstractSpinBox::editingFinished, this, &WideSpinBox::finish);
}

void WideSpinBox::setRange(WideInteger lowest, WideInteger highest)
{
    m_lowest = lowest;
    m_highest = highest;
}

void WideSpinBox::setEmptyText(const QString &text)
{
    m_mayBeEmpty = true;
    lineEdit()->setPlaceholderText(text);
}

void WideSpinBox::setValue(std::optional<WideInteger> value)
{
    m_value = value;
    showValue();
}

void WideSpinBox::showValue()
{
    const QString text = m_value ? m_value->toText() : QString();
    if (lineEdit()->text() != text)
        lineEdit()->setText(text);
    update();
}

void WideSpinBox::readText()
{
    QString text = lineEdit()->text();
    int position = 0;
    if (validate(text, position) != QValidator::Acceptable)
        return;
    const std::optional<WideInteger> number =
        text.trimmed().isEmpty() ? std::nullopt : WideInteger::fromText(text);
    if (number == m_value)
        return;
    m_value = number;
    emit valueChanged();
}

void WideSpinBox::finish()
{
    const std::optional<WideInteger> typed = WideInteger::fromText(lineEdit()->text());
    if (typed && typed != m_value) {
        m_value = std::clamp(*typed, m_lowest, m_highest);
        emit valueChanged();
    }
    showValue();
}

void WideSpinBox::stepBy(int steps)
{
    const WideInteger start = m_value.value_or(std::clamp(WideInteger(), m_lowest, m_highest));
    const WideInteger next = m_value ? std::clamp(start.plus(steps), m_lowest, m_highest) : start;
    if (m_value == next)
        return;
    m_value = next;
    showValue();
    selectAll();
    emit valueChanged();
}

QValidator::State WideSpinBox::validate(QString &input, int &) const
{
    const QString text = input.trimmed();
    if (text.isEmpty())
        return m_mayBeEmpty ? QValidator::Acceptable : QValidator::Intermediate;
    const bool sign = text == QLatin1String("-") || text == QString(QChar(0x2212));
    if (sign)
        return m_lowest < WideInteger() ? QValidator::Intermediate : QValidator::Invalid;
    const std::optional<WideInteger> number = WideInteger::fromText(text);
    if (!number)
        return QValidator::Invalid;
    if (*number > m_highest)
        return *number == m_value ? QValidator::Acceptable : QValidator::Invalid;
    return *number < m_lowest && *number != m_value ? QValidator::Intermediate : QValidator::Acceptable;
}

QAbstractSpinBox::StepEnabled WideSpinBox::stepEnabled() const
{
    if (isReadOnly())
        return StepNone;
    StepEnabled enabled = StepNone;
    if (!m_value || *m_value < m_highest)
        enabled |= StepUpEnabled;
    if (!m_value || *m_value > m_lowest)
        enabled |= StepDownEnabled;
    return enabled;
}

QSize WideSpinBox::sizeHint() const
{
    return {QAbstractSpinBox::minimumSizeHint().width(), QAbstractSpinBox::sizeHint().height()};
}

QSize WideSpinBox::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, QAbstractSpinBox::minimumSizeHint().height()};
}

} // namespace maquette
