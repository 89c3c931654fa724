// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/tiledelegate.h"

#include "ui/gallery/gallerylayout.h"
#include "ui/gallery/jobtile.h"
#include "ui/gallery/tilepictures.h"
#include "ui/gallery/tilescrub.h"
#include "ui/gallery/workmodel.h"
#include "ui/gallery/worktexts.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QPainterPath>

namespace maquette
{

namespace
{

constexpr int ringGap = 2;
constexpr int roomyForShade = 140;

} // namespace

TileDelegate::TileDelegate(const WorkModel &model, TilePictures &pictures, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_pictures(pictures)
    , m_now([] { return QDateTime::currentDateTimeUtc(); })
{}

int TileDelegate::headerHeight()
{
    return metrics::large + QFontMetrics(Fonts::label()).height() + metrics::small;
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    return option.rect.size();
}

JobTexts TileDelegate::textsOf(const Job &job) const
{
    return JobTexts::of(job, m_usual ? m_usual(job.model) : std::nullopt, m_now());
}

int TileDelegate::gap() const
{
    constexpr int narrow = 2;
    if (m_layout == TileLayout::Compact)
        return narrow;
    return m_layout == TileLayout::Large ? metrics::large : GalleryLayout::usualGap;
}

int TileDelegate::captionHeight() const
{
    if (m_layout != TileLayout::Large)
        return 0;
    return metrics::small + QFontMetrics(Fonts::text()).height() + QFontMetrics(Fonts::hint()).height() +
           metrics::tiny;
}

int TileDelegate::radius() const
{
    constexpr int slight = 2;
    return m_layout == TileLayout::Compact ? slight : metrics::radius;
}

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    if (m_model.kindAt(index.row()) == WorkModel::RowKind::Header) {
        paintHeader(*painter, option, index);
    } else {
        if (const Job *job = m_model.jobAt(index.row()))
            paintJob(*painter, option, *job);
        else if (const AssetPtr asset = m_model.assetAt(index.row()))
            paintWork(*painter, option, *asset, m_model.stackAt(index.row()));
        paintRing(*painter, option);
    }
    painter->restore();
}

void TileDelegate::paintHeader(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Colors &colors = Colors::from(option.palette);
    const QString day = index.data(Qt::DisplayRole).toString();
    const QString detail = index.data(WorkModel::DetailRole).toString();
    const int height = QFontMetrics(Fonts::label()).height();
    QRect rect(option.rect.left() + GalleryLayout::margin, option.rect.bottom() + 1 - metrics::small - height,
               option.rect.width() - 2 * GalleryLayout::margin, height);
    painter.setFont(Fonts::label());
    painter.setPen(colors.text);
    const int width = painter.fontMetrics().horizontalAdvance(day);
    painter.drawText(rect, Qt::AlignLeading | Qt::AlignVCenter, day);
    if (option.direction == Qt::RightToLeft)
        rect.setRight(rect.right() - width - metrics::small);
    else
        rect.setLeft(rect.left() + width + metrics::small);
    painter.setFont(Fonts::tabular(Fonts::text()));
    painter.setPen(colors.dim);
    painter.drawText(rect, Qt::AlignLeading | Qt::AlignVCenter, detail);
}

void TileDelegate::paintWork(QPainter &painter, const QStyleOptionViewItem &option, const Asset &asset,
                             int stack) const
{
    const QRect rect(option.rect.topLeft(), QSize(option.rect.width(), option.rect.width()));
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QImage frame = m_scrub ? m_scrub->picture(asset.id) : QImage();
    const QPixmap picture = frame.isNull()
                                ? m_pictures.tile(asset, {rect.width(), ratio, m_cropped, radius()})
                                : framePicture(frame, rect.width(), ratio);
    const QString problem = m_pictures.problem(asset.id);
    if (!picture.isNull() && problem.isEmpty()) {
        if (picture.deviceIndependentSize() == QSizeF(rect.size()))
            painter.drawPixmap(rect.topLeft(), picture);
        else // until the one of this size is made
            painter.drawPixmap(rect, picture);
    } else {
        const Colors &colors = Colors::from(option.palette);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.panel);
        painter.drawRoundedRect(rect, radius(), radius());
        if (!problem.isEmpty())
            paintMissing(painter, rect, option.palette, problem);
    }
    if (m_layout == TileLayout::Large)
        paintCaption(painter, option, asset);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        paintHover(painter, rect, asset, stack);
    m_badges.paint(painter, rect, asset);
    if (stack > 0)
        m_badges.paintStack(painter, rect, stack, m_model.isOpen(asset.job));
    if (!frame.isNull())
        m_scrub->paintPosition(painter, rect);
}

//! Not kept: the next one is wanted as soon as the hand moves.
QPixmap TileDelegate::framePicture(const QImage &frame, int edge, qreal ratio) const
{
    const QImage tile = TilePictures::compose(frame, qRound(edge * ratio), m_cropped, radius() * ratio);
    QPixmap picture = QPixmap::fromImage(tile);
    picture.setDevicePixelRatio(ratio);
    return picture;
}

void TileDelegate::paintMissing(QPainter &painter, const QRect &rect, const QPalette &palette,
                                const QString &why) const
{
    const Colors &colors = Colors::from(palette);
    painter.setPen(QPen(colors.line, metrics::hair));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius(), radius());
    painter.setFont(Fonts::hint());
    painter.setPen(colors.dim);
    painter.drawText(rect.adjusted(metrics::medium, metrics::medium, -metrics::medium, -metrics::medium),
                     Qt::AlignCenter | Qt::TextWordWrap, why);
}

void TileDelegate::paintHover(QPainter &painter, const QRect &rect, const Asset &asset, int stack) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 16));
    painter.drawRoundedRect(rect, radius(), radius());
    if (rect.width() < roomyForShade)
        return;
    constexpr int shade = 44;
    const QRect top(rect.left(), rect.top(), rect.width(), shade);
    QLinearGradient gradient(top.topLeft(), top.bottomLeft());
    gradient.setColorAt(0, QColor(0, 0, 0, 150));
    gradient.setColorAt(1, QColor(0, 0, 0, 0));
    QPainterPath path;
    path.addRoundedRect(rect, radius(), radius());
    painter.save();
    painter.setClipRect(top);
    painter.fillPath(path, gradient);
    painter.restore();
    painter.setFont(Fonts::hint());
    painter.setPen(Qt::white);
    QRect text = top.adjusted(metrics::small, metrics::small, -metrics::small, 0);
    if (stack > 0)
        text.setRight(TileBadges::stackRect(rect, stack).left() - metrics::small);
    painter.drawText(text, Qt::AlignLeading | Qt::AlignTop,
                     painter.fontMetrics().elidedText(WorkTexts::title(asset.prompt, asset.modelName),
                                                      Qt::ElideRight, text.width()));
}

//! What the picture is, and below it who made it and how large it is.
void TileDelegate::paintCaption(QPainter &painter, const QStyleOptionViewItem &option,
                                const Asset &asset) const
{
    const Colors &colors = Colors::from(option.palette);
    QRect line(option.rect.left(), option.rect.top() + option.rect.width() + metrics::small,
               option.rect.width(), QFontMetrics(Fonts::text()).height());
    const auto write = [&](const QFont &font, const QColor &ink, const QString &text) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(line, Qt::AlignLeading | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
    };
    write(Fonts::text(), colors.text, WorkTexts::title(asset.prompt, asset.modelName));
    line = QRect(line.left(), line.bottom() + 1, line.width(), QFontMetrics(Fonts::hint()).height());
    QStringList facts{asset.modelName, WorkTexts::pixels(asset.pixels)};
    facts.removeAll(QString());
    write(Fonts::tabular(Fonts::hint()), colors.dim, facts.join(QStringLiteral(" · ")));
}

void TileDelegate::paintJob(QPainter &painter, const QStyleOptionViewItem &option, const Job &job) const
{
    const bool active = option.state.testFlag(QStyle::State_MouseOver) ||
                        option.state.testFlag(QStyle::State_HasFocus) ||
                        option.state.testFlag(QStyle::State_Selected);
    const JobTexts texts = textsOf(job);
    const QRect square(option.rect.topLeft(), QSize(option.rect.width(), option.rect.width()));
    JobTile(square, job, texts, active).paint(painter, Colors::from(option.palette), m_phase, m_pointer);
}

void TileDelegate::paintRing(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!selected && !option.state.testFlag(QStyle::State_HasFocus))
        return;
    const Colors &colors = Colors::from(option.palette);
    painter.setBrush(Qt::NoBrush);
    // Keyboard focus on a tile that is not selected is told apart by the colour of text.
    painter.setPen(QPen(selected ? colors.accent : colors.dim, metrics::focusRing));
    // Where the next tile is that near it stands inside.
    const qreal half = metrics::focusRing / 2.0;
    const qreal out = m_layout == TileLayout::Compact ? -half : ringGap + half;
    const QRectF square(option.rect.topLeft(), QSize(option.rect.width(), option.rect.width()));
    painter.drawRoundedRect(square.adjusted(-out, -out, out, out), std::max(0.0, radius() + out),
                            std::max(0.0, radius() + out));
}

} // namespace maquette
