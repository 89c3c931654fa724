// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QObject>

namespace maquette
{

class Catalogue;
class GalleryBar;
class Library;
class WorkHistory;
class WorkModel;
class WorkSearch;
struct FoundWorks;

//! \brief Between the line above the gallery and its rows: asks the index for what the rows need, and opens
//! the menu of filters with their counts. All given objects outlive it.
class GallerySearch : public QObject
{
    Q_OBJECT

public:
    GallerySearch(Library &library, const Catalogue &catalogue, WorkModel &works, WorkHistory &history,
                  GalleryBar &bar);

    //! Counts first, then opens: below the filter's button.
    void openFilters();

signals:
    void notice(const QString &text);

private:
    void connectModel();
    void showFilters(const FoundWorks &counted);

    Library &m_library;
    const Catalogue &m_catalogue;
    WorkModel &m_works;
    WorkHistory &m_history;
    GalleryBar &m_bar;
    WorkSearch *m_search;
    WorkSearch *m_counting; //!< apart, so that counting calls off no search
};

} // namespace maquette
