// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/modelsearch.h"
#include "models/core/catalogue.h"
#include "ui/browser/modelfilter.h"

#include <QAbstractListModel>

#include <vector>

namespace maquette
{

class ModelMarks;

//! \brief The models that the filter lets through, then the descriptor files that cannot be read. Under
//! headings, as rows that cannot be chosen, while nothing is typed: a favourite stands among all models too.
class ModelList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1, IdRole, BrokenRole, HeadingRole, PriceRole, FavouriteRole };

    //! Both must outlive this.
    ModelList(const Catalogue &catalogue, const ModelMarks &marks, QObject *parent = nullptr);

    void setFilter(const ModelFilter &filter);
    [[nodiscard]] const ModelFilter &filter() const { return m_filter; }
    //! The catalogue or the marks may be others now.
    void refresh();
    //! The first row of \a id, -1 for none.
    [[nodiscard]] int rowOf(const ModelId &id) const;
    //! The nearest row that can be chosen, from \a row on in steps of \a step (1 or -1); -1 for none.
    [[nodiscard]] int choosable(int row, int step) const;
    //! Null for a heading and a broken file. Lives until the next refresh().
    [[nodiscard]] const ModelEntry *entryAt(const QModelIndex &index) const;
    [[nodiscard]] const Catalogue &listed() const { return m_listed; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    enum class Kind : quint8 { Heading, Model, Broken };
    struct Row
    {
        Kind kind;
        qsizetype place; //!< in m_headings, m_listed.entries() or m_listed.broken()
    };

    void readCatalogue();
    void rebuild();
    void addGroup(const QString &heading, const QList<ModelId> &ids, const std::vector<bool> &let);
    [[nodiscard]] QVariant modelData(const ModelEntry &model, int role) const;
    [[nodiscard]] static QVariant brokenData(const BrokenModel &broken, int role);

    const Catalogue &m_catalogue;
    const ModelMarks &m_marks;
    ModelFilter m_filter;
    Catalogue m_listed; //!< as it was when the rows were made
    ModelSearch m_search;
    std::vector<int> m_byName; //!< of each place its rank
    std::vector<int> m_byPrice;
    QHash<ModelId, qsizetype> m_places;
    QStringList m_headings;
    std::vector<Row> m_rows;
};

} // namespace maquette
