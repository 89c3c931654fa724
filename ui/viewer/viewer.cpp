// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewer.h"

#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "ui/gallery/workactions.h"
#include "ui/theme/metrics.h"
#include "ui/viewer/clippage.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipview.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/viewerbar.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int standInEdge = 1024;
constexpr double zoomStep = 1.25;

} // namespace

Viewer::Viewer(Library &library, Thumbnails &thumbnails, WorkActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("viewer"));
    setAccessibleName(tr("Viewer"));
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildBar();
    m_stack = new QStackedWidget(this);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    buildImage();
    buildProblem();
    connect(&m_library, &Library::assetRemoved, this, &Viewer::removeFromOrder);
    connect(&m_thumbnails, &Thumbnails::ready, this, &Viewer::refreshPoster);
}

void Viewer::buildBar()
{
    m_bar = new ViewerBar(this);
    connect(m_bar, &ViewerBar::backRequested, this, &Viewer::close);
    connect(m_bar, &ViewerBar::previousRequested, this, &Viewer::showPrevious);
    connect(m_bar, &ViewerBar::nextRequested, this, &Viewer::showNext);
    connect(m_bar, &ViewerBar::fitRequested, this, &Viewer::fit);
    connect(m_bar, &ViewerBar::actualSizeRequested, this, [this] { zoomTo(1); });
    connect(m_bar, &ViewerBar::fullScreenToggled, this, [this] { emit fullScreenRequested(!m_fullScreen); });
}

void Viewer::buildImage()
{
    m_image = new ImageView(m_stack);
    m_stack->addWidget(m_image);
    connect(m_image, &ImageView::zoomChanged, m_bar, &ViewerBar::setZoom);
    connect(m_image, &ImageView::dragOutRequested, this,
            [this] { m_actions.startDrag({m_current}, m_image); });
    connect(&m_loader, &PictureLoader::loaded, this, [this](AssetId id) {
        const Asset *asset = m_library.find(id);
        if (id == m_current && asset && isVisible())
            m_image->setPicture(m_loader.get(id, m_library.absolutePath(*asset), true));
    });
    connect(&m_loader, &PictureLoader::failed, this, [this](AssetId id, const Error &error) {
        if (id == m_current)
            showProblem(error.message, error.detail);
    });
}

void Viewer::buildProblem()
{
    m_problem = new QWidget(m_stack);
    auto *column = new QVBoxLayout(m_problem);
    column->setAlignment(Qt::AlignCenter);
    column->setSpacing(metrics::small);
    m_problemHeadline = new QLabel(m_problem);
    m_problemHeadline->setAlignment(Qt::AlignCenter);
    m_problemHeadline->setAccessibleName(tr("Problem"));
    m_problemDetail = new QLabel(m_problem);
    m_problemDetail->setAlignment(Qt::AlignCenter);
    m_problemDetail->setWordWrap(true);
    m_problemDetail->setForegroundRole(QPalette::PlaceholderText);
    m_problemDetail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problemDetail->setAccessibleName(tr("Details"));
    column->addWidget(m_problemHeadline);
    column->addWidget(m_problemDetail);
    m_stack->addWidget(m_problem);
}

void Viewer::makeClipPage()
{
    if (m_clip)
        return;
    m_clip = new ClipPage(m_stack);
    m_stack->addWidget(m_clip);
    connect(&m_clip->view(), &ClipView::zoomChanged, m_bar, &ViewerBar::setZoom);
    connect(&m_clip->view(), &ClipView::dragOutRequested, this,
            [this] { m_actions.startDrag({m_current}, &m_clip->view()); });
    connect(m_clip, &ClipPage::keepFrameRequested, this, &Viewer::keepFrame);
    connect(m_clip, &ClipPage::useFrameRequested, this, &Viewer::useFrame);
    connect(&m_clip->player(), &ClipPlayer::failed, this,
            [this](const QString &reason) { showProblem(tr("This clip cannot be played here."), reason); });
}

bool Viewer::showsClip() const
{
    return m_clip && m_stack->currentWidget() == m_clip;
}

ClipPlayer *Viewer::clipPlayer() const
{
    return m_clip ? &m_clip->player() : nullptr;
}

void Viewer::refreshPoster(AssetId id)
{
    const Asset *asset = m_library.find(id);
    if (id != m_current || !asset || !showsClip() || m_clip->player().duration() > 0)
        return;
    m_clip->view().setPoster(m_thumbnails.get(id, standInEdge), asset->pixels);
}

void Viewer::open(AssetId id, const QList<AssetId> &order)
{
    m_order = order;
    if (!m_order.contains(id))
        m_order.prepend(id);
    QWidget::show();
    raise();
    show(id);
    setFocus();
}

void Viewer::close()
{
    if (m_fullScreen)
        emit fullScreenRequested(false);
    hide();
    emit closed();
}

void Viewer::pause()
{
    if (m_clip)
        m_clip->player().setPlaying(false);
}

void Viewer::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_clip)
        m_clip->stop();
    m_image->clear();
}

void Viewer::show(AssetId id)
{
    const Asset *asset = m_library.find(id);
    if (!asset)
        return;
    m_current = id;
    const qsizetype place = m_order.indexOf(id);
    m_bar->setPrompt(asset->prompt);
    m_bar->setPlace(place, m_order.size());
    if (m_clip)
        m_clip->stop();
    if (asset->kind == MediaKind::Image)
        showImage(*asset);
    else
        showClip(*asset);
    emit currentChanged(id);
}

void Viewer::showImage(const Asset &asset)
{
    m_stack->setCurrentWidget(m_image);
    m_image->setAccessibleName(tr("Picture: %1").arg(asset.prompt.simplified()));
    const Pyramid picture = m_loader.get(asset.id, m_library.absolutePath(asset), true);
    if (picture.isNull())
        m_image->setStandIn(m_thumbnails.get(asset.id, standInEdge), asset.pixels);
    else
        m_image->setPicture(picture);
    preload(1);
    preload(-1);
}

void Viewer::showClip(const Asset &asset)
{
    makeClipPage();
    m_stack->setCurrentWidget(m_clip);
    m_clip->setAccessibleName(tr("Clip: %1").arg(asset.prompt.simplified()));
    m_clip->open(m_library.absolutePath(asset), m_thumbnails.get(asset.id, standInEdge), asset.pixels);
}

void Viewer::showProblem(const QString &headline, const QString &detail)
{
    m_problemHeadline->setText(headline);
    m_problemDetail->setText(detail);
    m_stack->setCurrentWidget(m_problem);
    m_bar->clearZoom();
}

void Viewer::preload(int by)
{
    const qsizetype place = m_order.indexOf(m_current) + by;
    if (place < 0 || place >= m_order.size())
        return;
    const Asset *asset = m_library.find(m_order.at(place));
    if (asset && asset->kind == MediaKind::Image)
        (void)m_loader.get(asset->id, m_library.absolutePath(*asset), false);
}

void Viewer::step(int by)
{
    const qsizetype place = m_order.indexOf(m_current) + by;
    if (place >= 0 && place < m_order.size())
        show(m_order.at(place));
}

void Viewer::showNext()
{
    step(1);
}

void Viewer::showPrevious()
{
    step(-1);
}

void Viewer::removeFromOrder(AssetId id)
{
    m_loader.forget(id);
    const qsizetype place = m_order.indexOf(id);
    if (place < 0)
        return;
    m_order.removeAt(place);
    if (id != m_current || !isVisible())
        return;
    if (m_order.isEmpty())
        close();
    else
        show(m_order.at(std::min(place, m_order.size() - 1)));
}

void Viewer::setFullScreen(bool on)
{
    m_fullScreen = on;
    m_bar->setFullScreen(on);
}

void Viewer::fit()
{
    if (showsClip())
        m_clip->view().fit();
    else
        m_image->fit();
}

void Viewer::zoomTo(double zoom)
{
    if (showsClip())
        m_clip->view().setZoom(zoom);
    else
        m_image->setZoom(zoom, QPointF(m_image->rect().center()));
}

void Viewer::zoomBy(double factor)
{
    if (showsClip())
        m_clip->view().setZoom(m_clip->view().zoom() * factor);
    else
        m_image->zoomBy(factor);
}

bool Viewer::navigate(int key)
{
    switch (key) {
    case Qt::Key_Right:
    case Qt::Key_PageDown:
        showNext();
        return true;
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        showPrevious();
        return true;
    case Qt::Key_Home:
        step(static_cast<int>(-m_order.indexOf(m_current)));
        return true;
    case Qt::Key_End:
        step(static_cast<int>(m_order.size() - 1 - m_order.indexOf(m_current)));
        return true;
    case Qt::Key_F:
    case Qt::Key_0:
        fit();
        return true;
    case Qt::Key_1:
        zoomTo(1);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(zoomStep);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / zoomStep);
        return true;
    default:
        return false;
    }
}

void Viewer::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (plain && event->key() == Qt::Key_Escape) {
        m_fullScreen ? emit fullScreenRequested(false) : close();
        return;
    }
    if (plain && (navigate(event->key()) || (showsClip() && m_clip->handleKey(event->key()))))
        return;
    QWidget::keyPressEvent(event);
}

void Viewer::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_current.isNull())
        return;
    QMenu *menu = m_actions.createMenu({m_current}, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

void Viewer::keepFrame(qint64 position)
{
    m_library.addFrame(m_current, position, [viewer = QPointer(this)](const Result<AssetId> &frame) {
        if (viewer)
            emit viewer->notice(frame ? tr("The frame is in the gallery.") : frame.error().message);
    });
}

void Viewer::useFrame(qint64 position, QWidget *anchor)
{
    const auto use = [viewer = QPointer(this), clip = m_current, position](const ModelId &model,
                                                                           const QString &key) {
        if (!viewer)
            return;
        viewer->m_library.addFrame(clip, position, [viewer, model, key](const Result<AssetId> &frame) {
            if (!viewer)
                return;
            if (frame)
                emit viewer->m_actions.useInFieldRequested(*frame, model, key);
            else
                emit viewer->notice(frame.error().message);
        });
    };
    QMenu *menu = m_actions.createUseMenu(MediaKind::Image, this, use);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(anchor->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void Viewer::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Window));
}

} // namespace maquette
