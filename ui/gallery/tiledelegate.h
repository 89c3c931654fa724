// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"
#include "app/library/asset.h"
#include "ui/gallery/tilebadges.h"
#include "ui/queue/jobtexts.h"

#include <QPoint>
#include <QStyledItemDelegate>

#include <chrono>
#include <functional>
#include <optional>

namespace maquette
{

class TilePictures;
class TileScrub;
class WorkModel;

//! \brief How much room the tiles have: nearly none between them, some, or more and words below each. The
//! numbers stand in the settings: never renumber.
enum class TileLayout { Compact = 0, Normal = 1, Large = 2 };

//! \brief Paints the rows of a WorkModel: day headers, works as pictures, jobs as words.
class TileDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using UsualTime = std::function<std::optional<std::chrono::seconds>(const ModelId &)>;
    using Now = std::function<QDateTime()>;

    TileDelegate(const WorkModel &model, TilePictures &pictures, QObject *parent = nullptr);

    void setUsualTime(UsualTime usual) { m_usual = std::move(usual); }
    void setNow(Now now) { m_now = std::move(now); } //!< UTC
    void setCropped(bool cropped) { m_cropped = cropped; }
    [[nodiscard]] bool isCropped() const { return m_cropped; }
    void setLayout(TileLayout layout) { m_layout = layout; }
    [[nodiscard]] TileLayout layout() const { return m_layout; }
    [[nodiscard]] int gap() const;
    [[nodiscard]] int captionHeight() const;
    [[nodiscard]] int radius() const;
    void setPhase(qreal phase) { m_phase = phase; }             //!< of the moving bars, 0 to 1
    void setScrub(const TileScrub *scrub) { m_scrub = scrub; }  //!< outlives this, or null
    void setPointer(const QPoint &point) { m_pointer = point; } //!< in the viewport

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] JobTexts textsOf(const Job &job) const;
    static int headerHeight();

private:
    void paintHeader(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintWork(QPainter &painter, const QStyleOptionViewItem &option, const Asset &asset,
                   int stack) const;
    [[nodiscard]] QPixmap framePicture(const QImage &frame, int edge, qreal ratio) const;
    void paintCaption(QPainter &painter, const QStyleOptionViewItem &option, const Asset &asset) const;
    void paintJob(QPainter &painter, const QStyleOptionViewItem &option, const Job &job) const;
    void paintMissing(QPainter &painter, const QRect &rect, const QPalette &palette,
                      const QString &why) const;
    void paintHover(QPainter &painter, const QRect &rect, const Asset &asset, int stack) const;
    void paintRing(QPainter &painter, const QStyleOptionViewItem &option) const;

    const WorkModel &m_model;
    TilePictures &m_pictures;
    mutable TileBadges m_badges;
    const TileScrub *m_scrub = nullptr;
    UsualTime m_usual;
    Now m_now;
    bool m_cropped = true;
    TileLayout m_layout = TileLayout::Normal;
    qreal m_phase = 0.3;
    QPoint m_pointer{-1, -1};
};

} // namespace maquette
