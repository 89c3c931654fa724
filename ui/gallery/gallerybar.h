// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/workquery.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLineEdit;
class QSlider;
class QTimer;

namespace maquette
{

//! \brief The line above the gallery: search, chips for kinds, and the size of the pictures.
class GalleryBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int smallestTile = 96;
    static constexpr int largestTile = 320;
    static constexpr int tileStep = 16;

    explicit GalleryBar(QWidget *parent = nullptr);

    [[nodiscard]] WorkQuery query() const;
    void clearFilter();
    void focusSearch();
    [[nodiscard]] int tileSize() const;
    void setTileSize(int edge);

signals:
    //! Soon after the last key, at once for a chip and for Enter.
    void filterChanged();
    void searchLeft(); //!< by Enter
    void tileSizeChanged(int edge);

private:
    void buildSearch();
    void buildChips(QHBoxLayout *row);
    void buildSize();
    void tellFilter();

    QLineEdit *m_search;
    QButtonGroup *m_chips;
    QSlider *m_size;
    QTimer *m_pause;
};

} // namespace maquette
