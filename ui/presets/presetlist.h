// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/presets.h"
#include "models/core/model.h"

#include <QAbstractListModel>
#include <QTimer>

#include <memory>
#include <optional>

namespace maquette
{

//! \brief The presets of one model, in the artist's order; while something is typed those that match it.
//!
//! What a preset sets, and whether it still fits, is worked out when a row is first asked for it. Renaming
//! comes out as a signal.
class PresetList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { SummaryRole = Qt::UserRole + 1, DateRole, MisfitRole };

    //! \a presets must outlive this.
    explicit PresetList(Presets &presets, QObject *parent = nullptr);

    //! Null for none.
    void setOwner(std::shared_ptr<const Model> model);
    [[nodiscard]] const std::shared_ptr<const Model> &owner() const { return m_owner; }
    void setSearch(const QString &text);
    //! Nothing is left out, so the rows are the places.
    [[nodiscard]] bool isWhole() const { return m_words.isEmpty(); }
    //! Also those that the search leaves out.
    [[nodiscard]] qsizetype total() const { return m_total; }
    [[nodiscard]] QString nameAt(int row) const;
    [[nodiscard]] int rowOf(const QString &name) const; //!< -1 when it is not listed
    //! Takes the presets as they are now. Without it that happens a moment after a change.
    void refresh();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void renameRequested(const QString &name, const QString &to);

private:
    struct Told
    {
        QString summary;
        QStringList misfits;
    };
    struct Row
    {
        Preset preset;
        mutable std::optional<Told> told;
    };

    [[nodiscard]] const Told &told(const Row &row) const;
    [[nodiscard]] QString tip(const Row &row) const;
    [[nodiscard]] bool matches(const Row &row) const;

    Presets &m_presets;
    std::shared_ptr<const Model> m_owner;
    QStringList m_words;
    QList<Row> m_rows;
    qsizetype m_total = 0;
    QTimer m_timer; //!< many changes at once are one
};

} // namespace maquette
