// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways from the form to the model browser and to presets, and back.
#include "app/catalogue/cataloguekeeper.h"
#include "ui/browser/addmodeldialog.h"
#include "ui/browser/modelbrowser.h"
#include "ui/browser/modelmarks.h"
#include "ui/browser/modeltexts.h"
#include "ui/form/formfooter.h"
#include "ui/form/formpanel.h"
#include "ui/form/formpresets.h"
#include "ui/form/formview.h"
#include "ui/form/mediasource.h"
#include "ui/form/modelheader.h"
#include "ui/form/noticebar.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace maquette
{

void FormPanel::setPreferences(Preferences &preferences)
{
    m_marks->keepIn(preferences);
    if (m_restored && m_view->model())
        m_marks->use(m_view->model()->id);
}

void FormPanel::showHeader(const Model &model)
{
    const ModelEntry *entry = m_catalogue.entry(model.id);
    m_header->setModelText(model.displayName, entry ? makesText(*entry) : model.vendor);
    if (m_presets)
        m_presets->followModel();
}

void FormPanel::setPresets(Presets &presets)
{
    m_presets = new FormPresets(presets, m_catalogue, *m_view, *m_header, m_footer->notice(), this);
    m_head->addWidget(m_presets->button());
    m_head->addSpacing(metrics::small); // its icon stands on the panel's own edge
    connect(m_presets, &FormPresets::chosen, this, &FormPanel::applyPreset);
    if (m_view->model())
        chainFocus();
}

void FormPanel::openPresets()
{
    if (m_presets)
        m_presets->toggle();
}

void FormPanel::openBrowser()
{
    if (m_browser == nullptr) {
        m_browser = new ModelBrowser(m_catalogue, *m_marks, this);
        if (m_keeper != nullptr)
            m_browser->setKeeper(*m_keeper);
        connect(m_browser, &ModelBrowser::picked, this, [this](const ModelId &id) {
            setModel(id);
            focusPrompt();
        });
        connect(m_browser, &ModelBrowser::addRequested, this, &FormPanel::addModel);
        connect(m_browser, &ModelBrowser::removeRequested, this, &FormPanel::removeOwn);
    }
    m_browser->openUnder(m_header, model());
}

void FormPanel::addModel()
{
    if (m_keeper == nullptr)
        return;
    auto *dialog = new AddModelDialog(*m_keeper, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddModelDialog::added, this, [this](const QList<ModelId> &models) {
        if (models.isEmpty())
            return;
        setModel(models.constFirst());
        m_footer->notice().tell(models.size() == 1
                                    ? tr("The model was added to your own.")
                                    : tr("%1 models were added to your own.").arg(models.size()));
    });
    dialog->open();
}

void FormPanel::removeOwn(const ModelId &model)
{
    const ModelEntry *entry = m_catalogue.entry(model);
    if (m_keeper == nullptr || entry == nullptr)
        return;
    m_removing = entry->displayName;
    m_keeper->removeOwn(model);
}

void FormPanel::tellRemoved(const ModelId &model)
{
    const QString name = std::exchange(m_removing, {});
    if (name.isEmpty())
        return;
    // One that the catalogue describes too goes on as that.
    const bool stays = m_catalogue.entry(model) != nullptr;
    m_footer->notice().tell(
        stays ? tr("Your description of “%1” was removed; the catalogue's is used.").arg(name)
              : tr("“%1” was removed from your own models.").arg(name),
        [this] { m_keeper->restoreOwn(); });
}

} // namespace maquette
