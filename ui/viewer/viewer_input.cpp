// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewer.h"

#include "app/library/library.h"
#include "ui/gallery/workactions.h"
#include "ui/viewer/clippage.h"
#include "ui/viewer/clipview.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturepage.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>

namespace maquette
{

namespace
{

constexpr double zoomStep = 1.25;

} // namespace

void Viewer::fit()
{
    if (showsClip())
        m_clip->view().fit();
    else
        imageView()->fit();
}

void Viewer::zoomTo(double zoom)
{
    if (showsClip())
        m_clip->view().setZoom(zoom);
    else
        imageView()->setZoom(zoom, QRectF(imageView()->rect()).center());
}

void Viewer::zoomBy(double factor)
{
    if (showsClip())
        m_clip->view().setZoom(m_clip->view().zoom() * factor);
    else
        imageView()->zoomBy(factor);
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
        goTo(0);
        return true;
    case Qt::Key_End:
        goTo(m_order.size() - 1);
        return true;
    case Qt::Key_F:
        fit();
        return true;
    case Qt::Key_A:
        zoomTo(1);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(zoomStep);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / zoomStep);
        return true;
    case Qt::Key_F11:
        emit fullScreenRequested(!m_fullScreen);
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
    if (m_stack->currentWidget() == m_pictures && m_pictures->handleKey(*event))
        return;
    if (plain && (navigate(event->key()) || (showsClip() && m_clip->handleKey(*event))))
        return;
    if (plain && handleViewKey(event->key()))
        return;
    QWidget::keyPressEvent(event);
}

void Viewer::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_current.isNull())
        return;
    QMenu *menu = m_actions.createMenu({m_current}, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    delete menu->findChild<QAction *>(QStringLiteral("open")); // it is
    if (showsClip())
        m_clip->addFrameActions(*menu);
    else if (m_stack->currentWidget() == m_pictures)
        m_pictures->addColorActions(*menu, imageView()->mapFromGlobal(event->globalPos()));
    menu->popup(event->globalPos());
}

void Viewer::keepFrame(qint64 position)
{
    m_library.addFrame(m_current, position, [viewer = QPointer(this)](const Result<AssetId> &frame) {
        if (!viewer)
            return;
        const auto work = frame ? viewer->m_library.find(*frame) : nullptr;
        const auto number = work ? work->parentFrame : std::nullopt;
        const QString kept =
            number ? tr("Frame %1 is in the gallery.").arg(*number) : tr("The frame is in the gallery.");
        emit viewer->notice(frame ? kept : frame.error().message);
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

} // namespace maquette
