// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryview.h"

#include "ui/gallery/picturesource.h"
#include "ui/gallery/worktexts.h"
#include "ui/theme/plaintip.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

namespace maquette
{

namespace
{

constexpr int galleryWheelNotch = 120;

QString shortened(const QString &prompt)
{
    constexpr int most = 400;
    return prompt.size() <= most ? prompt : QString(prompt.left(most) + QChar(0x2026));
}

} // namespace

// ---- keys

void GalleryView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!control) {
            openCurrent();
            return;
        }
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        deleteCurrent();
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        if (control) {
            emit edgeStepRequested(event->key() == Qt::Key_Minus ? -1 : 1);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (selectedCount() > 0) {
            selectionModel()->clearSelection();
            return;
        }
        break;
    default:
        break;
    }
    const bool prints = !event->text().isEmpty() && event->text().at(0).isPrint();
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (prints && isPlain && event->text().at(0).isLetter()) {
        emit typed(event->text());
        return;
    }
    // The rest is left to the window: digits are its keys for ratings.
    if ((prints && event->key() != Qt::Key_Space && !control) ||
        (control && event->key() == Qt::Key_Return)) {
        event->ignore();
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void GalleryView::openCurrent()
{
    const QModelIndex current = currentIndex();
    if (const Job *job = m_works.jobAt(current.row())) {
        const QList<JobActions::Step> steps = JobActions::stepsFor(*job);
        const bool ended = job->state == JobState::Failed || job->state == JobState::Unknown;
        if (ended && !steps.isEmpty())
            emit jobStepRequested(steps.first(), job->id);
        else
            emit menuRequested(viewport()->mapToGlobal(visualRect(current).center()));
        return;
    }
    if (const AssetId id = currentWork(); !id.isNull())
        emit openRequested(id);
}

void GalleryView::deleteCurrent()
{
    const QList<JobId> jobs = selectedJobs();
    for (const JobId id : jobs) {
        const Job *job = m_works.job(id);
        if (job == nullptr)
            continue;
        const QList<JobActions::Step> steps = JobActions::stepsFor(*job);
        for (const JobActions::Step step : {JobActions::Step::Cancel, JobActions::Step::Dismiss}) {
            if (steps.contains(step)) {
                emit jobStepRequested(step, id);
                break;
            }
        }
    }
    if (selectedCount() > jobs.size())
        emit trashRequested();
}

// ---- the pointer

bool GalleryView::isActive(const QModelIndex &index) const
{
    return index == m_hovered || selectionModel()->isSelected(index) ||
           (hasFocus() && index == currentIndex());
}

std::optional<JobTile::Button> GalleryView::buttonAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    const Job *job = m_works.jobAt(index.isValid() ? index.row() : -1);
    if (job == nullptr)
        return {};
    const JobTexts texts = m_delegate->textsOf(*job);
    const JobTile tile(squareOf(index), *job, texts, isActive(index));
    const JobTile::Button *button = tile.buttonAt(point);
    return button ? std::optional(*button) : std::nullopt;
}

int GalleryView::stackAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    const int works = index.isValid() ? m_works.stackAt(index.row()) : 0;
    return works > 0 && TileBadges::stackRect(squareOf(index), works).contains(point) ? index.row() : -1;
}

void GalleryView::toggleStack()
{
    const AssetPtr work = m_works.assetAt(currentIndex().row());
    if (!work || !m_works.isStacked())
        return;
    const JobId run = work->job;
    const bool opens = !m_works.isOpen(run);
    holdPlace();
    m_works.setOpen(run, opens);
    // Of a stack that was closed under it the first is current.
    if (const AssetId first = m_works.shownFor(work->id); !first.isNull())
        select(first);
}

void GalleryView::hover(const QPoint &point)
{
    m_pointer = point;
    const QModelIndex now = m_banding ? QModelIndex() : indexAt(point);
    for (const QModelIndex &index : {QModelIndex(m_hovered), now}) {
        if (index.isValid() && (now != m_hovered || m_works.jobAt(index.row()) != nullptr))
            viewport()->update(visualRect(index));
    }
    m_hovered = now;
    const bool button = buttonAt(point).has_value() || stackAt(point) >= 0;
    if (button != (viewport()->cursor().shape() == Qt::PointingHandCursor))
        button ? viewport()->setCursor(Qt::PointingHandCursor) : viewport()->unsetCursor();
}

void GalleryView::scrub(const QPoint &point)
{
    const QModelIndex index = m_hovered;
    const AssetPtr asset = index.isValid() ? m_works.assetAt(index.row()) : AssetPtr();
    const QString file = asset && asset->kind == MediaKind::Video ? m_source.clipFile(asset->id) : QString();
    if (file.isEmpty())
        return m_scrub.leave();
    const QRect tile = visualRect(index);
    const double share = double(point.x() - tile.left()) / std::max(1, tile.width() - 1);
    const int device = qRound(tile.width() * devicePixelRatioF());
    m_scrub.move(asset->id, file, share,
                 TilePictures::longestSide(asset->pixels, device, m_delegate->isCropped()));
}

void GalleryView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    hover(point);
    m_scrub.leave(); // a press may become a drag, and that carries the work itself
    m_pressed = event->button() == Qt::LeftButton ? buttonAt(point) : std::nullopt;
    if (m_pressed) {
        selectionModel()->setCurrentIndex(indexAt(point), QItemSelectionModel::ClearAndSelect);
        event->accept();
        return;
    }
    if (const int stack = stackAt(point); event->button() == Qt::LeftButton && stack >= 0) {
        selectionModel()->setCurrentIndex(m_works.index(stack), QItemSelectionModel::ClearAndSelect);
        toggleStack();
        event->accept();
        return;
    }
    m_bandStart = point + QPoint(0, verticalOffset());
    m_banding = event->button() == Qt::LeftButton && !indexAt(point).isValid();
    m_band = QRect();
    QAbstractItemView::mousePressEvent(event);
    if (m_banding && !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        clearSelection();
}

void GalleryView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_pressed)
        return;
    if (m_banding && event->buttons().testFlag(Qt::LeftButton)) {
        const QPoint end = point + QPoint(0, verticalOffset());
        m_band = QRect(QPoint(std::min(m_bandStart.x(), end.x()), std::min(m_bandStart.y(), end.y())),
                       QPoint(std::max(m_bandStart.x(), end.x()), std::max(m_bandStart.y(), end.y())));
        viewport()->update();
    }
    QAbstractItemView::mouseMoveEvent(event);
    if (event->buttons())
        return;
    hover(point);
    scrub(point);
}

void GalleryView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed) {
        const std::optional<JobTile::Button> pressed = std::exchange(m_pressed, std::nullopt);
        const QPoint point = event->position().toPoint();
        const std::optional<JobTile::Button> released = buttonAt(point);
        const Job *job = m_works.jobAt(indexAt(point).row());
        if (job == nullptr || !released || released->step != pressed->step)
            return;
        if (released->step)
            emit jobStepRequested(*released->step, job->id);
        else
            emit menuRequested(viewport()->mapToGlobal(released->rect.bottomLeft()));
        return;
    }
    QAbstractItemView::mouseReleaseEvent(event);
    if (m_banding) {
        m_banding = false;
        m_band = QRect();
        viewport()->update();
    }
}

void GalleryView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (buttonAt(point)) {
        mousePressEvent(event);
        return;
    }
    QAbstractItemView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(point).isValid() &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        openCurrent();
}

void GalleryView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        if (const int steps = event->angleDelta().y() / galleryWheelNotch; steps != 0)
            emit edgeStepRequested(steps);
        event->accept();
        return;
    }
    QAbstractItemView::wheelEvent(event);
}

void GalleryView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QModelIndex current = currentIndex();
        if (!current.isValid())
            return;
        scrollTo(current);
        emit menuRequested(viewport()->mapToGlobal(visualRect(current).center()));
        return;
    }
    const QModelIndex under = indexAt(event->pos());
    if (!under.isValid())
        return;
    if (!selectionModel()->isSelected(under))
        selectionModel()->setCurrentIndex(under, QItemSelectionModel::ClearAndSelect);
    else
        selectionModel()->setCurrentIndex(under, QItemSelectionModel::NoUpdate);
    emit menuRequested(event->globalPos());
}

QString GalleryView::tipAt(const QModelIndex &index, const QPoint &point) const
{
    if (const Job *job = m_works.jobAt(index.isValid() ? index.row() : -1)) {
        if (const auto button = buttonAt(point))
            return button->step ? JobActions::textOf(*button->step, *job) : tr("More (Menu key)");
        return QStringList{shortened(job->prompt), JobTexts::explanation(*job)}.join(u'\n').trimmed();
    }
    const AssetPtr asset = index.isValid() ? m_works.assetAt(index.row()) : AssetPtr();
    if (asset == nullptr)
        return {};
    return QStringList{shortened(asset->prompt), asset->modelName}.join(u'\n').trimmed();
}

bool GalleryView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const QString tip = tipAt(index, help->pos());
        QToolTip::showText(help->globalPos(), plainTip(tip), viewport(), visualRect(index));
        return true;
    }
    case QEvent::Leave:
    case QEvent::HoverLeave:
        if (m_hovered.isValid())
            viewport()->update(visualRect(m_hovered).adjusted(-ringReach, -ringReach, ringReach, ringReach));
        m_hovered = QPersistentModelIndex();
        m_scrub.leave();
        m_pointer = QPoint(-1, -1);
        break;
    default:
        break;
    }
    return QAbstractItemView::viewportEvent(event);
}

void GalleryView::startDrag(Qt::DropActions supported)
{
    Q_UNUSED(supported)
    if (!selectedWorks().isEmpty())
        emit dragRequested();
}

} // namespace maquette
