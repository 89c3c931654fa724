// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways from the form to its presets and back.
#include "app/jobs/presets.h"
#include "models/core/catalogue.h"
#include "ui/form/formfooter.h"
#include "ui/form/formpanel.h"
#include "ui/form/formview.h"
#include "ui/form/modelheader.h"
#include "ui/form/noticebar.h"
#include "ui/form/presetfit.h"
#include "ui/presets/presetdrop.h"
#include "ui/presets/presetspanel.h"
#include "ui/presets/presettexts.h"
#include "ui/presets/presettransfer.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QToolButton>

namespace maquette
{

void FormPanel::setPresets(Presets &presets)
{
    m_presets = &presets;
    m_presetsButton = new QToolButton;
    m_presetsButton->setObjectName(QStringLiteral("presetsButton"));
    m_presetsButton->setIcon(symbolicIcon(QStringLiteral("bookmark")));
    m_presetsButton->setProperty("flat", true);
    m_presetsButton->setAutoRaise(true);
    m_presetsButton->setFixedSize(metrics::controlHeight, metrics::controlHeight);
    m_presetsButton->setAccessibleName(tr("Presets"));
    const QKeySequence key(QStringLiteral("Ctrl+P"));
    m_presetsButton->setToolTip(tr("Presets (%1)").arg(key.toString(QKeySequence::NativeText)));
    m_presetsButton->setEnabled(m_view->model() != nullptr);
    m_head->addWidget(m_presetsButton);
    m_head->addSpacing(metrics::small); // its icon stands on the panel's own edge
    connect(m_presetsButton, &QToolButton::clicked, this, &FormPanel::openPresets);
    m_presetTransfer = new PresetTransfer(presets, m_catalogue, this);
    connect(m_presetTransfer, &PresetTransfer::imported, this, &FormPanel::tellImported);
    connect(m_presetTransfer, &PresetTransfer::saved, this,
            [this](const QString &text) { tellImported({}, text); });
    connect(m_presetTransfer, &PresetTransfer::refused, this, [this](const QString &text) {
        if (m_presetsPanel && m_presetsPanel->isVisible())
            m_presetsPanel->tellTrouble(text);
        else
            m_footer->notice().tellTrouble(text);
    });
    m_presetDrop = new PresetDrop(this);
    m_presetDrop->watch(m_header);
    m_presetDrop->watch(m_presetsButton);
    connect(m_presetDrop, &PresetDrop::dropped, this,
            [this](const QStringList &files) { m_presetTransfer->read(model(), files); });
    if (m_view->model())
        chainFocus();
}

void FormPanel::makePresetsPanel()
{
    m_presetsPanel = new PresetsPanel(
        *m_presets, [this] { return m_view->state(); }, window());
    for (QWidget *place : m_presetsPanel->dropPlaces())
        m_presetDrop->watch(place);
    connect(m_presetsPanel, &PresetsPanel::applyRequested, this, &FormPanel::applyPreset);
    connect(m_presetsPanel, &PresetsPanel::importRequested, this,
            [this] { m_presetTransfer->askImport(model(), window()); });
    connect(m_presetsPanel, &PresetsPanel::exportRequested, this,
            [this](const QStringList &names) { m_presetTransfer->askExport(model(), names, window()); });
}

void FormPanel::openPresets()
{
    if (m_presets == nullptr || !m_view->model() || !isVisible())
        return;
    if (!m_presetsPanel)
        makePresetsPanel();
    if (m_presetsPanel->isVisible())
        m_presetsPanel->dismiss();
    else
        m_presetsPanel->openUnder(m_header, m_presetsButton, m_view->model());
}

void FormPanel::applyPreset(const QString &name)
{
    const auto &model = m_view->model();
    const auto preset = model ? m_presets->find(model->id, name) : std::nullopt;
    if (!preset)
        return;
    const PresetFit fit = fitPreset(*model, FormState::fromBytes(preset->state));
    const QByteArray before = m_view->state().toBytes();
    const ModelId id = model->id;
    m_restored = true;
    applyModel(model, fit.state);
    saveDraft();
    m_presets->markUsed(id, name);
    QString text = tr("These are the settings of %1.").arg(quotedName(name));
    if (!fit.notes.isEmpty())
        text += u' ' + fewSentences(fit.notes);
    m_footer->notice().tell(text, [this, id, before] {
        if (const auto old = m_catalogue.find(id)) {
            applyModel(old, FormState::fromBytes(before));
            saveDraft();
        }
    });
}

void FormPanel::tellImported(const QList<PresetChange> &changes, const QString &text)
{
    if (m_presetsPanel && m_presetsPanel->isVisible()) {
        m_presetsPanel->tell(text, changes);
        return;
    }
    if (changes.isEmpty()) {
        m_footer->notice().tell(text);
        return;
    }
    m_footer->notice().tell(text, [this, changes] {
        for (auto change = changes.crbegin(); change != changes.crend(); ++change)
            m_presets->undo(*change);
    });
}

} // namespace maquette
