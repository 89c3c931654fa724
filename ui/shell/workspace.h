// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/jobs/job.h"
#include "ui/shell/studio.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace maquette
{

class FormPanel;
class GalleryPanel;
class InspectorPanel;
class ShellNotice;
class TextTools;
class Viewer;
class WorkActions;

//! \brief The three columns: form, gallery (with the viewer over it), details; and the ways between them.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    explicit Workspace(const Studio &studio, QWidget *parent = nullptr);

    [[nodiscard]] FormPanel &form() const { return *m_form; }
    [[nodiscard]] GalleryPanel &gallery() const { return *m_gallery; }
    [[nodiscard]] WorkActions &works() const { return *m_works; }
    [[nodiscard]] ShellNotice &notices() const { return *m_notices; }
    //! Null until a work was opened.
    [[nodiscard]] Viewer *viewer() const { return m_viewer; }
    [[nodiscard]] bool viewerOpen() const;

    //! What an action on works means: the one in the viewer, else those selected in the gallery.
    [[nodiscard]] QList<AssetId> currentWorks() const;
    //! The places where the keys of works count, such as Delete.
    [[nodiscard]] QList<QWidget *> workPlaces() const;
    //! Whether the keyboard is in one of them.
    [[nodiscard]] bool isAmongWorks() const;
    [[nodiscard]] InspectorPanel &inspector() const { return *m_inspector; }
    //! Whether the details have put settings into the form since works were last changed: undo means that,
    //! once.
    [[nodiscard]] bool formChangedFromWorks() const { return m_formChangedFromWorks; }
    void undoForm();

    void openWork(AssetId id);
    void closeViewer();
    void setDetailsShown(bool shown);
    //! In full screen the viewer has the window for itself.
    void setFullScreen(bool on);
    [[nodiscard]] QByteArray columns() const;
    void restoreColumns(const QByteArray &state);

signals:
    void requestPreviewRequested(const maquette::ModelId &model, const QByteArray &input,
                                 const QString &note);
    void fullScreenRequested(bool on);
    void settingsRequested();
    void currentWorksChanged();

private:
    void buildColumns();
    void connectForm();
    void connectWorks();
    void connectInspector();
    void makeViewer();
    void useSettings(AssetId id);
    void useInField(AssetId id, const ModelId &model, const QString &fieldKey);

    Studio m_studio;
    QSplitter *m_splitter;
    QStackedWidget *m_middle;
    TextTools *m_textTools;
    WorkActions *m_works;
    FormPanel *m_form;
    GalleryPanel *m_gallery;
    InspectorPanel *m_inspector;
    ShellNotice *m_notices;
    Viewer *m_viewer = nullptr;
    bool m_detailsShown = true;
    bool m_fullScreen = false;
    bool m_formChangedFromWorks = false;
};

} // namespace maquette
