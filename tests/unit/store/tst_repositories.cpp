// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/assetrepository.h"
#include "app/store/downloadrepository.h"
#include "app/store/draftrepository.h"
#include "app/store/filedrepository.h"
#include "app/store/jobrepository.h"
#include "app/store/labelrepository.h"
#include "app/store/opening.h"

#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

QDateTime at(qint64 seconds)
{
    return QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + seconds * 1000, Qt::UTC);
}

JobRow someJob()
{
    JobRow row;
    row.ticket = u""_s;
    row.endpoint = u"runcomfy"_s;
    row.model = ModelId(u"bytedance/dreamina-4-0/text-to-image"_s);
    row.modelName = u"Dreamina 4.0"_s;
    row.prompt = u"Ein Garten – mit “Rosen” 🌹"_s;
    row.written = u"Ein {Garten|Hof} – mit “Rosen” 🌹"_s;
    row.writtenNegative = u"{Nebel|Regen}"_s;
    row.input = "{\"width×height\":\"2048x2048(1:1)\"}";
    row.inputHash = "abc123";
    row.seed = 9'007'199'254'740'993;
    row.priceShown = Money::fromMicrodollars(40'000);
    row.parentField = u""_s;
    row.createdAt = at(0);
    row.account = u"0123456789abcdef"_s;
    return row;
}

AssetRow someAsset(JobId job, int index)
{
    AssetRow row;
    row.job = job;
    row.index = index;
    row.kind = MediaKind::Video;
    row.path = u"2026-11-21/%1.mp4"_s.arg(index);
    row.pixels = {1280, 720};
    row.bytes = 5'000'000'000;
    row.durationMs = 5000;
    row.createdAt = at(index);
    row.model = ModelId(u"a/b"_s);
    row.modelName = u"B"_s;
    row.prompt = u"p"_s;
    row.input = "{}";
    row.request = RequestId(u"r-1"_s);
    row.source = QUrl(u"https://files.example/a%20b%3D.mp4?x=%2F"_s);
    row.parentField = u""_s;
    return row;
}

} // namespace

class TestRepositories : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void jobsComeBackAsTheyWere();
    void onlyUnfinishedJobsAreShown();
    void requestIdsFindTheirHolder();
    void historyKeepsItsOrder();
    void runTimesAreTheLastOfEachModel();
    void assetsComeBackAsTheyWere();
    void assetsAreNewestFirst();
    void removedAssetsKeepTheirRow();
    void anOutputIsIndexedOnce();
    void assetWithoutJobIsAllowed();
    void lateCostReachesTheAssets();
    void marksStayUntilTheirRevisionIsFiled();
    void planningRenewsTheLinkOnly();
    void partsThatAreGoneOnWith();
    void draftsAreOverwritten();
    void idsAreTold();

private:
    JobId addJob(const JobRow &row) { return JobRepository(*m_database).insert(row).value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestRepositories::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = openDatabase(m_folder->filePath(u"m.sqlite"_s));
    QVERIFY(opened);
    m_database = std::move(opened->database);
}

void TestRepositories::jobsComeBackAsTheyWere()
{
    JobRepository jobs(*m_database);
    JobRow row = someJob();
    row.id = addJob(row);
    QCOMPARE(jobs.find(row.id).value(), std::optional(row));

    row.state = 6;
    row.submittedAt = at(1);
    row.startedAt = at(2);
    row.finishedAt = at(3);
    row.durationMs = 2000;
    row.request = RequestId(u"req_1"_s);
    row.outputs = 3;
    row.cost = Money::fromMicrodollars(2'850'000);
    row.error = Error{ErrorKind::GenerationFailed, u"no"_s, u"detail"_s, 500, 500001, {}};
    row.runsOn = true;
    row.canCollectAgain = true;
    QVERIFY(jobs.update(row));
    QCOMPARE(jobs.find(row.id).value(), std::optional(row));

    QVERIFY(jobs.storeResult(row.id, "{\"output\":{}}"));
    QCOMPARE(jobs.result(row.id).value(), QByteArray("{\"output\":{}}"));
    row.id = JobId(77);
    QVERIFY(!jobs.update(row));
    QCOMPARE(jobs.find(row.id).value(), std::optional<JobRow>());
}

void TestRepositories::onlyUnfinishedJobsAreShown()
{
    JobRow row = someJob();
    const JobId first = addJob(row);
    row.state = 5;
    addJob(row);
    row.state = 6;
    const JobId failed = addJob(row);
    row.dismissed = true;
    addJob(row);
    const auto shown = JobRepository(*m_database).shown(5).value();
    QCOMPARE(shown.size(), 2);
    QCOMPARE(shown.at(0).id, first);
    QCOMPARE(shown.at(1).id, failed);
}

void TestRepositories::requestIdsFindTheirHolder()
{
    JobRepository jobs(*m_database);
    JobRow row = someJob();
    row.request = RequestId(u"req_1"_s);
    const JobId id = addJob(row);
    QCOMPARE(jobs.holderOf(u"runcomfy"_s, row.request, JobId(99)).value(), std::optional(id));
    QCOMPARE(jobs.holderOf(u"runcomfy"_s, row.request, id).value(), std::optional<JobId>());
    QCOMPARE(jobs.holderOf(u"sandbox"_s, row.request, JobId(99)).value(), std::optional<JobId>());
}

void TestRepositories::historyKeepsItsOrder()
{
    JobRepository jobs(*m_database);
    const JobId id = addJob(someJob());
    const QList<JobEvent> events = {{id, at(0), u"ordered"_s, 0, u""_s},
                                    {id, at(0), u"submitting"_s, 1, u"x"_s}};
    for (const JobEvent &event : events)
        QVERIFY(jobs.append(event));
    QCOMPARE(jobs.events(id).value(), events);
}

void TestRepositories::runTimesAreTheLastOfEachModel()
{
    JobRow row = someJob();
    for (int i = 1; i <= 5; ++i) {
        row.durationMs = i * 1000;
        addJob(row);
    }
    row.durationMs.reset();
    addJob(row);
    row.endpoint = u"sandbox"_s;
    row.durationMs = 50;
    addJob(row);
    const auto times = JobRepository(*m_database).runTimes(3).value();
    QList<qint64> durations;
    for (const RunTime &time : times)
        durations << time.durationMs;
    QCOMPARE(durations, QList<qint64>({50, 5000, 4000, 3000}));
    QCOMPARE(times.first().endpoint, u"sandbox"_s);
}

void TestRepositories::assetsComeBackAsTheyWere()
{
    AssetRepository assets(*m_database);
    const JobId job = addJob(someJob());
    AssetRow row = someAsset(job, 0);
    row.id = assets.insert(row).value();
    QCOMPARE(assets.find(row.id).value(), std::optional(row));

    // Whether it was a simulation stands with the run.
    JobRow trial = someJob();
    trial.sandbox = true;
    AssetRow simulated = someAsset(addJob(trial), 0);
    simulated.path = u"simulated.png"_s;
    simulated.simulated = true;
    simulated.id = assets.insert(simulated).value();
    QCOMPARE(assets.find(simulated.id).value(), std::optional(simulated));

    AssetRow child = someAsset(job, 1);
    child.kind = MediaKind::Image;
    child.seed = -1;
    child.cost = Money::fromMicrodollars(1);
    child.parent = row.id;
    child.parentField = u"first_frame_image_url"_s;
    child.id = assets.insert(child).value();
    QCOMPARE(assets.find(child.id).value(), std::optional(child));
    child.path = u"elsewhere.png"_s;
    child.pixels = {1, 2};
    QVERIFY(assets.update(child));
    QCOMPARE(assets.find(child.id).value(), std::optional(child));
}

void TestRepositories::assetsAreNewestFirst()
{
    AssetRepository assets(*m_database);
    const JobId job = addJob(someJob());
    for (const int index : {2, 0, 3, 1})
        QVERIFY(assets.insert(someAsset(job, index)));
    QList<int> indexes;
    const QList<AssetRow> rows = assets.newest().value();
    for (const AssetRow &row : rows)
        indexes << row.index;
    QCOMPARE(indexes, QList<int>({3, 2, 1, 0}));
}

void TestRepositories::removedAssetsKeepTheirRow()
{
    AssetRepository assets(*m_database);
    const JobId job = addJob(someJob());
    const AssetId id = assets.insert(someAsset(job, 0)).value();
    QVERIFY(assets.remove({id}, at(9)));
    QVERIFY(assets.newest().value().isEmpty());
    QVERIFY(assets.byJob(job).value().isEmpty());
    QCOMPARE(assets.byJob(job, true).value().size(), 1);
    QVERIFY(assets.find(id).value().has_value());
    QVERIFY(assets.restore(id));
    QCOMPARE(assets.newest().value().size(), 1);
}

void TestRepositories::anOutputIsIndexedOnce()
{
    AssetRepository assets(*m_database);
    const JobId job = addJob(someJob());
    QVERIFY(assets.insert(someAsset(job, 0)));
    AssetRow again = someAsset(job, 0);
    again.path = u"other.mp4"_s;
    QVERIFY(!assets.insert(again));
    AssetRow samePath = someAsset(job, 1);
    samePath.path = someAsset(job, 0).path;
    QVERIFY(!assets.insert(samePath));
    QVERIFY(!assets.insert(someAsset(JobId(99), 2)));
}

void TestRepositories::assetWithoutJobIsAllowed()
{
    AssetRepository assets(*m_database);
    AssetRow row = someAsset(JobId(), 0);
    row.id = assets.insert(row).value();
    QCOMPARE(assets.find(row.id).value(), std::optional(row));
    row.path = u"second.png"_s;
    QVERIFY(assets.insert(row));
}

void TestRepositories::lateCostReachesTheAssets()
{
    AssetRepository assets(*m_database);
    const JobId job = addJob(someJob());
    QVERIFY(assets.insert(someAsset(job, 0)));
    QVERIFY(assets.setCost(job, Money::fromMicrodollars(12)));
    QCOMPARE(assets.newest().value().first().cost, Money::fromMicrodollars(12));
}

void TestRepositories::marksStayUntilTheirRevisionIsFiled()
{
    AssetRepository assets(*m_database);
    FiledRepository filed(*m_database);
    const JobId job = addJob(someJob());
    const AssetId parent = assets.insert(someAsset(job, 0)).value();
    AssetRow child = someAsset(job, 1);
    child.path = u"child.png"_s;
    child.document = u"d-2"_s;
    child.parent = parent;
    child.id = assets.insert(child).value();
    QVERIFY(!filed.nextAfter({}).value());
    QVERIFY(filed.mark(child.id));
    const auto first = filed.nextAfter({}).value();
    QVERIFY(first);
    QCOMPARE(first->row, child);
    QCOMPARE(first->parentDocument, assets.find(parent).value()->document);
    QVERIFY(!filed.nextAfter(child.id).value());

    // What is said while the file is written stays to be written.
    auto labels = LabelRepository(*m_database).read({child.id}).value();
    labels.first().rating = child.rating == 3 ? 4 : 3;
    QVERIFY(LabelRepository(*m_database).write(labels));
    QCOMPARE(filed.settle(child.id, first->revision, {u"new"_s, 5, 6}).value()->hash, u"new"_s);
    QVERIFY(filed.isMarked(child.id).value());
    const auto second = filed.nextAfter({}).value();
    QVERIFY(second && second->revision > first->revision);
    QCOMPARE(second->row.bytes, 5);
    QCOMPARE(second->row.stamp, 6);
    QVERIFY(filed.settle(child.id, second->revision, {}));
    QCOMPARE(assets.find(child.id).value()->hash, u"new"_s);
    QVERIFY(!filed.isMarked(child.id).value());

    // The same said again is nothing new; a cost that came late is.
    QVERIFY(LabelRepository(*m_database).write(labels));
    QVERIFY(!filed.nextAfter({}).value());
    QVERIFY(assets.setCost(job, Money::fromMicrodollars(77)));
    QCOMPARE(filed.nextAfter({}).value()->row.id, parent);
    QVERIFY(assets.remove({parent, child.id}, at(0)));
    QVERIFY(!filed.nextAfter({}).value());
}

void TestRepositories::planningRenewsTheLinkOnly()
{
    DownloadRepository downloads(*m_database);
    const JobId job = addJob(someJob());
    DownloadRow row;
    row.job = job;
    row.url = QUrl(u"https://files.example/one.png?sig=a%2Fb"_s);
    row.updatedAt = at(0);
    row.target = u""_s;
    row.validator = u""_s;
    QVERIFY(downloads.plan({row}));
    QCOMPARE(downloads.byJob(job).value(), QList<DownloadRow>{row});

    row.target = u"day/one.png"_s;
    row.length = 10;
    row.validator = u"\"etag\""_s;
    row.state = DownloadState::Started;
    QVERIFY(downloads.write(row));
    QCOMPARE(downloads.unfinished().value(), QList<DownloadRow>{row});

    DownloadRow renewed;
    renewed.job = job;
    renewed.url = QUrl(u"https://files.example/one.png?sig=c"_s);
    renewed.updatedAt = at(5);
    QVERIFY(downloads.plan({renewed}));
    row.url = renewed.url;
    QCOMPARE(downloads.byJob(job).value(), QList<DownloadRow>{row});

    // Another file: what is known of the part does not hold for it.
    renewed.url = QUrl(u"https://files.example/two.png?sig=c"_s);
    QVERIFY(downloads.plan({renewed}));
    row.url = renewed.url;
    row.validator.clear();
    QCOMPARE(downloads.byJob(job).value(), QList<DownloadRow>{row});

    row.state = DownloadState::Landed;
    QVERIFY(downloads.write(row));
    QVERIFY(downloads.unfinished().value().isEmpty());
}

void TestRepositories::partsThatAreGoneOnWith()
{
    DownloadRepository downloads(*m_database);
    DownloadRow row;
    row.job = addJob(someJob());
    row.url = QUrl(u"https://files.example/one.png"_s);
    row.updatedAt = at(0);
    row.target = u"day/one"_s;
    row.length = 10;
    row.validator = u"\"etag\""_s;
    row.boot = u"b-1"_s;
    row.state = DownloadState::Failed;
    QVERIFY(downloads.write(row));
    QCOMPARE(downloads.goneOnWith(u"b-1"_s).value(), QList<DownloadRow>{row});
    QVERIFY(downloads.goneOnWith(u"b-2"_s).value().isEmpty());
    for (const auto *end : {"dismissed=1", "dismissed=0, state=5", "dismissed=0, state=7"}) {
        QVERIFY(m_database->execute(u"UPDATE jobs SET "_s + QLatin1String(end)));
        QVERIFY2(downloads.goneOnWith(u"b-1"_s).value().isEmpty(), end);
    }
    QVERIFY(m_database->execute(u"UPDATE jobs SET state=4"_s));
    row.validator.clear();
    QVERIFY(downloads.write(row));
    QVERIFY(downloads.goneOnWith(u"b-1"_s).value().isEmpty());
}

void TestRepositories::draftsAreOverwritten()
{
    DraftRepository drafts(*m_database);
    const DraftRow first{ModelId(u"a/b"_s), "{\"x\":1}", at(1)};
    const DraftRow second{ModelId(u"c/d"_s), "{}", at(2)};
    QVERIFY(drafts.write(first));
    QVERIFY(drafts.write(second));
    QCOMPARE(drafts.all().value(), QList<DraftRow>({second, first}));
    const DraftRow changed{first.model, "{\"x\":2}", at(3)};
    QVERIFY(drafts.write(changed));
    QCOMPARE(drafts.all().value(), QList<DraftRow>({changed, second}));
}

void TestRepositories::idsAreTold()
{
    const QString numbers = u"WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i < ?) "_s;
    const auto idsOf = [](const IdSet &set) {
        QList<qint64> ids;
        for (qint64 id = -1; id < 200'000; ++id) {
            if (id >= 0 && set.contains(id))
                ids.append(id);
        }
        return ids;
    };
    const auto room = [] {
        IdSet ids;
        ids.reserve(100'000);
        return ids;
    };
    IdSet told = room();
    QVERIFY(m_database->readIds(numbers + u"SELECT each_id(i * 30000) FROM n"_s, {qint64(3)}, told));
    QCOMPARE(idsOf(told), QList<qint64>({30'000, 60'000, 90'000}));
    // What a damaged index might hold has no room.
    told = room();
    QVERIFY(m_database->readIds(
        numbers +
            u"SELECT each_id(CASE i WHEN 1 THEN -1 WHEN 2 THEN 7 ELSE 9223372036854775807 END) FROM n"_s,
        {qint64(3)}, told));
    QCOMPARE(idsOf(told), QList<qint64>({7}));
    QVERIFY(m_database->readIds(numbers + u"SELECT each_id(i) FROM n WHERE i > 9"_s, {qint64(3)}, told));
    QCOMPARE(idsOf(told), QList<qint64>({7}));
    // Those before the error were told, and the next question begins anew.
    told = room();
    QVERIFY(!m_database->readIds(
        numbers + u"SELECT each_id(CASE WHEN i < 3 THEN i ELSE abs(-9223372036854775807 - 1) END) FROM n"_s,
        {qint64(5)}, told));
    QCOMPARE(idsOf(told), QList<qint64>({1, 2}));
    told = room();
    QVERIFY(m_database->readIds(numbers + u"SELECT each_id(i) FROM n"_s, {qint64(2)}, told));
    QCOMPARE(idsOf(told), QList<qint64>({1, 2}));
}

QTEST_GUILESS_MAIN(TestRepositories)
#include "tst_repositories.moc"
