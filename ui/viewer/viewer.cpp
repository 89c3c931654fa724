// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewer.h"

#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "ui/gallery/workactions.h"
#include "ui/viewer/clippage.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipview.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/problempage.h"
#include "ui/viewer/viewerbar.h"

#include <QDir>
#include <QFileInfo>
#include <QHideEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int standInEdge = 1024;

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
    m_problem = new ProblemPage(m_stack);
    m_stack->addWidget(m_problem);
    connect(&m_library, &Library::assetRemoved, this, &Viewer::removeFromOrder);
    connect(&m_thumbnails, &Thumbnails::ready, this, &Viewer::refreshStandIn);
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
    connect(&m_loader, &PictureLoader::loaded, this, &Viewer::takePicture);
    connect(&m_loader, &PictureLoader::failed, this, [this](AssetId id, const Error &error) {
        const Asset *asset = m_library.find(id);
        if (id != m_current || !asset)
            return;
        if (error.kind == ErrorKind::FileAccess)
            displayMissing(*asset);
        else
            displayProblem(error.message, error.detail);
    });
}

void Viewer::makeClipPage()
{
    if (m_clip)
        return;
    m_clip = new ClipPage(m_library, m_stack);
    m_clip->setSound(m_sound);
    m_stack->addWidget(m_clip);
    connect(m_clip, &ClipPage::soundChosen, this, &Viewer::soundChosen);
    connect(m_clip, &ClipPage::notice, this, &Viewer::notice);
    connect(&m_clip->view(), &ClipView::zoomChanged, m_bar, &ViewerBar::setZoom);
    connect(&m_clip->view(), &ClipView::dragOutRequested, this,
            [this] { m_actions.startDrag({m_current}, &m_clip->view()); });
    connect(m_clip, &ClipPage::keepFrameRequested, this, &Viewer::keepFrame);
    connect(m_clip, &ClipPage::useFrameRequested, this, &Viewer::useFrame);
    connect(&m_clip->player(), &ClipPlayer::failed, this, [this](const QString &reason) {
        const auto asset = m_library.find(m_current);
        if (!showsClip() || !asset)
            return;
        if (!QFileInfo::exists(m_library.absolutePath(*asset)))
            displayMissing(*asset);
        else
            displayProblem(tr("This clip cannot be played here."), reason);
    });
}

bool Viewer::showsClip() const
{
    return m_clip && m_stack->currentWidget() == m_clip;
}

ClipPlayer *Viewer::clipPlayer() const
{
    return m_clip ? &m_clip->player() : nullptr;
}

void Viewer::refreshStandIn(AssetId id)
{
    const Asset *asset = m_library.find(id);
    if (id != m_current || !asset || !isVisible())
        return;
    const QImage small = m_thumbnails.get(id, standInEdge);
    if (m_stack->currentWidget() == m_image && m_loader.find(id).isNull())
        m_image->setStandIn(small, asset->pixels);
    else if (showsClip() && !m_clip->view().showsFrame())
        m_clip->view().setPoster(small, asset->pixels);
}

void Viewer::open(AssetId id, const QList<AssetId> &order)
{
    m_order = order;
    if (!m_order.contains(id))
        m_order.prepend(id);
    show();
    raise();
    display(id);
    setFocus();
}

void Viewer::setOrder(const QList<AssetId> &order)
{
    if (!order.contains(m_current))
        return;
    m_order = order;
    m_bar->setPlace(m_order.indexOf(m_current), m_order.size());
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
    if (event->spontaneous()) { // the window was minimised and comes back as it was
        pause();
        return;
    }
    m_loader.setWanted({});
    if (m_clip)
        m_clip->stop();
    m_image->clear();
}

void Viewer::display(AssetId id)
{
    const Asset *asset = m_library.find(id);
    if (!asset)
        return;
    m_current = id;
    m_bar->setPrompt(asset->prompt);
    m_bar->setPlace(m_order.indexOf(id), m_order.size());
    if (m_clip)
        m_clip->stop();
    m_image->clear();
    if (asset->kind == MediaKind::Image)
        displayImage(*asset);
    else
        displayClip(*asset);
    loadPictures();
    emit currentChanged(id);
}

void Viewer::displayImage(const Asset &asset)
{
    m_stack->setCurrentWidget(m_image);
    m_image->setAccessibleName(tr("Picture: %1").arg(asset.prompt.simplified()));
    const Pyramid picture = m_loader.find(asset.id);
    if (picture.isNull())
        m_image->setStandIn(m_thumbnails.get(asset.id, standInEdge), asset.pixels);
    else
        m_image->setPicture(picture);
}

void Viewer::takePicture(AssetId id)
{
    if (id == m_current && isVisible() && m_stack->currentWidget() == m_image)
        m_image->setPicture(m_loader.find(id));
}

void Viewer::displayClip(const Asset &asset)
{
    // Whether it is still there is found when it is opened, away from this thread: the disk may be slow.
    const QString file = m_library.absolutePath(asset);
    makeClipPage();
    m_stack->setCurrentWidget(m_clip);
    m_clip->setAccessibleName(tr("Clip: %1").arg(asset.prompt.simplified()));
    m_clip->open(asset.id, file, m_thumbnails.get(asset.id, standInEdge), asset.pixels);
}

void Viewer::displayMissing(const Asset &asset)
{
    displayProblem(tr("The file is no longer where it was saved."),
                   tr("%1\nPut it back there, and it is shown again.")
                       .arg(QDir::toNativeSeparators(m_library.absolutePath(asset))));
    m_library.checkFiles({asset.id});
}

void Viewer::displayProblem(const QString &headline, const QString &detail)
{
    if (m_clip)
        m_clip->stop();
    m_problem->setProblem(headline, detail);
    m_stack->setCurrentWidget(m_problem);
    m_bar->clearZoom();
}

void Viewer::loadPictures()
{
    QList<PictureLoader::Wanted> wanted;
    const qsizetype place = m_order.indexOf(m_current);
    for (const qsizetype near : {place, place + 1, place - 1}) {
        const Asset *asset = near >= 0 && near < m_order.size() ? m_library.find(m_order.at(near)) : nullptr;
        if (asset && asset->kind == MediaKind::Image)
            wanted.append({asset->id, m_library.absolutePath(*asset)});
    }
    m_loader.setWanted(wanted);
}

void Viewer::goTo(qsizetype place)
{
    if (place >= 0 && place < m_order.size() && m_order.at(place) != m_current)
        display(m_order.at(place));
}

void Viewer::showNext()
{
    goTo(m_order.indexOf(m_current) + 1);
}

void Viewer::showPrevious()
{
    goTo(m_order.indexOf(m_current) - 1);
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
        display(m_order.at(std::min(place, m_order.size() - 1)));
}

void Viewer::setFullScreen(bool on)
{
    m_fullScreen = on;
    m_bar->setFullScreen(on);
}

void Viewer::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Window));
}

} // namespace maquette
