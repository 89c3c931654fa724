// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportplan.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace maquette
{

//! \brief Where works are exported to: a folder or a ZIP file. Each keeps the place that was last chosen.
class ExportPlace : public QWidget
{
    Q_OBJECT

public:
    explicit ExportPlace(QWidget *parent = nullptr);

    void setPlaces(const QString &folder, const QString &zip, bool isZip);
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString zip() const;
    void fill(ExportPlan &plan) const;
    [[nodiscard]] bool isValid() const;

signals:
    void changed();

private:
    void switchKind();
    void ask();
    [[nodiscard]] bool isZip() const;

    QComboBox *m_kind;
    QLineEdit *m_path;
    QPushButton *m_choose;
    QString m_folder;
    QString m_zip;
};

} // namespace maquette
