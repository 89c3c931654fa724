// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/tilepictures.h"

#include "app/base/background.h"
#include "ui/gallery/picturesource.h"

#include <QPainter>
#include <QPainterPath>
#include <QtMath>

namespace maquette
{

namespace
{

constexpr int cacheKiB = 40 * 1024;
constexpr int aheadKiB = 16 * 1024;
//! Very long pictures would ask for thumbnails of a size nobody makes.
constexpr int largestThumbnail = 512;

int costOf(int edge)
{
    constexpr int bytesPerPixel = 4;
    return std::max(1, edge * edge * bytesPerPixel / 1024);
}

} // namespace

TilePictures::TilePictures(PictureSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_cache(cacheKiB)
{
    m_maker.setMaxThreadCount(1);
}

TilePictures::~TilePictures()
{
    for (CallOff &making : m_making)
        making.callOff();
    m_maker.waitForDone();
}

QPixmap TilePictures::tile(const Asset &asset, const Form &form)
{
    m_form = form;
    const Made *made = m_cache.object(asset.id.number());
    if (!isRight(made))
        make(asset.id, asset.pixels);
    return made != nullptr ? made->picture : QPixmap();
}

void TilePictures::setWanted(const QList<AssetPtr> &visible, const QList<AssetPtr> &ahead)
{
    m_wanted.clear();
    for (const QList<AssetPtr> *works : {&visible, &ahead}) {
        for (const AssetPtr &work : *works)
            m_wanted.insert(work->id.number(), work->pixels);
    }
    m_making.removeIf([this](QHash<qint64, CallOff>::iterator making) {
        if (m_wanted.contains(making.key()))
            return false;
        making->callOff();
        return true;
    });
    if (m_form.edge == 0)
        return; // nothing was painted yet: what size they have nobody knows
    m_cache.setMaxCost(std::max(cacheKiB, aheadKiB + int(visible.size()) * costOf(m_form.device())));
    for (const QList<AssetPtr> *works : {&visible, &ahead}) {
        for (const AssetPtr &work : *works) {
            if (!isRight(m_cache.object(work->id.number())))
                make(work->id, work->pixels);
        }
    }
}

qsizetype TilePictures::aheadRoom() const
{
    return m_form.edge > 0 ? aheadKiB / costOf(m_form.device()) : 0;
}

bool TilePictures::isRight(const Made *made) const
{
    return made != nullptr && !made->stale && made->form == m_form;
}

void TilePictures::make(AssetId id, QSize pixels)
{
    // Asked in any case, so that it is on its way.
    QImage image = m_source.picture(id, longestSide(pixels, m_form.device(), m_form.cropped));
    if (image.isNull())
        image = m_source.nearest(id);
    if (image.isNull() || m_making.contains(id.number()))
        return;
    const CallOff callOff = *m_making.insert(id.number(), {});
    const auto work = [image = std::move(image), form = m_form, callOff] {
        if (callOff.isCalledOff())
            return QImage();
        QImage tile = compose(image, form.device(), form.cropped, form.radius * form.ratio);
        tile.setDevicePixelRatio(form.ratio);
        return tile;
    };
    inBackground(m_maker, this, work, [this, id, form = m_form, callOff](const QImage &tile) {
        if (callOff.isCalledOff())
            return;
        m_making.remove(id.number());
        take(id, form, tile);
    });
}

void TilePictures::take(AssetId id, const Form &form, const QImage &image)
{
    // Without a look at all its pixels for one that is not opaque: the corners are not.
    auto *picture = new Made{QPixmap::fromImage(image, Qt::NoOpaqueDetection), form};
    m_cache.insert(id.number(), picture, costOf(form.device()));
    emit made(id);
}

QString TilePictures::problem(AssetId id) const
{
    return m_source.problem(id);
}

void TilePictures::renew(AssetId id)
{
    if (Made *made = m_cache.object(id.number()))
        made->stale = true;
    // What is being made is of the old one.
    if (const auto making = m_making.find(id.number()); making != m_making.end()) {
        making->callOff();
        m_making.erase(making);
    }
    if (const auto wanted = m_wanted.constFind(id.number()); wanted != m_wanted.cend() && m_form.edge > 0)
        make(id, *wanted);
}

QImage TilePictures::compose(const QImage &image, int edge, bool cropped, qreal radius)
{
    const QSize room(edge, edge);
    QSize size = image.size().scaled(room, cropped ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    size = size.expandedTo({1, 1});
    QImage scaled =
        image.size() == size ? image : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (cropped)
        scaled = scaled.copy((size.width() - edge) / 2, (size.height() - edge) / 2, edge, edge);
    return rounded(scaled, room, radius);
}

QImage TilePictures::rounded(QImage image, QSize room, qreal radius)
{
    image.setDevicePixelRatio(1);
    QImage tile(room, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    const QRect place(QPoint((room.width() - image.width()) / 2, (room.height() - image.height()) / 2),
                      image.size());
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawImage(place, image);
    // The corners are taken away afterwards: a picture as a brush would be filled by Qt's thread pool, and
    // the window would wait for whatever else that does.
    QPainterPath corners; // odd-even: what lies in the one and not in the other
    corners.addRect(place);
    corners.addRoundedRect(place, radius, radius);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.fillPath(corners, Qt::black);
    return tile;
}

int TilePictures::longestSide(const QSize &pixels, int edge, bool cropped)
{
    if (!cropped || pixels.isEmpty())
        return edge;
    const int longer = std::max(pixels.width(), pixels.height());
    const int shorter = std::min(pixels.width(), pixels.height());
    return std::min(largestThumbnail, qCeil(static_cast<qreal>(edge) * longer / shorter));
}

} // namespace maquette
