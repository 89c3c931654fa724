// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryview.h"

#include "ui/gallery/picturesource.h"
#include "ui/theme/colors.h"
#include "ui/theme/studiostyle.h"

#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>
#include <QTimer>

#include <utility>

namespace maquette
{

namespace
{

constexpr int barFrames = 45; //!< one run of the bar through its track: 1.8 s

} // namespace

// ---- painting

void GalleryView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Colors::from(palette()).window);
    m_delegate->setPointer(m_pointer);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const bool focused = hasFocus() && window()->isActiveWindow();
    const QRect dirty = event->rect().adjusted(-ringReach, -ringReach, ringReach, ringReach);
    for (const int row : visibleRows()) {
        const QModelIndex index = m_works.index(row);
        option.rect = visualRect(index);
        if (!option.rect.intersects(dirty))
            continue;
        option.state = QStyle::State_Enabled;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, focused && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, index == m_hovered);
        m_delegate->paint(&painter, option, index);
    }
    if (m_banding && !m_band.isNull()) {
        QColor fill = Colors::from(palette()).accent;
        painter.setPen(fill);
        fill.setAlpha(40);
        painter.setBrush(fill);
        painter.drawRect(toViewport(m_band).adjusted(0, 0, -1, -1));
    }
}

void GalleryView::resizeEvent(QResizeEvent *event)
{
    // The tile held is that of the old width; its layout is still there.
    const bool wider = event->size().width() != event->oldSize().width();
    if (wider && !m_stale)
        holdPlace();
    QAbstractItemView::resizeEvent(event);
    relayout();
    restorePlace();
}

void GalleryView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LayoutDirectionChange)
        relayout();
}

void GalleryView::showEvent(QShowEvent *event)
{
    QAbstractItemView::showEvent(event);
    m_wantedTimer->start(0);
    updateTimers();
}

void GalleryView::hideEvent(QHideEvent *event)
{
    QAbstractItemView::hideEvent(event);
    m_scrub.leave();
    updateTimers();
    m_wantedTimer->stop();
    m_source.setWanted({}, {});
}

void GalleryView::scrollContentsBy(int dx, int dy)
{
    m_scrolledUp = dy > 0;
    m_scrub.leave(); // until the hand moves again: what comes under it by itself was not pointed at
    m_held = QPersistentModelIndex();
    if (m_banding)
        viewport()->update(); // one of its corners stays under the hand
    else
        viewport()->scroll(dx, dy); // only what comes into sight is painted
    m_jumped = m_jumped || std::abs(dy) > viewport()->height();
    m_wantedTimer->start(0);
    updateTimers();
    if (m_pointer.x() >= 0)
        hover(m_pointer);
}

void GalleryView::tellWanted()
{
    if (!isVisible())
        return;
    QList<AssetId> visible;
    for (const int row : visibleRows()) {
        const AssetId id = m_works.assetIdAt(row);
        if (!id.isNull())
            visible.append(id);
    }
    // Whoever pulls the scroll bar passes by: what is around is read when the hand rests.
    constexpr int restMs = 40;
    const bool passesBy = std::exchange(m_jumped, false);
    const QList<AssetId> ahead = passesBy ? QList<AssetId>() : aheadOf(m_pictures.aheadRoom());
    m_source.setWanted(visible, ahead);
    const auto works = [this](const QList<AssetId> &ids) {
        QList<AssetPtr> found;
        for (const AssetId id : ids) {
            if (AssetPtr work = m_works.find(id))
                found.append(std::move(work));
        }
        return found;
    };
    m_pictures.setWanted(works(visible), works(ahead));
    if (passesBy)
        m_wantedTimer->start(restMs);
}

QList<AssetId> GalleryView::aheadOf(qsizetype most) const
{
    const int height = viewport()->height();
    const int top = verticalOffset();
    QList<int> below = rowsBetween(top + height + 1, top + 2 * height);
    QList<int> above = top > 0 ? rowsBetween(std::max(0, top - height), top - 1) : QList<int>();
    std::reverse(above.begin(), above.end());
    const QList<int> visible = visibleRows(); // tiles that are cut off are in sight
    QList<AssetId> ids;
    for (const int row : m_scrolledUp ? above + below : below + above) {
        const AssetId id = ids.size() < most ? m_works.assetIdAt(row) : AssetId();
        if (!id.isNull() && !visible.contains(row))
            ids.append(id);
    }
    return ids;
}

// ---- what moves by itself

void GalleryView::updateTimers()
{
    bool ticking = false;
    bool moving = false;
    if (isVisible()) {
        for (const int row : visibleRows()) {
            if (const Job *job = m_works.jobAt(row)) {
                const JobTexts texts = m_delegate->textsOf(*job);
                ticking = ticking || texts.ticking;
                moving = moving || texts.moving;
            }
        }
    }
    moving = moving && motionDuration(this) > 0;
    if (ticking != m_seconds->isActive())
        ticking ? m_seconds->start() : m_seconds->stop();
    if (moving != m_bars->isActive())
        moving ? m_bars->start() : m_bars->stop();
}

void GalleryView::tickTimes()
{
    for (const int row : visibleRows()) {
        const Job *job = m_works.jobAt(row);
        if (job != nullptr && m_delegate->textsOf(*job).ticking)
            update(m_works.index(row));
    }
}

void GalleryView::tickBars()
{
    m_phaseStep = (m_phaseStep + 1) % barFrames;
    m_delegate->setPhase(static_cast<qreal>(m_phaseStep) / barFrames);
    // At 150 % its edges lie in the middle of a pixel that would be painted over and over.
    constexpr QMargins edge(1, 1, 1, 1);
    for (const int row : visibleRows()) {
        const Job *job = m_works.jobAt(row);
        if (job == nullptr)
            continue;
        const JobTexts texts = m_delegate->textsOf(*job);
        if (texts.moving)
            viewport()->update(JobTile(squareOf(m_works.index(row)), *job, texts, false).bar() + edge);
    }
}

} // namespace maquette
