// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/filepicture.h"

#include "ui/gallery/tilepictures.h"
#include "ui/theme/metrics.h"

#include <QPainter>

#include <algorithm>

namespace maquette
{

namespace
{
constexpr int tallestPicture = 320;
} // namespace

FilePicture::FilePicture(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FilePicture::setImage(const QImage &image)
{
    m_image = image;
    m_shown = {};
    setVisible(!image.isNull());
    updateGeometry();
    update();
}

QSize FilePicture::sizeHint() const
{
    return {tallestPicture, heightForWidth(tallestPicture)};
}

int FilePicture::heightForWidth(int width) const
{
    if (m_image.isNull())
        return 0;
    const qint64 height = qint64{width} * m_image.height() / m_image.width();
    return int(std::clamp<qint64>(height, metrics::controlHeight, tallestPicture));
}

void FilePicture::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    const QSize room = size() * devicePixelRatioF();
    if (m_shown.size() != room) {
        const qreal radius = metrics::radius * devicePixelRatioF();
        m_shown = QPixmap::fromImage(TilePictures::rounded(
            m_image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation), room, radius));
        m_shown.setDevicePixelRatio(devicePixelRatioF());
    }
    QPainter(this).drawPixmap(QPoint(), m_shown);
}

} // namespace maquette
