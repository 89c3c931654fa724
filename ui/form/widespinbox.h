// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/wideinteger.h"

#include <QAbstractSpinBox>

namespace maquette
{

//! \brief A spin box for the whole 64-bit range, which may also be empty.
class WideSpinBox : public QAbstractSpinBox
{
    Q_OBJECT

public:
    explicit WideSpinBox(QWidget *parent = nullptr);

    void setRange(WideInteger lowest, WideInteger highest);
    [[nodiscard]] WideInteger lowest() const { return m_lowest; }
    [[nodiscard]] WideInteger highest() const { return m_highest; }
    //! An empty box is allowed and shows this text faintly; without it an empty box returns to its number.
    void setEmptyText(const QString &text);
    //! A number outside the range is kept and shown: the checks of the form say what is wrong.
    void setValue(std::optional<WideInteger> value);
    [[nodiscard]] std::optional<WideInteger> value() const { return m_value; }

    void stepBy(int steps) override;
    [[nodiscard]] QValidator::State validate(QString &input, int &position) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void valueChanged(); //!< by the artist only

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;

private:
    void readText();
    void showValue();
    void finish();

    WideInteger m_lowest = WideInteger::lowest();
    WideInteger m_highest = WideInteger::highest();
    std::optional<WideInteger> m_value;
    bool m_mayBeEmpty = false;
};

} // namespace maquette
