// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/theme/scrollcolumn.h"

#include <QList>

class QLabel;

namespace maquette
{

class Catalogue;
class JobActions;
class FilePage;
class FormPanel;
class JobPage;
class LabelEditor;
class Ledger;
class Library;
class ManyPage;
class PictureSource;
class Scheduler;
class SettingsPart;
class Thumbnails;
class WorkActions;
class WorkPage;

//! \brief The right column: what is selected in the gallery or shown in the viewer, and what can be done with
//! it. Follows every change of it; all given objects outlive it.
class InspectorPanel : public ScrollColumn
{
    Q_OBJECT

public:
    InspectorPanel(Library &library, Scheduler &scheduler, Thumbnails &thumbnails, const Catalogue &catalogue,
                   WorkActions &actions, QWidget *parent = nullptr);
    ~InspectorPanel() override;

    //! What settings are held against, and put into. Must outlive the panel.
    void setForm(FormPanel &form);
    //! Where the times of runs are read. Must outlive the panel.
    void setLedger(Ledger &ledger);
    void setOnlyDifferences(bool only);

public slots:
    //! Fits GalleryPanel::selectionChanged().
    void setSelection(const QList<maquette::AssetId> &works, maquette::JobId job = {});
    void setWork(maquette::AssetId id) { setSelection(id.isNull() ? QList<AssetId>() : QList<AssetId>{id}); }

    //! What a file says of how it was made, until something is selected or it is closed.
    void showFile(const QString &file, bool takeFocus);

    //! Where the tags and the project of the selection are typed; false when nothing is selected.
    bool focusTags();
    bool focusProject();

signals:
    void openRequested(maquette::AssetId id);
    //! A relative was chosen: the gallery selects it.
    void workChosen(maquette::AssetId id);
    void settingsRequested();
    void useSettingsRequested(const maquette::ModelId &model, const QByteArray &input);
    void notice(const QString &text);
    void settingsUsed(); //!< they went into the form
    void onlyDifferencesChosen(bool only);
    //! What had the focus in here is no longer there.
    void focusLost();

private:
    void refresh();
    void showSelection();
    void connectSources();
    void connectPages();
    void connectFilePage();
    void closeFile();
    void showPage(QWidget *page);
    [[nodiscard]] LabelEditor *labels() const;
    [[nodiscard]] QList<SettingsPart *> parts() const;

    Library &m_library;
    Scheduler &m_scheduler;
    JobActions *m_jobActions;
    PictureSource *m_pictures;
    QWidget *m_content;
    QLabel *m_nothing;
    WorkPage *m_workPage;
    JobPage *m_jobPage;
    FilePage *m_filePage;
    ManyPage *m_manyPage;
    QList<AssetId> m_works;
    JobId m_job;
    bool m_isFile = false; //!< the page of a file is shown instead
};

} // namespace maquette
