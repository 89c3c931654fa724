// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportplan.h"
#include "app/library/asset.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace maquette
{

class WrapLabel;

//! \brief How exported files are called: the template, a menu of all that can stand in it, and below what the
//! first works will be called.
class ExportNaming : public QWidget
{
    Q_OBJECT

public:
    explicit ExportNaming(QWidget *parent = nullptr);

    //! \a first: some of the works, the first ones; \a total: how many there are. What was sent for them may
    //! be megabytes and is read in the background.
    void setWorks(const QList<Asset> &first, qsizetype total);
    void setTemplate(const QString &text);
    [[nodiscard]] QString text() const;
    //! The format decides how the names end.
    void showFor(const ExportPlan &plan);
    [[nodiscard]] bool isValid() const { return m_valid; }
    void focusTemplate();

signals:
    void changed();

private:
    void build();
    void fillMenu();
    void takeInputs(const QList<QByteArray> &inputs);
    void addPlaceholder(QMenu &menu, const QString &name, const QString &text);
    void insert(const QString &placeholder);
    void showNames();
    [[nodiscard]] QString problem() const;

    QLineEdit *m_template;
    QPushButton *m_insert;
    QMenu *m_menu;
    WrapLabel *m_problem;
    QLabel *m_names;
    QList<Asset> m_first;
    qsizetype m_total = 0;
    QStringList m_inputs; //!< of those works
    int m_asked = 0;      //!< number of the last reading; older ones are of no interest
    bool m_inputsKnown = false;
    ExportPlan m_plan;
    bool m_valid = true;
};

} // namespace maquette
