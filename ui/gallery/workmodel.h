// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/idset.h"
#include "app/jobs/job.h"
#include "app/library/asset.h"
#include "app/library/workkeys.h"
#include "app/library/workquery.h"
#include "ui/gallery/workindex.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

class QTimer;

namespace maquette
{

//! \brief The gallery's rows: jobs and works together, newest first, a header row before each local day.
//!
//! One change inserts, removes or changes its own rows; only a new library or a new filter resets. The works
//! themselves stay where they are: the model keeps a few numbers of each and looks the rest up when it is
//! painted. When the last work of a job arrives where its tile stands, the row stays and becomes the work, so
//! that a selection moves on with it. Which works a query finds is asked of its owner (searchRequested(),
//! checkRequested()), who answers by takeFound() and takeChecked(); what is shown stays until then.
class WorkModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class RowKind { Header, Job, Work };
    enum Role { RowKindRole = Qt::UserRole + 1, AssetIdRole, JobIdRole, DetailRole };
    using FindAsset = std::function<AssetPtr(AssetId)>;
    using KindOfModel = std::function<MediaKind(const ModelId &)>;

    explicit WorkModel(FindAsset find, QObject *parent = nullptr);
    ~WorkModel() override;

    //! What a job's model makes, so that the chips know jobs too; images without it.
    void setKindOfModel(KindOfModel kindOf) { m_kindOf = std::move(kindOf); }
    //! The local day that counts as today, for tests.
    void setToday(std::function<QDate()> today);

    void setWorks(const QList<WorkKey> &works); //!< newest first
    void addOlder(const QList<WorkKey> &works); //!< than all works so far; newest first
    void addWork(const Asset &asset);
    void changeWork(const Asset &asset);
    void removeWork(AssetId id);
    void removeWorks(const QSet<AssetId> &ids); //!< many go in one reset
    void setJob(const Job &job);                //!< adds or changes
    void removeJob(JobId id);

    //! What was paid on each local day, in microdollars, by works that are gone too. Once it is known a day's
    //! header says it, unless a filter is in force: then it says what the works shown have cost.
    void setSpent(const QHash<QDate, qint64> &spent);

    void setGrouping(WorkIndex::Grouping grouping);
    //! One tile for all works of a run, until it is opened.
    void setStacked(bool stacked);
    [[nodiscard]] bool isStacked() const { return m_stacked; }
    [[nodiscard]] bool isOpen(JobId run) const { return m_open.contains(run.number()); }
    void setOpen(JobId run, bool open);
    //! How many works the one at \a row stands for or leads; 0 for one alone.
    [[nodiscard]] int stackAt(int row) const;
    //! The work that is shown in its place: itself, or the top of its stack. Null when neither is.
    [[nodiscard]] AssetId shownFor(AssetId id) const;

    void setQuery(const WorkQuery &query);
    [[nodiscard]] const WorkQuery &query() const { return m_query; }
    [[nodiscard]] bool isFiltering() const { return m_asked; } //!< an answer is awaited
    //! The works that \a query finds; ignored when it is no longer the one in force.
    void takeFound(const WorkQuery &query, const IdSet &works);
    //! Of \a ids, those that match.
    void takeChecked(const WorkQuery &query, const QList<AssetId> &ids, const IdSet &matching);
    //! The words of these can be searched only now.
    void wordsMade(const QList<AssetId> &ids);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QStringList mimeTypes() const override;

    //! What is shown, as plain data for layout and painting.
    [[nodiscard]] const WorkIndex &shown() const { return m_shown; }
    [[nodiscard]] int total() const { return m_all.entryCount(); } //!< without the filter
    [[nodiscard]] RowKind kindAt(int row) const;
    [[nodiscard]] AssetPtr find(AssetId id) const { return m_find(id); }
    [[nodiscard]] AssetPtr assetAt(int row) const; //!< null for headers, jobs, and a work just gone
    [[nodiscard]] const Job *jobAt(int row) const;
    [[nodiscard]] const Job *job(JobId id) const;
    [[nodiscard]] AssetId assetIdAt(int row) const;
    [[nodiscard]] int rowOf(AssetId id) const; //!< -1 when it is not shown
    [[nodiscard]] int rowOf(JobId id) const;
    [[nodiscard]] QList<AssetId> order() const; //!< the works as shown, those in stacks too

signals:
    void filtered(); //!< the query that was set last is in force
    void searchRequested(const maquette::WorkQuery &query);
    void checkRequested(const maquette::WorkQuery &query, const QList<maquette::AssetId> &ids);
    //! A closed stack is about to show \a top alone, and not \a id any more.
    void hiding(maquette::AssetId id, maquette::AssetId top);

private:
    [[nodiscard]] WorkEntry entryFor(const WorkKey &key) const;
    [[nodiscard]] WorkEntry entryFor(const Asset &asset) const;
    void addEntries(const QList<WorkKey> &works, std::vector<WorkEntry> &entries) const;
    [[nodiscard]] WorkEntry entryFor(const Job &job) const;
    [[nodiscard]] bool accepts(const WorkEntry &entry) const;
    [[nodiscard]] bool acceptsJob(const Job &job) const;
    [[nodiscard]] bool replaceJobBy(const WorkEntry &work);
    [[nodiscard]] QString headerText(int section, bool detail) const;
    void insert(const WorkEntry &entry);
    void holdTitle(int section);
    void insertShown(const WorkEntry &entry);
    void insertAccepted(const WorkEntry &entry);
    void restack(const WorkEntry &entry);
    void showRun(const std::vector<WorkEntry> &run, bool isClosed);
    [[nodiscard]] WorkIndex accepted() const;
    void removeShown(WorkIndex::Place place);
    void remove(bool isJob, qint64 number);
    void change(const WorkEntry &entry);
    void headerChanged(const WorkEntry &entry);
    void refilter();
    void check(const QList<AssetId> &ids);
    void showAccepted();
    void show(WorkIndex rows);
    void waitForMidnight();

    FindAsset m_find;
    KindOfModel m_kindOf;
    std::function<QDate()> m_today;
    WorkIndex m_all;
    WorkIndex m_shown;
    WorkQuery m_query;
    IdSet m_found;
    bool m_asked = false;
    bool m_stacked = false;
    QSet<qint64> m_open; //!< runs whose stack is open
    QList<AssetId> m_toCheck;
    std::optional<QHash<QDate, qint64>> m_spent;
    QHash<qint64, Job> m_jobs;
    QHash<qint64, qint64> m_jobWhen; //!< jobs of this session: where their works belong
    QSet<qint64> m_replaced;         //!< jobs whose tile became a work
    QTimer *m_midnight;
    //! The title of a session, by its number, while rows come into it or go: it changes after them.
    std::optional<std::pair<int, QString>> m_heldTitle;
};

} // namespace maquette
