// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"
#include "app/library/asset.h"
#include "app/library/workkeys.h"
#include "app/library/workquery.h"
#include "ui/gallery/picturesource.h"

#include <QHash>

namespace maquette
{
class WorkModel;
}

namespace maquette::test
{

//! As a library would tell them.
QList<WorkKey> keysOf(const QList<Asset> &works);

//! Noon of a day so many days ago, plus \a seconds.
QDateTime momentOf(int daysAgo, int seconds = 0);
Asset makeWork(qint64 id, const QDateTime &when, const QString &prompt = QStringLiteral("A lighthouse"));
Job makeJob(qint64 id, JobState state, const QDateTime &when);
//! One job of every state, newest first, as an artist could have them.
QList<Job> jobsInAllStates(const QDateTime &when);
QImage gradient(int seed, QSize size);

//! \brief A library as a hash.
class Shelf
{
public:
    void put(const Asset &asset) { m_works.insert(asset.id.number(), std::make_shared<const Asset>(asset)); }
    void take(AssetId id) { m_works.remove(id.number()); }
    [[nodiscard]] AssetPtr find(AssetId id) const { return m_works.value(id.number()); }
    //! \a count works, \a perDay on each day, newest first.
    QList<WorkKey> fill(int count, int perDay);
    //! Answers what \a model asks, at once: a work matches when its prompt has all words, and by its kind.
    void answer(WorkModel &model) const;

private:
    [[nodiscard]] bool matches(const Asset &asset, const WorkQuery &query) const;

    QHash<qint64, AssetPtr> m_works;
};

//! \brief Gradients instead of thumbnails; tells what was wanted.
class PaintedPictures : public PictureSource
{
    Q_OBJECT

public:
    explicit PaintedPictures(const Shelf &shelf)
        : m_shelf(shelf)
    {}
    [[nodiscard]] QImage picture(AssetId id, int edge) override;
    [[nodiscard]] QImage nearest(AssetId id) const override;
    [[nodiscard]] QString problem(AssetId id) const override { return problems.value(id.number()); }
    void setWanted(const QList<AssetId> &visible, const QList<AssetId> &next) override
    {
        wanted = visible;
        ahead = next;
        aheadTold.append(next.size());
    }

    QList<AssetId> wanted;
    QList<AssetId> ahead;
    QList<qsizetype> aheadTold; //!< how many, each time
    QHash<qint64, QString> problems;
    bool withheld = false;
    int asked = 0;

private:
    const Shelf &m_shelf;
    QHash<qint64, QImage> m_made;
};

} // namespace maquette::test
