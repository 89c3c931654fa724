// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/picturebutton.h"

#include "ui/gallery/picturesource.h"
#include "ui/gallery/tilepictures.h"
#include "ui/gallery/worktexts.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QPainter>

namespace maquette
{

PictureButton::PictureButton(PictureSource &source, int edge, bool square, QWidget *parent)
    : QAbstractButton(parent)
    , m_source(source)
    , m_edge(edge)
    , m_square(square)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(square ? QSizePolicy::Fixed : QSizePolicy::Expanding,
                       square ? QSizePolicy::Fixed : QSizePolicy::Fixed);
    policy.setHeightForWidth(!square);
    setSizePolicy(policy);
    connect(&source, &PictureSource::ready, this, [this](AssetId id) {
        if (id == m_asset.id)
            update();
    });
}

void PictureButton::setWork(const Asset &asset)
{
    if (asset.id != m_asset.id) {
        m_picture = QPixmap();
        m_shown = 0;
    }
    m_asset = asset;
    setAccessibleName(WorkTexts::accessible(asset));
    setToolTip(plainTip(tr("Open %1").arg(WorkTexts::title(asset.prompt, asset.modelName))));
    updateGeometry();
    update();
}

QSize PictureButton::sizeHint() const
{
    return m_square ? QSize(m_edge, m_edge) : QSize(m_edge, heightForWidth(m_edge));
}

int PictureButton::heightForWidth(int width) const
{
    if (m_asset.pixels.isEmpty())
        return width * 9 / 16;
    const qint64 height = qint64{width} * m_asset.pixels.height() / m_asset.pixels.width();
    return static_cast<int>(std::clamp<qint64>(height, metrics::controlHeight, m_edge));
}

QImage PictureButton::currentImage() const
{
    const int longest = qRound(std::max(width(), height()) * devicePixelRatioF());
    const int edge = m_square ? TilePictures::longestSide(m_asset.pixels, longest, true) : longest;
    const QImage image = m_source.picture(m_asset.id, edge);
    return image.isNull() ? m_source.nearest(m_asset.id) : image;
}

void PictureButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = Colors::from(palette());
    const QImage image = currentImage();
    const QSize room = size() * devicePixelRatioF();
    if (!image.isNull() && (image.cacheKey() != m_shown || m_picture.size() != room)) {
        m_shown = image.cacheKey();
        const qreal radius = metrics::radius * devicePixelRatioF();
        const QImage scaled =
            m_square ? TilePictures::compose(image, room.width(), true, radius)
                     : TilePictures::rounded(
                           image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation), room, radius);
        m_picture = QPixmap::fromImage(scaled);
        m_picture.setDevicePixelRatio(devicePixelRatioF());
    }
    if (m_picture.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.field);
        painter.drawRoundedRect(rect(), metrics::radius, metrics::radius);
        painter.setPen(colors.dim);
        painter.setFont(Fonts::hint());
        painter.drawText(rect().adjusted(metrics::small, 0, -metrics::small, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_source.problem(m_asset.id));
    } else {
        painter.drawPixmap(QPoint(), m_picture);
    }
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, metrics::focusRing));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radius, metrics::radius);
}

} // namespace maquette
