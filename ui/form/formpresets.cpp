// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formpresets.h"

#include "app/jobs/presets.h"
#include "models/core/catalogue.h"
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

#include <QKeySequence>
#include <QToolButton>

namespace maquette
{

FormPresets::FormPresets(Presets &presets, const Catalogue &catalogue, FormView &view, ModelHeader &header,
                         NoticeBar &notice, QObject *parent)
    : QObject(parent)
    , m_presets(presets)
    , m_view(view)
    , m_header(header)
    , m_notice(notice)
    , m_button(new QToolButton)
    , m_transfer(new PresetTransfer(presets, catalogue, this))
    , m_drop(new PresetDrop(this))
{
    makeButton();
    connect(m_transfer, &PresetTransfer::imported, this, &FormPresets::tellImported);
    connect(m_transfer, &PresetTransfer::saved, this,
            [this](const QString &text) { tellImported({}, text); });
    connect(m_transfer, &PresetTransfer::refused, this, &FormPresets::tellTrouble);
    m_drop->watch(&m_header);
    m_drop->watch(m_button);
    connect(m_drop, &PresetDrop::dropped, this,
            [this](const QStringList &files) { m_transfer->read(model(), files); });
}

FormPresets::~FormPresets()
{
    delete m_panel;
}

void FormPresets::makeButton()
{
    m_button->setObjectName(QStringLiteral("presetsButton"));
    m_button->setIcon(symbolicIcon(QStringLiteral("bookmark")));
    m_button->setProperty("flat", true);
    m_button->setAutoRaise(true);
    m_button->setFixedSize(metrics::controlHeight, metrics::controlHeight);
    m_button->setAccessibleName(tr("Presets"));
    const QKeySequence key(QStringLiteral("Ctrl+P"));
    m_button->setToolTip(tr("Presets (%1)").arg(key.toString(QKeySequence::NativeText)));
    m_button->setEnabled(m_view.model() != nullptr);
    connect(m_button, &QToolButton::clicked, this, &FormPresets::toggle);
}

ModelId FormPresets::model() const
{
    return m_view.model() ? m_view.model()->id : ModelId();
}

bool FormPresets::isOpen() const
{
    return m_panel && m_panel->isVisible();
}

void FormPresets::makePanel()
{
    m_panel = new PresetsPanel(
        m_presets, [this] { return m_view.state(); }, m_header.window());
    for (QWidget *place : m_panel->dropPlaces())
        m_drop->watch(place);
    connect(m_panel, &PresetsPanel::applyRequested, this, &FormPresets::choose);
    connect(m_panel, &PresetsPanel::importRequested, this,
            [this] { m_transfer->askImport(model(), m_header.window()); });
    connect(m_panel, &PresetsPanel::exportRequested, this,
            [this](const QStringList &names) { m_transfer->askExport(model(), names, m_header.window()); });
}

void FormPresets::toggle()
{
    if (!m_view.model() || !m_header.isVisible())
        return;
    if (!m_panel)
        makePanel();
    if (isOpen())
        m_panel->dismiss();
    else
        m_panel->openUnder(&m_header, m_button, m_view.model());
}

void FormPresets::followModel()
{
    m_button->setEnabled(m_view.model() != nullptr);
    if (isOpen())
        m_panel->setOwner(m_view.model());
}

void FormPresets::choose(const QString &name)
{
    const auto model = m_view.model();
    const auto preset = model ? m_presets.find(model->id, name) : std::nullopt;
    if (!preset)
        return;
    const PresetFit fit = fitPreset(*model, FormState::fromBytes(preset->state));
    QString text = tr("These are the settings of %1.").arg(quotedName(name));
    if (!fit.notes.isEmpty())
        text += u' ' + fewSentences(fit.notes);
    emit chosen(fit.state, text);
    m_presets.markUsed(model->id, name);
}

void FormPresets::tellImported(const QList<PresetChange> &changes, const QString &text)
{
    if (isOpen()) {
        m_panel->tell(text, changes);
        return;
    }
    if (changes.isEmpty()) {
        m_notice.tell(text);
        return;
    }
    m_notice.tell(text, [this, changes] {
        for (auto change = changes.crbegin(); change != changes.crend(); ++change)
            m_presets.undo(*change);
    });
}

void FormPresets::tellTrouble(const QString &text)
{
    if (isOpen())
        m_panel->tellTrouble(text);
    else
        m_notice.tellTrouble(text);
}

} // namespace maquette
