// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"
#include "ui/form/wideinteger.h"

class QToolButton;

namespace maquette
{

class LinkButton;
class WideSpinBox;

//! \brief A seed: a 64-bit spin box with a die. Empty means a new number for each run; a number is held.
//!
//! Also edits other whole numbers without bounds; those have no die, and empty means "left out".
class SeedEditor : public FieldEditor
{
    Q_OBJECT

public:
    SeedEditor(const Field &field, QWidget *parent);
    ~SeedEditor() override;

    //! A seed starts as random, whatever the schema's default is: the same picture again is nobody's wish.
    void reset() override;
    [[nodiscard]] bool isAtDefault() const override;
    [[nodiscard]] QWidget *focusTarget() const override;

    [[nodiscard]] bool isSeed() const;
    [[nodiscard]] bool isRandom() const { return isSeed() && !m_value; }
    //! The number that a run really used; shown, and held by a click.
    void setLastUsed(std::optional<WideInteger> seed);
    [[nodiscard]] std::optional<WideInteger> lastUsed() const { return m_last; }

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override { return m_value; }
    bool setControlValue(const std::optional<Json> &value) override;

private:
    void makeDie();
    void makeLast();
    void rollOrHold();
    void take(std::optional<Json> value);
    void showState();

    WideSpinBox *m_box;
    QToolButton *m_die = nullptr;
    LinkButton *m_lastButton = nullptr;
    std::optional<Json> m_value;
    std::optional<WideInteger> m_last;
};

} // namespace maquette
