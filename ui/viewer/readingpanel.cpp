// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/readingpanel.h"

#include "app/base/background.h"
#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/surfaces.h"
#include "ui/viewer/histogramview.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

namespace maquette
{

namespace
{

constexpr int countedSide = 1024;
constexpr int swatchSide = 12;

} // namespace

ReadingPanel::ReadingPanel(QWidget *parent)
    : QWidget(parent)
    , m_graph(new HistogramView(this))
    , m_profile(new InkLabel(InkLabel::Ink::Dim, this))
{
    setObjectName(QStringLiteral("readingPanel"));
    setAccessibleName(tr("Histogram and colour"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::medium);
    grid->setHorizontalSpacing(metrics::small);
    grid->setVerticalSpacing(metrics::tiny);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_graph, 0, 0, 1, 2);
    grid->setRowMinimumHeight(1, metrics::tiny);
    m_place = addLine(tr("Place"), QStringLiteral("readPlace"));
    m_values = addLine(tr("R G B"), QStringLiteral("readValues"));
    m_light = addLine(tr("Luminance"), QStringLiteral("readLight"));
    m_hex = addLine(tr("Hex (C copies)"), QStringLiteral("readHex"));
    m_alpha = addLine(tr("Alpha"), QStringLiteral("readAlpha"));
    m_profile->setObjectName(QStringLiteral("readProfile"));
    m_profile->setFont(Fonts::hint());
    m_profile->setTextFormat(Qt::PlainText);
    m_profile->setWordWrap(true);
    grid->addWidget(m_profile, grid->rowCount(), 0, 1, 2);
    clearPixel();
    setPicture({});
}

QLabel *ReadingPanel::addLine(const QString &name, const QString &objectName)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    const int row = grid->rowCount();
    auto *title = new InkLabel(InkLabel::Ink::Dim, this);
    title->setText(name);
    title->setFont(Fonts::hint());
    auto *value = new QLabel(this);
    value->setObjectName(objectName);
    value->setFont(Fonts::tabular(Fonts::hint()));
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setTextFormat(Qt::PlainText);
    value->setAccessibleName(name);
    grid->addWidget(title, row, 0);
    grid->addWidget(value, row, 1);
    return value;
}

void ReadingPanel::tell(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setAccessibleDescription(text);
}

void ReadingPanel::setPicture(const Pyramid &picture)
{
    const int turn = ++m_turn;
    m_transparent = !picture.isNull() && picture.levels.first().hasAlphaChannel();
    m_profile->setVisible(!picture.profile.isEmpty());
    m_profile->setText(tr("%1, shown in sRGB").arg(picture.profile));
    if (picture.isNull()) {
        m_graph->setHistogram({});
    } else {
        // Before its halvings are there a large picture has none that is small enough; they follow at once.
        const QImage level = picture.levelWithin(countedSide);
        if (picture.isWhole()) {
            inBackground(
                *QThreadPool::globalInstance(), this, [level] { return Histogram::of(level); },
                [this, turn](const Histogram &histogram) {
                    if (turn == m_turn)
                        m_graph->setHistogram(histogram);
                });
        }
    }
    adjustSize();
}

void ReadingPanel::setPixel(QPoint pixel, QColor color)
{
    m_pixel = pixel;
    m_color = color;
    const QLocale locale;
    tell(m_place, tr("x %1, y %2").arg(locale.toString(pixel.x()), locale.toString(pixel.y())));
    tell(m_values, tr("%1  %2  %3").arg(color.red()).arg(color.green()).arg(color.blue()));
    const int light = luminance(color.rgb());
    tell(m_light, QString::number(light));
    tell(m_hex, hexCode());
    const int percent = qRound(color.alphaF() * 100);
    tell(m_alpha,
         m_transparent || color.alpha() < 255 ? tr("%1 (%2 %)").arg(color.alpha()).arg(percent) : tr("none"));
    m_graph->setLight(light);
    update();
}

void ReadingPanel::clearPixel()
{
    m_pixel.reset();
    m_color = {};
    for (QLabel *label : {m_place, m_values, m_light, m_hex, m_alpha})
        tell(label, label == m_place ? tr("point at a pixel") : QStringLiteral("–"));
    m_graph->setLight(-1);
    update();
}

QString ReadingPanel::hexCode() const
{
    if (!m_pixel)
        return {};
    QString code = m_color.name(QColor::HexRgb).toUpper();
    if (m_color.alpha() < 255)
        code += QStringLiteral("%1").arg(m_color.alpha(), 2, 16, QLatin1Char('0')).toUpper();
    return code;
}

void ReadingPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, rect(), palette());
    if (!m_pixel)
        return;
    // Before the code, on the same line.
    const int width = m_hex->fontMetrics().horizontalAdvance(m_hex->text());
    const QRectF swatch(m_hex->geometry().right() + 1 - width - metrics::small - swatchSide,
                        m_hex->geometry().center().y() + 1 - swatchSide / 2, swatchSide, swatchSide);
    if (m_color.alpha() < 255)
        paintChecker(painter, swatch);
    boxes::rounded(painter, swatch, metrics::hair, m_color, Colors::from(palette()).line);
}

} // namespace maquette
