// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/works.h"

#include "ui/gallery/workmodel.h"

#include <QPainter>

#include <algorithm>

namespace maquette::test
{

QDateTime momentOf(int daysAgo, int seconds)
{
    return QDateTime(QDate::currentDate().addDays(-daysAgo), QTime(12, 0)).toUTC().addSecs(seconds);
}

Asset makeWork(qint64 id, const QDateTime &when, const QString &prompt)
{
    Asset asset;
    asset.id = AssetId(id);
    asset.path = QStringLiteral("2026-11-21/work_%1.png").arg(id);
    asset.pixels = QSize(2560, 1440);
    asset.bytes = 4'100'000;
    asset.createdAt = when;
    asset.model = ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image"));
    asset.modelName = QStringLiteral("Dreamina 4.0");
    asset.prompt = prompt;
    asset.input =
        QByteArrayLiteral("{\"prompt\":\"") + prompt.toUtf8() + QByteArrayLiteral("\",\"scale\":0.5}");
    return asset;
}

Job makeJob(qint64 id, JobState state, const QDateTime &when)
{
    Job job;
    job.id = JobId(id);
    job.state = state;
    job.createdAt = when;
    job.model = ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image"));
    job.modelName = QStringLiteral("Dreamina 4.0");
    job.prompt = QStringLiteral("A lighthouse on a cliff at the blue hour, heavy sea, long exposure");
    job.input = QByteArrayLiteral("{\"prompt\":\"A lighthouse on a cliff\"}");
    if (state != JobState::Waiting)
        job.submittedAt = when.addSecs(1);
    if (state != JobState::Waiting && state != JobState::Unknown && state != JobState::Submitting)
        job.request = RequestId(QStringLiteral("5f1c00aa-77-9a2e"));
    return job;
}

QList<Job> jobsInAllStates(const QDateTime &when)
{
    QList<Job> jobs;
    qint64 id = 900;
    for (const JobState state :
         {JobState::Waiting, JobState::Submitting, JobState::Queued, JobState::Running, JobState::Collecting,
          JobState::Failed, JobState::Cancelled, JobState::Unknown}) {
        --id;
        Job job = makeJob(id, state, when.addSecs(id - 900));
        if (state == JobState::Queued)
            job.queuePosition = 3;
        if (state == JobState::Collecting) {
            job.outputs = 4;
            job.outputsSaved = 2;
            job.received = 3'100'000;
            job.total = 8'000'000;
        }
        if (state == JobState::Failed) {
            job.error = Error{ErrorKind::DamagedFile,
                              QStringLiteral("The picture arrived cut short."),
                              QStringLiteral("got 10 of 20 bytes"),
                              0,
                              0,
                              {}};
            job.canCollectAgain = true;
        }
        jobs.append(job);
    }
    return jobs;
}

QImage gradient(int seed, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, QColor::fromHsv(seed * 67 % 360, 120, 110));
    sky.setColorAt(1, QColor::fromHsv((seed * 67 + 60) % 360, 150, 210));
    painter.fillRect(image.rect(), sky);
    QRadialGradient sun(size.width() * (0.3 + 0.1 * (seed % 5)), size.height() * 0.4, size.height() * 0.4);
    sun.setColorAt(0, QColor(255, 240, 200, 220));
    sun.setColorAt(1, QColor(255, 240, 200, 0));
    painter.fillRect(image.rect(), sun);
    return image;
}

QList<WorkKey> keysOf(const QList<Asset> &works)
{
    WorkKeys all;
    QList<WorkKey> keys;
    for (const Asset &work : works)
        keys.append(all.set(work));
    return keys;
}

bool Shelf::matches(const Asset &asset, const WorkQuery &query) const
{
    if (query.kind == WorkQuery::Kind::Images && asset.kind != MediaKind::Image)
        return false;
    if (query.kind == WorkQuery::Kind::Clips && asset.kind == MediaKind::Image)
        return false;
    const QString text = asset.prompt + u'\n' + asset.modelName + u'\n' + QString::fromUtf8(asset.input);
    return std::all_of(query.words.cbegin(), query.words.cend(), [&](const WorkQuery::Word &word) {
        return text.contains(word.text, Qt::CaseInsensitive);
    });
}

void Shelf::answer(WorkModel &model) const
{
    QObject::connect(&model, &WorkModel::searchRequested, &model, [this, &model](const WorkQuery &query) {
        IdSet ids;
        for (const AssetPtr &work : m_works) {
            if (matches(*work, query))
                ids.insert(work->id.number());
        }
        model.takeFound(query, ids);
    });
    QObject::connect(&model, &WorkModel::checkRequested, &model,
                     [this, &model](const WorkQuery &query, const QList<AssetId> &asked) {
                         IdSet ids;
                         for (const AssetId id : asked) {
                             const AssetPtr work = find(id);
                             if (work && matches(*work, query))
                                 ids.insert(id.number());
                         }
                         model.takeChecked(query, asked, ids);
                     });
}

QList<WorkKey> Shelf::fill(int count, int perDay)
{
    QList<Asset> works;
    works.reserve(count);
    for (int i = 0; i < count; ++i) {
        const Asset asset = makeWork(count - i, momentOf(i / perDay, -(i % perDay)));
        works.append(asset);
        put(asset);
    }
    return keysOf(works);
}

QImage PaintedPictures::picture(AssetId id, int edge)
{
    ++asked;
    const AssetPtr asset = m_shelf.find(id);
    if (withheld || asset == nullptr || problems.contains(id.number()))
        return {};
    QImage &made = m_made[id.number()];
    if (made.isNull())
        made = gradient(static_cast<int>(id.number()),
                        asset->pixels.scaled(std::max(edge, 256), std::max(edge, 256), Qt::KeepAspectRatio));
    return made;
}

QImage PaintedPictures::nearest(AssetId id) const
{
    return withheld ? QImage() : m_made.value(id.number());
}

} // namespace maquette::test
