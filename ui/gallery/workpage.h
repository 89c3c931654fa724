// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/runrecord.h"
#include "app/library/asset.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace maquette
{

class Catalogue;
class FactsGrid;
class Ledger;
class LabelEditor;
class Library;
class PictureButton;
class PictureSource;
class Relatives;
class SettingsPart;
class WorkActions;

//! \brief The inspector's page for one work: its picture, what can be made of it, and how it was made.
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
    [[nodiscard]] SettingsPart &settings() { return *m_settings; }
    //! Where the times of its run are read. Must outlive this.
    void setLedger(Ledger &ledger);

signals:
    void openRequested(maquette::AssetId id);
    void relativeChosen(maquette::AssetId id);
    void notice(const QString &text);

private:
    void build();
    QWidget *buildButtons();
    void animate();
    void showSettings();
    void readTimes();

    Library &m_library;
    const Catalogue &m_catalogue;
    WorkActions &m_actions;
    Asset m_asset;
    PictureButton *m_preview;
    QLabel *m_title;
    QLabel *m_headline;
    QLabel *m_prompt;
    LabelEditor *m_labels;
    QPushButton *m_animate;
    QWidget *m_buttons;
    SettingsPart *m_settings;
    QLabel *m_fileTitle;
    FactsGrid *m_file;
    QLabel *m_runTitle;
    FactsGrid *m_run;
    Relatives *m_children;
    Relatives *m_parent;
    Ledger *m_ledger = nullptr;
    std::optional<RunRecord> m_times; //!< of m_asset's run, once they were read
};

} // namespace maquette
