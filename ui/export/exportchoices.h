// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportplan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace maquette
{

//! \brief What pictures become: format, quality, size, colours, and what their files say of them.
class ExportChoices : public QWidget
{
    Q_OBJECT

public:
    explicit ExportChoices(QWidget *parent = nullptr);

    void show(const ExportPlan &plan);
    //! Puts the choices into \a plan.
    void fill(ExportPlan &plan) const;

    //! Of the names before the fields, in pixels, so that others can stand in the same columns.
    [[nodiscard]] int labelWidth() const;

signals:
    void changed();

private:
    QComboBox *addCombo(QGridLayout &grid, const QString &name, const QString &label);
    QSpinBox *addSpin(const QString &name, const QString &spoken, int least, int most);
    void buildFormat(QGridLayout &grid);
    void buildSize(QGridLayout &grid);
    void showWhatCounts();

    QComboBox *m_format = nullptr;
    QLabel *m_qualityLabel = nullptr;
    QSpinBox *m_quality = nullptr;
    QComboBox *m_sizing = nullptr;
    QSpinBox *m_side = nullptr;
    QSpinBox *m_percent = nullptr;
    QCheckBox *m_srgb = nullptr;
    QLabel *m_formatHint = nullptr;
    QComboBox *m_profile = nullptr;
    QLabel *m_profileHint = nullptr;
};

} // namespace maquette
