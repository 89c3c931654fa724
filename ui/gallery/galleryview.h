// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/gallery/gallerylayout.h"
#include "ui/gallery/jobtile.h"
#include "ui/gallery/tiledelegate.h"
#include "ui/gallery/tilepictures.h"
#include "ui/gallery/tilescrub.h"
#include "ui/gallery/workmodel.h"
#include "ui/queue/jobactions.h"

#include <QAbstractItemView>

class QTimer;

namespace maquette
{

class PictureSource;

//! \brief The grid of works and jobs under their day headers.
//!
//! Work per frame depends on what is in sight, not on the size of the library. Times and bars repaint only
//! the tiles that show them, once a second and 25 times a second; bars stand still where less motion is
//! wished. What is in sight stays in sight when tiles arrive above it. The view opens, deletes and shows
//! menus through its signals; it changes nothing itself.
class GalleryView : public QAbstractItemView
{
    Q_OBJECT

public:
    GalleryView(WorkModel &model, PictureSource &source, QWidget *parent = nullptr);
    ~GalleryView() override;

    [[nodiscard]] TileDelegate &tiles() { return *m_delegate; }
    [[nodiscard]] const TileScrub &scrubbed() const { return m_scrub; }
    [[nodiscard]] WorkModel &works() const { return m_works; }
    void setTileEdge(int edge); //!< the least; tiles grow to fill the width
    [[nodiscard]] int tileEdge() const { return m_edge; }
    void setCropped(bool cropped);
    void setTileLayout(TileLayout layout);

    [[nodiscard]] QList<AssetId> selectedWorks() const; //!< as shown
    [[nodiscard]] QList<JobId> selectedJobs() const;
    [[nodiscard]] int selectedCount() const; //!< without making lists
    [[nodiscard]] AssetId currentWork() const;
    void select(AssetId id); //!< alone, and scrolls to it
    //! Those that are shown, and scrolls to the first of them.
    void select(const QList<AssetId> &ids);
    //! The step or menu under \a point of the viewport.
    [[nodiscard]] std::optional<JobTile::Button> buttonAt(const QPoint &point) const;
    //! The row of the stack whose number is under \a point; -1 for none.
    [[nodiscard]] int stackAt(const QPoint &point) const;
    void toggleStack(); //!< of the current work
    //! The rows in sight, from above to below, headers included.
    [[nodiscard]] QList<int> visibleRows() const;
    //! The rows at \a top up to \a bottom of the content, in the same order.
    [[nodiscard]] QList<int> rowsBetween(int top, int bottom) const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;
    void doItemsLayout() override;

signals:
    void selectionTold(); //!< selection or current changed; once per turn of the event loop
    void openRequested(maquette::AssetId id);
    void trashRequested();
    void jobStepRequested(maquette::JobActions::Step step, maquette::JobId id);
    void menuRequested(const QPoint &globalPosition);
    void dragRequested();              //!< of the selected works
    void edgeStepRequested(int steps); //!< Ctrl and wheel, Ctrl+plus and minus
    void typed(const QString &text);   //!< letters, which begin a search

protected slots:
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void updateGeometries() override;

protected:
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void startDrag(Qt::DropActions supported) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    static constexpr int ringReach = 5; //!< how far a ring is painted outside its tile

    void connectModel();
    void followJob(int row);
    void followSentAgain(int first, int last);
    void selectNeighbour(int row);
    void ensureLayout() const;
    void relayout();
    void chooseScrollBar();
    [[nodiscard]] QList<int> sectionSizes() const;
    [[nodiscard]] GalleryLayout::Options layoutOptions(int width) const;
    void holdPlace();
    void restorePlace();
    void restoreSelection();
    void selectInstead(AssetId hidden, AssetId top);
    void tellWanted();
    [[nodiscard]] QList<AssetId> aheadOf(qsizetype most) const;
    void updateTimers();
    void tickTimes();
    void tickBars();
    void updateWork(AssetId id);
    void tell();
    void hover(const QPoint &point);
    void scrub(const QPoint &point);
    void openCurrent();
    void deleteCurrent();
    [[nodiscard]] QModelIndex indexFor(GalleryLayout::Spot spot) const;
    [[nodiscard]] GalleryLayout::Spot spotFor(const QModelIndex &index) const;
    [[nodiscard]] QRect squareOf(const QModelIndex &index) const; //!< of its tile, without the words below
    [[nodiscard]] bool isActive(const QModelIndex &index) const;
    [[nodiscard]] QRect toViewport(const QRect &rect) const { return rect.translated(0, -verticalOffset()); }
    [[nodiscard]] QItemSelection rangesIn(const QRect &contentRect) const;
    [[nodiscard]] QString tipAt(const QModelIndex &index, const QPoint &point) const;

    WorkModel &m_works;
    mutable TilePictures m_pictures;
    TileDelegate *m_delegate;
    TileScrub m_scrub;
    PictureSource &m_source;
    mutable GalleryLayout m_layout;
    mutable bool m_stale = true;
    int m_edge = 168;
    QTimer *m_seconds;
    QTimer *m_bars;
    QTimer *m_wantedTimer;
    QTimer *m_tellTimer;
    QPersistentModelIndex m_hovered;
    QPoint m_pointer{-1, -1};
    QPoint m_bandStart; //!< in content coordinates
    QRect m_band;       //!< in content coordinates; null while there is none
    bool m_banding = false;
    std::optional<JobTile::Button> m_pressed;
    QPersistentModelIndex m_held; //!< the tile that stays where it is
    int m_heldAt = 0;
    bool m_scrolledUp = false;   //!< the last time
    bool m_jumped = false;       //!< by more than is in sight, since it was told what is wanted
    bool m_hadSelection = false; //!< while tiles are taken away
    JobId m_followed;            //!< the job that was current when its tile was taken away, until the next is
    AssetId m_keptCurrent;       //!< over a reset
    QSet<qint64> m_keptSelection;
    AssetId m_hiddenCurrent; //!< what a filter has hidden of these two, until something else is chosen
    QSet<qint64> m_hiddenSelection;
    bool m_restoring = false;
    int m_phaseStep = 0;
};

} // namespace maquette
