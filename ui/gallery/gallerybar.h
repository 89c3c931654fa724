// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/workquery.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLineEdit;
class QSlider;
class QPushButton;

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
    //! Writes it into the line, so that it can be seen, changed and learned.
    void setQuery(const WorkQuery &query);
    void clearFilter();
    void focusSearch();
    //! Begins a search with what was typed elsewhere.
    void typeSearch(const QString &text);
    [[nodiscard]] QWidget *filterButton() const;
    [[nodiscard]] int tileSize() const;
    void setTileSize(int edge);

signals:
    void filterChanged(); //!< with every key
    void filterMenuRequested();
    void searchLeft(); //!< by Enter
    void tileSizeChanged(int edge);

private:
    void buildSearch();
    void buildChips(QHBoxLayout *row);
    void buildSize();
    void buildFilter();
    void tellFilter();
    void showText(const QString &text);

    bool m_isSetting = false; //!< the line is being filled, not typed in
    QLineEdit *m_search;
    QButtonGroup *m_chips;
    QSlider *m_size;
    QPushButton *m_filter;
};

} // namespace maquette
