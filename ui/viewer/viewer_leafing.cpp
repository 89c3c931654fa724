// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The order, the way through it, and the pictures that are decoded on the way.
#include "ui/viewer/viewer.h"

#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "ui/viewer/filmstrip.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturepage.h"
#include "ui/viewer/problempage.h"
#include "ui/viewer/slideshow.h"
#include "ui/viewer/viewerbar.h"
#include "ui/viewer/viewerchrome.h"

#include <QStackedWidget>

#include <algorithm>

namespace maquette
{

void Viewer::setOrder(const QList<AssetId> &order)
{
    const qsizetype place = order.indexOf(m_current);
    if (place < 0)
        return;
    m_order = order;
    m_place = place;
    showPlace();
}

void Viewer::showPlace()
{
    m_bar->setPlace(m_place, m_order.size());
    m_slides->moved(m_place, m_order.size());
    m_strip->setPlace(m_order, m_place);
}

void Viewer::goTo(qsizetype place)
{
    if (place < 0 || place >= m_order.size() || m_order.at(place) == m_current)
        return;
    m_direction = place < m_place ? -1 : 1;
    m_place = place;
    display(m_order.at(place));
}

void Viewer::showNext()
{
    goTo(m_place + 1);
}

void Viewer::showPrevious()
{
    goTo(m_place - 1);
}

void Viewer::removeFromOrder(AssetId id)
{
    m_pictures->forget(id);
    const qsizetype place = m_order.indexOf(id);
    if (place < 0)
        return;
    m_order.removeAt(place);
    if (place < m_place)
        --m_place;
    if (!isVisible())
        return;
    if (id != m_current) {
        showPlace();
    } else if (m_order.isEmpty()) {
        close();
    } else {
        m_place = std::min(place, m_order.size() - 1);
        display(m_order.at(m_place));
    }
}

void Viewer::displayImage(const Asset &asset)
{
    m_stack->setCurrentWidget(m_pictures);
    imageView()->setAccessibleName(tr("Picture: %1").arg(asset.prompt.simplified()));
    const bool decoded = m_pictures->isDecoded(asset.id);
    m_pictures->open(asset.id, decoded ? QImage() : standIn(asset.id), asset.pixels);
    m_chrome->setPageHasControls(false);
}

void Viewer::displayFailure(AssetId id, const Error &error)
{
    const auto asset = m_library.find(id);
    if (!asset || id != m_current)
        return;
    if (error.kind == ErrorKind::FileAccess && error.detail.isEmpty())
        displayMissing(*asset);
    else
        displayProblem(error.message, error.detail, ProblemPage::adviceFor(error.kind));
}

void Viewer::loadPictures()
{
    // The way it was leafed goes first; the slide show knows where it goes.
    QList<qsizetype> places{m_place};
    if (m_slides->isRunning() && m_slides->next() >= 0)
        places.append(m_slides->next());
    for (const int step : {1, -1, 2}) {
        if (const qsizetype near = m_place + step * m_direction; !places.contains(near))
            places.append(near);
    }
    QList<PictureLoader::Wanted> wanted;
    for (const qsizetype place : std::as_const(places)) {
        const auto asset = m_library.find(m_order.value(place));
        if (asset && asset->kind == MediaKind::Image)
            wanted.append({asset->id, m_library.absolutePath(*asset), asset->pixels});
    }
    m_pictures->setWanted(wanted);
}

} // namespace maquette
