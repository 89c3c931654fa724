// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QList>
#include <QWidget>

namespace maquette
{

class FilmThumb;
class Library;
class Thumbnails;

//! \brief The neighbours of the work that is shown, along the bottom, itself in the middle. Only what is in
//! sight is looked up and asked for; the order is shared, never walked. Library and thumbnails outlive it.
class FilmStrip : public QWidget
{
    Q_OBJECT

public:
    FilmStrip(Library &library, Thumbnails &thumbnails, QWidget *parent = nullptr);

    void setPlace(const QList<AssetId> &order, qsizetype place);
    //! Those in sight, from left to right.
    [[nodiscard]] QList<FilmThumb *> shown() const;

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void placeRequested(qsizetype place);
    void stepRequested(int works); //!< by the wheel; to the right is positive

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void arrange();
    void fill(FilmThumb &thumb, qsizetype place);
    void picture(FilmThumb &thumb);
    void refresh(AssetId id);

    Library &m_library;
    Thumbnails &m_thumbnails;
    QList<AssetId> m_order;
    qsizetype m_place = 0;
    QList<FilmThumb *> m_thumbs; //!< as many as fit, an odd number; the middle one is the current
    int m_turned = 0;            //!< of the wheel, in eighths of a degree, not yet a step
};

} // namespace maquette
