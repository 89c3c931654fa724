// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/modelsearch.h"
#include "models/core/catalogue.h"

#include <QAbstractListModel>

namespace maquette
{

//! "text → image · bytedance": what a model makes, and whose it is.
QString makesText(const ModelEntry &model);

//! \brief The models that match what is typed, then the descriptor files that cannot be read.
class ModelList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1, IdRole, BrokenRole };

    explicit ModelList(const Catalogue &catalogue, QObject *parent = nullptr);

    //! Every word must occur in the name, the id, what it makes or the description. Names that begin with the
    //! text come first.
    void setFilter(const QString &text);
    //! Models used lately come first while nothing is typed.
    void setRecent(const QList<ModelId> &recent);
    //! The catalogue may hold other models now.
    void refresh();
    [[nodiscard]] int rowOf(const ModelId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void rebuild();
    [[nodiscard]] const ModelEntry &modelAt(int row) const;
    [[nodiscard]] QVariant brokenData(const BrokenModel &broken, int role) const;

    const Catalogue &m_catalogue;
    QString m_filter;
    QList<ModelId> m_recent;
    Catalogue m_listed; //!< as it was when the rows were made
    ModelSearch m_search;
    QList<qsizetype> m_shown; //!< places in m_listed
    QList<BrokenModel> m_broken;
};

} // namespace maquette
