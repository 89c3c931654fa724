// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace maquette
{

class Catalogue;
class FactsGrid;
class LabelEditor;
class Library;
class PictureButton;
class PictureSource;
class Relatives;
class WorkActions;

//! \brief The inspector's page for one work: its picture, how it was made, what can be made of it.
class WorkPage : public QWidget
{
    Q_OBJECT

public:
    WorkPage(Library &library, const Catalogue &catalogue, WorkActions &actions, PictureSource &source,
             QWidget *parent = nullptr);
    void setWork(const Asset &asset);
    [[nodiscard]] const Asset &work() const { return m_asset; }
    void updateRelatives();
    [[nodiscard]] LabelEditor &labels() { return *m_labels; }

signals:
    void openRequested(maquette::AssetId id);
    void relativeChosen(maquette::AssetId id);
    void notice(const QString &text);

private:
    void build();
    QWidget *buildButtons();
    void animate();

    Library &m_library;
    const Catalogue &m_catalogue;
    WorkActions &m_actions;
    Asset m_asset;
    PictureButton *m_preview;
    QLabel *m_title;
    QLabel *m_headline;
    QLabel *m_prompt;
    LabelEditor *m_labels;
    FactsGrid *m_facts;
    QGridLayout *m_buttons = nullptr;
    QPushButton *m_settings;
    QPushButton *m_animate;
    Relatives *m_children;
    Relatives *m_parent;
};

} // namespace maquette
