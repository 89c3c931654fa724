// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/browser/modeldraft.h"
#include "ui/browser/pagefinder.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace maquette
{

class Catalogue;
class FieldList;
class WrapLabel;

//! \brief What a text holds: the models with check marks when there are several, and of the current one its
//! name and id to be edited, its fields, and what was noted.
class FoundView : public QWidget
{
    Q_OBJECT

public:
    //! \a catalogue tells which ids are there already; it must outlive this.
    explicit FoundView(const Catalogue &catalogue, QWidget *parent = nullptr);

    void show(const PageFindings &findings);
    [[nodiscard]] QList<ModelDraft> chosen() const;
    //! Why the chosen ones cannot be kept; empty when they can.
    [[nodiscard]] QString problem() const;
    //! Goes to the first of the chosen ones that has a problem.
    void goToProblem();

signals:
    void changed();

private:
    void build();
    void showDraft(int row);
    void showProblem();
    void edit();
    [[nodiscard]] QString knownText(const QString &id) const;
    [[nodiscard]] QString titleOf(const ModelDraft &draft) const;

    const Catalogue &m_catalogue;
    QList<ModelDraft> m_drafts;
    QStringList m_commonNotes;
    int m_current = -1;
    bool m_filling = false;
    QLabel *m_listLabel;
    QListWidget *m_list;
    QLineEdit *m_name;
    QComboBox *m_id;
    WrapLabel *m_problem;
    WrapLabel *m_way;
    FieldList *m_fields;
    WrapLabel *m_notes;
};

} // namespace maquette
