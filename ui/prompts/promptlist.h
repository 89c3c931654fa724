// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/prompthistory.h"

#include <QAbstractListModel>

namespace maquette
{

//! \brief Prompts of the history as rows; the prompt, and what it was used for.
class PromptList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1, StarredRole };

    using QAbstractListModel::QAbstractListModel;

    void setPrompts(const QList<PastPrompt> &prompts);
    //! Null for none. Lives until the next setPrompts().
    [[nodiscard]] const PastPrompt *at(const QModelIndex &index) const;
    //! -1 for none.
    [[nodiscard]] int rowOf(qint64 id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<PastPrompt> m_prompts;
};

} // namespace maquette
