// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "app/library/calloff.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QThreadPool>

namespace maquette
{

class PictureSource;

//! \brief The tiles' pictures as they are painted: cut or fitted to the square, scaled to the very device
//! pixels, corners rounded; bounded to 40 MiB and what is in sight.
//!
//! They are made on a thread of their own and told by made(), so that painting copies finished pixels and
//! nothing else. Until then a tile shows what it showed before, scaled; what is no longer wanted is called
//! off.
class TilePictures : public QObject
{
    Q_OBJECT

public:
    //! \brief What all tiles have in common; lengths in logical pixels.
    struct Form
    {
        int edge = 0;
        qreal ratio = 1; //!< device pixels for each
        bool cropped = true;
        int radius = 0;
        friend bool operator==(const Form &, const Form &) = default;
        [[nodiscard]] int device() const { return qRound(edge * ratio); }
    };

    explicit TilePictures(PictureSource &source, QObject *parent = nullptr);
    ~TilePictures() override;

    //! Null while there is none; of another form until the right one is made.
    [[nodiscard]] QPixmap tile(const Asset &asset, const Form &form);
    //! The works in sight and those that come next, in the order in which their tiles are wanted; of other
    //! works none is made any more.
    void setWanted(const QList<AssetPtr> &visible, const QList<AssetPtr> &ahead);
    //! How many such pictures find room in memory beside those in sight.
    [[nodiscard]] qsizetype aheadRoom() const;
    [[nodiscard]] QString problem(AssetId id) const;
    //! Another picture of it is there, or none any more; its tile stays until the new one is made.
    void renew(AssetId id);

    //! \a image in a square of \a edge device pixels; cropped fills it, else it is as large as it fits.
    static QImage compose(const QImage &image, int edge, bool cropped, qreal radius);
    //! \a image in the middle of \a room device pixels, as it is but for its corners.
    static QImage rounded(QImage image, QSize room, qreal radius);
    //! The longest side to ask for, so that the square is filled without enlarging.
    static int longestSide(const QSize &pixels, int edge, bool cropped);

signals:
    void made(maquette::AssetId id);

private:
    struct Made
    {
        QPixmap picture;
        Form form;
        bool stale = false;
    };

    [[nodiscard]] bool isRight(const Made *made) const;
    void make(AssetId id, QSize pixels);
    void take(AssetId id, const Form &form, const QImage &image);

    PictureSource &m_source;
    QCache<qint64, Made> m_cache; //!< by id, cost in KiB
    QHash<qint64, QSize> m_wanted;
    QHash<qint64, CallOff> m_making;
    Form m_form;
    QThreadPool m_maker;
};

} // namespace maquette
