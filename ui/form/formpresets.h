// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formstate.h"

#include <QObject>
#include <QPointer>

class QToolButton;

namespace maquette
{

class Catalogue;
class FormView;
class ModelHeader;
class NoticeBar;
class PresetDrop;
class Presets;
class PresetsPanel;
class PresetTransfer;
struct PresetChange;

//! \brief The ways from a form to the presets of its model and back: the button beside the model, the panel
//! below it, files that are dropped. Everything it is given must outlive it; the panel is a part of the
//! window.
class FormPresets : public QObject
{
    Q_OBJECT

public:
    FormPresets(Presets &presets, const Catalogue &catalogue, FormView &view, ModelHeader &header,
                NoticeBar &notice, QObject *parent);
    ~FormPresets() override;

    //! To be put beside the model.
    [[nodiscard]] QToolButton *button() const { return m_button; }
    //! Opens the presets of the view's model, or closes them.
    void toggle();
    //! The view has another model, or the same one in another version.
    void followModel();

signals:
    //! The settings of a preset, as far as the model takes them today, and what is to be said of it.
    void chosen(const maquette::FormState &state, const QString &text);

private:
    void makeButton();
    void makePanel();
    void choose(const QString &name);
    void tellImported(const QList<PresetChange> &changes, const QString &text);
    void tellTrouble(const QString &text);
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] ModelId model() const;

    Presets &m_presets;
    FormView &m_view;
    ModelHeader &m_header;
    NoticeBar &m_notice;
    QToolButton *m_button;
    PresetTransfer *m_transfer;
    PresetDrop *m_drop;
    QPointer<PresetsPanel> m_panel; //!< made when first opened
};

} // namespace maquette
