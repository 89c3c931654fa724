// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the dialog keeps what was found.
#include "app/catalogue/cataloguekeeper.h"
#include "ui/browser/addmodeldialog.h"
#include "ui/browser/foundview.h"
#include "ui/form/wraplabel.h"

#include <QMessageBox>
#include <QPushButton>

namespace maquette
{

void AddModelDialog::submit()
{
    if (!m_add->isEnabled())
        return;
    if (const QString problem = m_found->problem(); !problem.isEmpty()) {
        m_found->goToProblem();
        tellFault(problem);
        return;
    }
    QStringList there;
    for (const ModelDraft &draft : m_found->chosen()) {
        const ModelEntry *entry = m_keeper.catalogue().entry(ModelId(draft.id.trimmed()));
        if (entry != nullptr && entry->own)
            there += entry->displayName;
    }
    if (there.isEmpty())
        keep(false);
    else
        askToReplace(there);
}

void AddModelDialog::askToReplace(const QStringList &names)
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Replace a model?"));
    box->setTextFormat(Qt::PlainText);
    box->setText(names.size() == 1 ? tr("“%1” is one of your own models already.").arg(names.constFirst())
                                   : tr("%1 of these are your own models already.").arg(names.size()));
    box->setInformativeText(
        tr("There can be only one description for each id: keeping both is not possible."));
    QPushButton *replace = box->addButton(tr("Replace"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(replace, &QPushButton::clicked, this, [this] { keep(true); });
    box->open();
}

void AddModelDialog::keep(bool replace)
{
    QList<OwnAddition> additions;
    for (const ModelDraft &draft : m_found->chosen())
        additions.append({draft.entry(), draft.found.source});
    m_adding = true;
    m_fault->hide();
    updateButton();
    m_keeper.addOwn(additions, replace ? OwnModels::IfThere::Replace : OwnModels::IfThere::Refuse);
}

} // namespace maquette
