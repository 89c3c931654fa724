// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewer.h"

#include "app/base/background.h"
#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "ui/gallery/workactions.h"
#include "ui/viewer/clippage.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipview.h"
#include "ui/viewer/filmstrip.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturepage.h"
#include "ui/viewer/problempage.h"
#include "ui/viewer/slideshow.h"
#include "ui/viewer/viewerbar.h"
#include "ui/viewer/viewerchrome.h"

#include <QDir>
#include <QFileInfo>
#include <QHideEvent>
#include <QPainter>
#include <QStackedWidget>

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
    buildBar();
    m_stack = new QStackedWidget(this);
    buildImage();
    m_problem = new ProblemPage(m_stack);
    m_stack->addWidget(m_problem);
    connect(m_problem, &ProblemPage::showInFolderRequested, this,
            [this] { m_actions.showInFolder(m_current); });
    buildTools();
    setChoice(m_choice);
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
    m_pictures = new PicturePage(m_stack);
    m_stack->addWidget(m_pictures);
    connect(imageView(), &ImageView::zoomChanged, m_bar, &ViewerBar::setZoom);
    connect(imageView(), &ImageView::dragOutRequested, this,
            [this] { m_actions.startDrag({m_current}, imageView()); });
    connect(m_pictures, &PicturePage::turned, m_bar, &ViewerBar::setTurn);
    connect(m_pictures, &PicturePage::notice, this, &Viewer::notice);
    connect(m_pictures, &PicturePage::failed, this, &Viewer::displayFailure);
}

ImageView *Viewer::imageView() const
{
    return &m_pictures->view();
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
    connect(&m_clip->player(), &ClipPlayer::playingChanged, m_slides, [this](bool playing) {
        if (playing)
            m_slides->begun();
    });
    connect(&m_clip->player(), &ClipPlayer::failed, this, [this](const QString &reason) {
        const auto asset = m_library.find(m_current);
        if (!showsClip() || !asset)
            return;
        const auto look = [file = m_library.absolutePath(*asset)] { return QFileInfo::exists(file); };
        inBackground(*QThreadPool::globalInstance(), this, look, [this, work = *asset, reason](bool isThere) {
            if (!showsClip() || m_current != work.id)
                return;
            if (isThere)
                displayProblem(tr("This clip cannot be played here."), reason);
            else
                displayMissing(work);
        });
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

QImage Viewer::standIn(AssetId id) const
{
    const QImage large = m_thumbnails.get(id, standInEdge);
    return large.isNull() ? m_thumbnails.nearest(id) : large;
}

void Viewer::refreshStandIn(AssetId id)
{
    const auto asset = m_library.find(id);
    if (id != m_current || !asset || !isVisible())
        return;
    const QImage small = standIn(id);
    if (m_stack->currentWidget() == m_pictures)
        m_pictures->setStandIn(small, asset->pixels);
    else if (showsClip() && !m_clip->view().showsFrame())
        m_clip->view().setPoster(small, asset->pixels);
}

void Viewer::open(AssetId id, const QList<AssetId> &order)
{
    m_order = order;
    m_place = m_order.indexOf(id);
    if (m_place < 0) {
        m_order.prepend(id);
        m_place = 0;
    }
    show();
    raise();
    m_chrome->wake();
    display(id);
    setFocus();
}

void Viewer::close()
{
    m_slides->pause();
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
    m_slides->pause();
    if (m_clip)
        m_clip->stop();
    m_pictures->stop();
}

void Viewer::display(AssetId id)
{
    const auto asset = m_library.find(id);
    if (!asset)
        return;
    m_current = id;
    m_bar->setPrompt(asset->prompt);
    if (m_clip)
        m_clip->stop();
    m_pictures->leave();
    if (asset->kind == MediaKind::Image)
        displayImage(*asset);
    else
        displayClip(*asset);
    showPlace();
    m_slides->shown(m_place, std::chrono::milliseconds(asset->durationMs));
    loadPictures();
    emit currentChanged(id);
}

void Viewer::displayClip(const Asset &asset)
{
    // Whether it is still there is found when it is opened, away from this thread: the disk may be slow.
    const QString file = m_library.absolutePath(asset);
    makeClipPage();
    m_chrome->setPageHasControls(true);
    m_bar->setTurn(0);
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

void Viewer::displayProblem(const QString &headline, const QString &detail, const QString &advice)
{
    if (m_clip)
        m_clip->stop();
    m_problem->setProblem(headline, detail, advice);
    m_stack->setCurrentWidget(m_problem);
    m_chrome->setPageHasControls(false);
    m_bar->setTurn(0);
    m_bar->clearZoom();
}

void Viewer::setFullScreen(bool on)
{
    m_fullScreen = on;
    m_bar->setFullScreen(on);
    m_chrome->setFullScreen(on);
    m_pictures->setInset(on ? m_bar->sizeHint().height() : 0);
}

void Viewer::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Window));
}

} // namespace maquette
