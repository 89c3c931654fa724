// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/library.h"
#include "app/library/worksearch.h"

#include <QMenu>

#include <functional>

namespace maquette
{

//! \brief What the gallery can be narrowed by, with how many works each choice has; and the smart folders. A
//! choice that is in force is checked, and chosen again it goes.
class FilterMenu : public QMenu
{
    Q_OBJECT

public:
    struct Contents
    {
        WorkQuery query;   //!< in force
        WorkFacets facets; //!< of the works that its words find
        QStringList models;
        std::function<QString(const QString &)> modelName; //!< of an id; as artists know it
        QList<SavedSearch> searches;
        QDate today;
    };

    explicit FilterMenu(Contents contents, QWidget *parent = nullptr);

signals:
    void chosen(const maquette::WorkQuery &query);
    void saveRequested(const QString &name);
    void removeRequested(const QString &name);

private:
    using Change = std::function<void(WorkQuery &)>;

    void addFolders();
    void addRatings();
    void addColours();
    void addNames();
    void addModels();
    void addDates();
    void addSizes();
    void addCosts();
    void addKeeping();
    void choice(QMenu *menu, const QString &text, int count, bool checked, const Change &change);
    QMenu *group(const QString &name, const QString &text);
    void dropEmpty(QMenu *menu);

    Contents m_contents;
};

} // namespace maquette
