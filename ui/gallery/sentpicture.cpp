// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/sentpicture.h"

#include "app/base/background.h"
#include "app/library/picture.h"
#include "ui/form/mediaaddress.h"
#include "ui/gallery/tilepictures.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QBuffer>
#include <QPainter>
#include <QThreadPool>

namespace maquette
{

namespace
{

constexpr qsizetype longestAddress = 64'000'000;
constexpr qint64 mostPixels = 64'000'000;

QImage decoded(const QString &address, int edge)
{
    const QByteArray text = address.mid(address.indexOf(u',') + 1).toLatin1();
    QByteArray bytes = QByteArray::fromBase64(text);
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    const Result<Picture> picture = readPicture(buffer, edge, mostPixels);
    return picture ? picture->image : QImage();
}

} // namespace

SentPicture::SentPicture(int edge, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("sentPicture"));
    setFixedSize(edge, edge);
}

bool SentPicture::isPicture(const QString &address)
{
    return address.startsWith(QLatin1String("data:image/"), Qt::CaseInsensitive) &&
           address.size() <= longestAddress && address.left(100).contains(QLatin1String(";base64,"));
}

void SentPicture::setAddress(const QString &address)
{
    if (address == m_address) {
        setVisible(isVisibleTo(parentWidget()) && !m_isBad);
        return;
    }
    m_address = address;
    m_image = {};
    m_isBad = false;
    setAccessibleName(tr("Picture that was sent along: %1").arg(addressText(address)));
    setToolTip(addressText(address));
    update();
    if (address.isEmpty())
        return;
    // Twice the side: what is cut to a square still has enough of its shorter side.
    const int edge = int(2 * width() * devicePixelRatioF());
    inBackground(
        *QThreadPool::globalInstance(), this, [address, edge] { return decoded(address, edge); },
        [this, address](const QImage &image) {
            if (address != m_address)
                return;
            m_image = image;
            m_isBad = image.isNull();
            if (m_isBad)
                hide();
            update();
        });
}

void SentPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_image.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Colors::from(palette()).field);
        painter.drawRoundedRect(rect(), metrics::radius, metrics::radius);
        return;
    }
    const qreal scale = devicePixelRatioF();
    QImage shown = TilePictures::compose(m_image, qRound(width() * scale), true, metrics::radius * scale);
    shown.setDevicePixelRatio(scale);
    painter.drawImage(QPoint(), shown);
}

} // namespace maquette
