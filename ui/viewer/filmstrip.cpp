// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/filmstrip.h"

#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "ui/gallery/worktexts.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/viewer/filmthumb.h"

#include <QPainter>
#include <QWheelEvent>

namespace maquette
{

namespace
{

constexpr int thumbSide = 64;
constexpr int thumbStep = thumbSide + metrics::tiny;
constexpr int filmWheelNotch = 120;

} // namespace

FilmStrip::FilmStrip(Library &library, Thumbnails &thumbnails, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
{
    setObjectName(QStringLiteral("filmStrip"));
    setAccessibleName(tr("Filmstrip"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_thumbnails, &Thumbnails::ready, this, &FilmStrip::refresh);
}

QSize FilmStrip::sizeHint() const
{
    return {thumbStep, thumbSide + 2 * metrics::small};
}

void FilmStrip::setPlace(const QList<AssetId> &order, qsizetype place)
{
    m_order = order;
    m_place = place;
    if (isVisible())
        arrange();
}

QList<FilmThumb *> FilmStrip::shown() const
{
    QList<FilmThumb *> shown;
    for (FilmThumb *thumb : m_thumbs) {
        if (!thumb->isHidden())
            shown.append(thumb);
    }
    return shown;
}

void FilmStrip::arrange()
{
    // Both sides alike, those that are half in sight too.
    const auto aside = static_cast<qsizetype>((width() / 2 + thumbStep / 2) / thumbStep);
    while (m_thumbs.size() > 2 * aside + 1)
        delete m_thumbs.takeLast();
    while (m_thumbs.size() < 2 * aside + 1) {
        auto *thumb = new FilmThumb(this);
        connect(thumb, &QAbstractButton::clicked, this, [this, thumb] {
            emit placeRequested(m_place + m_thumbs.indexOf(thumb) - m_thumbs.size() / 2);
        });
        m_thumbs.append(thumb);
    }
    QList<AssetId> wanted{m_order.value(m_place)};
    for (qsizetype i = 0; i < m_thumbs.size(); ++i) {
        const qsizetype from = i - aside;
        const qsizetype place = m_place + from;
        const int step = static_cast<int>(isRightToLeft() ? -from : from) * thumbStep;
        m_thumbs.at(i)->setGeometry(width() / 2 - thumbSide / 2 + step, metrics::small, thumbSide, thumbSide);
        const bool there = place >= 0 && place < m_order.size();
        if (there) {
            wanted.append(m_order.at(place));
            fill(*m_thumbs.at(i), place);
        }
        m_thumbs.at(i)->setVisible(there);
    }
    // What is not in sight any more is not made any more; asked for in the order of what is.
    m_thumbnails.setWanted(wanted);
    for (FilmThumb *thumb : shown())
        picture(*thumb);
}

void FilmStrip::fill(FilmThumb &thumb, qsizetype place)
{
    const AssetId id = m_order.at(place);
    const auto asset = m_library.find(id);
    thumb.setCurrent(place == m_place);
    if (!asset) {
        thumb.setWork(id, {}, {});
        return;
    }
    thumb.setWork(id, WorkTexts::accessible(*asset),
                  asset->durationMs > 0 ? WorkTexts::duration(asset->durationMs) : QString());
}

void FilmStrip::picture(FilmThumb &thumb)
{
    const int edge = qRound(thumbSide * devicePixelRatioF());
    QImage thumbnail = m_thumbnails.get(thumb.work(), edge);
    if (thumbnail.isNull())
        thumbnail = m_thumbnails.nearest(thumb.work());
    thumb.setThumbnail(thumbnail, m_thumbnails.problem(thumb.work()));
}

void FilmStrip::refresh(AssetId id)
{
    if (!isVisible())
        return;
    for (FilmThumb *thumb : shown()) {
        if (thumb->work() == id)
            picture(*thumb);
    }
}

void FilmStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible())
        arrange();
}

void FilmStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
}

void FilmStrip::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    m_turned += std::abs(angle.y()) >= std::abs(angle.x()) ? angle.y() : angle.x();
    const int notches = m_turned / filmWheelNotch;
    m_turned -= notches * filmWheelNotch;
    if (notches != 0)
        emit stepRequested(-notches);
    event->accept();
}

void FilmStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::from(palette());
    painter.fillRect(rect(), colors.window);
    painter.fillRect(QRect(0, 0, width(), metrics::hair), colors.line);
}

} // namespace maquette
