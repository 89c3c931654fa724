// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"

#include <QDate>
#include <QList>

#include <functional>
#include <span>
#include <vector>

namespace maquette
{

//! \brief One tile in the order of the gallery: a work, or a job that stands where its works will be.
struct WorkEntry
{
    qint64 when = 0;   //!< ms since the epoch; all tiles of one job share it, so that they stay together
    qint64 job = 0;    //!< number of the JobId; 0 for none
    qint64 number = 0; //!< number of the AssetId, or of the JobId when isJob
    qint64 cost = 0;   //!< microdollars of the whole run
    qint32 index = -1; //!< place among the outputs of its run
    quint16 stack = 0; //!< as the one that its run's works are shown by: how many there are, if more than one
    quint8 rating : 7 = 0;
    bool isJob : 1 = false;
    MediaKind kind = MediaKind::Image;

    //! Newest run first, within a run its own tile, then its works in their order.
    [[nodiscard]] bool standsBefore(const WorkEntry &other) const;
    //! By which of a run's works, in gallery order, its closed stack is shown: the best rated, of several the
    //! first. There is at least one.
    [[nodiscard]] static size_t topOf(std::span<const WorkEntry> run);
    [[nodiscard]] bool isSame(const WorkEntry &other) const
    {
        return isJob == other.isJob && number == other.number;
    }
};

//! \brief The rows of the gallery: tiles grouped by local day or by session, each group led by a header row.
//!
//! A session ends where nothing was made for an hour. One tile that lands between two sessions does not make
//! them one until all are grouped anew. Plain data without signals. Tiles are kept oldest first inside a day,
//! so that adding a new one moves next to nothing; item 0 of a day is nevertheless its newest. 100,000 tiles
//! are assigned in a few milliseconds.
class WorkIndex
{
public:
    static constexpr int headerItem = -1;
    enum class Grouping { Days, Sessions };

    //! A row's place: \a item is headerItem for the header of the day.
    struct Place
    {
        int section = -1;
        int item = headerItem;
        [[nodiscard]] bool isValid() const { return section >= 0; }
        friend bool operator==(const Place &, const Place &) = default;
    };

    //! What a day's header says; the cost of a run counts once however many works it made.
    struct DayFacts
    {
        int works = 0;
        int jobs = 0;
        qint64 cost = 0;
    };

    void setGrouping(Grouping grouping); //!< groups all anew
    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    //! \a entries in any order; those in gallery order already are not sorted again.
    void assign(std::vector<WorkEntry> entries);

    [[nodiscard]] int rowCount() const { return m_rows; }
    [[nodiscard]] int entryCount() const { return m_rows - sectionCount(); }
    [[nodiscard]] int sectionCount() const { return static_cast<int>(m_sections.size()); }
    [[nodiscard]] int sectionSize(int section) const;
    [[nodiscard]] QDate day(int section) const; //!< of its newest
    //! Times of its oldest and its newest tile, ms since 1970.
    [[nodiscard]] std::pair<qint64, qint64> times(int section) const;
    [[nodiscard]] DayFacts facts(int section) const;

    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] int rowOf(Place place) const;
    [[nodiscard]] const WorkEntry &entry(Place place) const;
    //! Looks first in the day where the last one was found, and only into days that reach over its number.
    [[nodiscard]] Place find(bool isJob, qint64 number) const;
    //! The tiles that \a accepts takes, in the same order, under the headers that are left. With
    //! \a isClosed the first of each run's works says how many they are, and of one it names that topOf()
    //! stands alone.
    [[nodiscard]] WorkIndex where(const std::function<bool(const WorkEntry &)> &accepts,
                                  const std::function<bool(qint64 job)> &isClosed = {}) const;
    //! The works of the run of the tile at \a place, in gallery order, itself included.
    [[nodiscard]] std::vector<WorkEntry> runOf(Place place) const;
    //! All tiles in gallery order.
    [[nodiscard]] std::vector<WorkEntry> entries() const;

    //! Where insert() would put it; \a newDay tells that a header row comes with it.
    [[nodiscard]] Place placeFor(const WorkEntry &entry, bool *newDay) const;
    void insert(const WorkEntry &entry);
    //! Takes the header away together with the day's last tile.
    void remove(Place place);
    void replace(Place place, const WorkEntry &entry);

private:
    struct Section
    {
        QDate day;
        qint64 start = 0;
        qint64 end = 0;
        int firstRow = 0;
        std::vector<WorkEntry> entries; //!< oldest first
        qint64 smallest[2] = {0, 0};    //!< at most: number of a work, of a job; 0 for none
        qint64 largest[2] = {0, 0};     //!< at least
        mutable DayFacts facts;
        mutable bool stale = true;
    };

    [[nodiscard]] Section sectionFor(qint64 when) const;
    static void widen(Section &section, qint64 when);
    [[nodiscard]] int lowerSection(qint64 when) const;
    void renumber(int from);
    static void remember(Section &section, const WorkEntry &entry);

    Grouping m_grouping = Grouping::Days;
    std::vector<Section> m_sections; //!< newest first
    int m_rows = 0;
    mutable int m_lastFound = 0;
};

} // namespace maquette
