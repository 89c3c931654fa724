// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "ui/gallery/gallerybar.h"
#include "ui/gallery/tiledelegate.h"
#include "ui/gallery/workmodel.h"

#include <QWidget>

class QStackedWidget;

namespace maquette
{

class Catalogue;
class GalleryEmpty;
class GalleryView;
class JobActions;
class Ledger;
class Library;
class PictureSource;
class Scheduler;
class Thumbnails;
class WorkActions;

//! \brief The middle column: search, chips, size, and the gallery of works and running jobs. All given
//! objects outlive it.
class GalleryPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int smallestTile = GalleryBar::smallestTile;
    static constexpr int largestTile = GalleryBar::largestTile;

    GalleryPanel(Library &library, Scheduler &scheduler, Thumbnails &thumbnails, const Catalogue &catalogue,
                 WorkActions &actions, QWidget *parent = nullptr);
    ~GalleryPanel() override;

    //! Its sums stand in the headers of the days.
    void setLedger(Ledger &ledger);

    [[nodiscard]] QList<AssetId> order() const; //!< the works as shown
    void select(AssetId id);                    //!< takes a filter away that hides it
    void select(const QList<AssetId> &ids);     //!< the same for several
    [[nodiscard]] int workCount() const;        //!< in the whole library
    [[nodiscard]] QList<AssetId> selectedWorks() const;

    void focusSearch();
    void openFilters();
    void focusGallery();
    [[nodiscard]] int tileSize() const;
    void setTileSize(int edge); //!< smallestTile to largestTile
    void setTileLayout(TileLayout layout);
    void setGrouping(WorkIndex::Grouping grouping);
    void setStacked(bool stacked);
    [[nodiscard]] bool isCropped() const;
    void setCropped(bool cropped); //!< false: whole pictures in their squares

    [[nodiscard]] GalleryView &view() { return *m_view; }
    [[nodiscard]] JobActions &jobActions() { return *m_jobActions; }

signals:
    //! Null when there is none or it is a job.
    void currentChanged(maquette::AssetId id);
    //! For the inspector: the selected works as shown; or one job when it alone is selected.
    void selectionChanged(const QList<maquette::AssetId> &works, maquette::JobId job);
    void openRequested(maquette::AssetId id);
    void exampleRequested();
    void settingsRequested();
    //! "Use settings" of a job, whose result may never come.
    void useSettingsRequested(const maquette::ModelId &model, const QByteArray &input);
    void tileSizeChanged(int edge);
    void workCountChanged(int count);
    void notice(const QString &text);

private:
    void connectBar();
    void connectLibrary();
    void connectScheduler();
    void connectView();
    void showEmptyOrView();
    void showMenu(const QPoint &at);
    void startDrag();
    void tellSelection();
    void takeStep();

    Library &m_library;
    Scheduler &m_scheduler;
    WorkActions &m_actions;
    JobActions *m_jobActions;
    PictureSource *m_pictures;
    WorkModel *m_works;
    GalleryView *m_view;
    GalleryEmpty *m_empty;
    QStackedWidget *m_stack;
    GalleryBar *m_bar;
    QString m_problem; //!< why the index could not be read
    AssetId m_current;
    int m_count = -1;
};

} // namespace maquette
