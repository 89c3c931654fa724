// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/worksearch.h"
#include "app/store/assetrepository.h"
#include "app/store/bind.h"
#include "app/store/store.h"
#include "app/store/wordrepository.h"
#include "app/store/workkeyrepository.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTime>

#include <thread>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestWorkSearch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void queries_data();
    void queries();
    void facetsAreCounted();
    void countsAreWhatTheChoiceFinds();
    void preparedOrNot();
    void goesWhileItOpensOrSearches();
    void changesAreFound();
    void onlyTheLastIsAsked();
    void checkingSome();
    void longBeginnings();
    void manyAreSearchedInHalves();
    void missingIndexIsAnError();

private:
    template <typename T>
    void write(std::function<Result<T>(Database &)> work)
    {
        bool done = false;
        m_store->run<T>(this, std::move(work), [&done](const Result<T> &outcome) {
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
            done = true;
        });
        QTRY_VERIFY(done);
    }
    void put(int id, const std::function<void(AssetRow &)> &change);
    QList<int> found(const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<WorkSearch> m_search;
    WorkKeys m_keys;
};

//! Five works: ids 1 to 5.
void TestWorkSearch::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Store::open(m_folder->filePath(u"m.sqlite"_s));
    QVERIFY(opened);
    m_store = *std::move(opened);
    m_keys = {};
    put(1, [](AssetRow &work) {
        work.prompt = u"A lighthouse on a red cliff"_s;
        work.rating = 4;
        work.colour = 1;
        work.pixels = QSize(1024, 2048);
    });
    put(2, [](AssetRow &work) {
        work.prompt = u"Réd car, wet street"_s;
        work.input = R"({"prompt":"Red car","negative_prompt":"fog","seed":4242})";
        work.model = ModelId(u"kling/o1/text-to-video"_s);
        work.modelName = u"Kling O1"_s;
        work.kind = MediaKind::Video;
        work.durationMs = 5000;
        work.cost = Money::fromMicrodollars(580'000);
    });
    put(3, [](AssetRow &work) {
        work.prompt = u"一辆红色汽车在街上"_s;
        work.rating = 2;
    });
    put(4, [](AssetRow &work) {
        work.prompt = u"street dog"_s;
        work.createdAt = QDateTime(QDate(2026, 1, 31), QTime(23, 30));
    });
    put(5, [](AssetRow &work) { work.prompt = QString(); });
    m_search = std::make_unique<WorkSearch>(m_store->file());
}

void TestWorkSearch::cleanup()
{
    m_search.reset();
    m_store.reset();
}

void TestWorkSearch::put(int id, const std::function<void(AssetRow &)> &change)
{
    AssetRow work;
    work.path = u"2026/%1.png"_s.arg(id);
    work.pixels = QSize(2048, 1024);
    work.createdAt = QDateTime(QDate(2026, 2, 1), QTime(12, id));
    work.model = ModelId(u"bytedance/seedream-4-0/text-to-image"_s);
    work.modelName = u"Seedream 4.0"_s;
    work.input = "{}";
    change(work);
    write<void>([work](Database &database) -> Result<void> {
        const auto inserted = AssetRepository(database).insert(work);
        if (!inserted)
            return inserted.error();
        return WordRepository(database).index({*inserted});
    });
    work.id = AssetId(id);
    m_keys.set(work);
}

QList<int> TestWorkSearch::found(const QString &text)
{
    QList<int> ids;
    bool done = false;
    QObject context;
    connect(m_search.get(), &WorkSearch::found, &context, [&](const WorkQuery &, const FoundWorks &works) {
        for (int id = 1; id <= 10; ++id) {
            if (works.ids.contains(qint64(id)))
                ids.append(id);
        }
        done = true;
    });
    connect(m_search.get(), &WorkSearch::failed, &context, [&](const Error &error) {
        qWarning() << error.message << error.detail;
        done = true;
    });
    m_search->find(WorkQuery::parse(text), m_keys);
    [&] { QTRY_VERIFY(done); }();
    return ids;
}

void TestWorkSearch::queries_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("ids");
    const auto row = [](const char *text, const QList<int> &ids) {
        QTest::newRow(text) << QString::fromUtf8(text) << ids;
    };
    row("", {1, 2, 3, 4, 5});
    row("light", {1});
    row("red", {1, 2});
    row("RED car", {2});
    row("\"red car\"", {2});
    row("\"car red\"", {});
    row("street -dog", {2});
    row("-street", {1, 3, 5});
    row("fog", {2});
    row("4242", {2});
    row("红色", {3});
    row("汽车", {3});
    row("色红", {});
    row("seedream", {1, 3, 4, 5});
    row("model:kling", {2});
    row("kind:clip", {2});
    row("kind:image street", {4});
    row("rating:3+", {1});
    row("rating:1..3", {3});
    row("rating:0", {2, 4, 5});
    row("colour:red colour:blue", {1});
    row("shape:portrait", {1});
    row("side:2048+ shape:landscape", {2, 3, 4, 5});
    row("length:4..6", {2});
    row("cost:0.5+", {2});
    row("date:2026-01", {4});
    row("date:2026-02-01", {1, 2, 3, 5});
    row("tag:nowhere", {});
    row("project:nowhere", {});
    row("\"", {1, 2, 3, 4, 5});
    row("AND OR NOT (", {});
}

void TestWorkSearch::queries()
{
    QFETCH(QString, text);
    QTEST(found(text), "ids");
}

void TestWorkSearch::facetsAreCounted()
{
    write<void>([](Database &database) -> Result<void> {
        auto done = database.execute(u"INSERT INTO tags VALUES (1, 'sea'), (2, 'old town')"_s);
        if (done)
            done = database.execute(u"INSERT INTO asset_tags VALUES (1, 1), (3, 1), (3, 2), (5, 2)"_s);
        return done;
    });
    QSignalSpy told(m_search.get(), &WorkSearch::found);
    m_search->find(WorkQuery::parse(u"kind:image -dog"_s), m_keys, true);
    QTRY_COMPARE(told.size(), 1);
    const auto works = told.first().at(1).value<FoundWorks>();
    QCOMPARE(works.ids.size(), 3);
    QCOMPARE(works.facets.tags, (QHash<QString, int>{{u"sea"_s, 2}, {u"old town"_s, 2}}));
    QCOMPARE(works.facets.ratings, (QHash<int, int>{{4, 1}, {2, 1}, {0, 1}}));
    QCOMPARE(works.facets.days, (QHash<QDate, int>{{QDate(2026, 2, 1), 3}}));
    QCOMPARE(
        works.facets.models.value(int(m_keys.models().indexOf(u"bytedance/seedream-4-0/text-to-image"_s))),
        3);
    QCOMPARE(works.facets.shapes.value(int(WorkQuery::Shape::Portrait)), 1);
    QCOMPARE(found(u"tag:sea"_s), QList<int>({1, 3}));
    QCOMPARE(found(u"tag:SEA tag:\"old town\""_s), QList<int>({3}));
}

void TestWorkSearch::countsAreWhatTheChoiceFinds()
{
    QSignalSpy told(m_search.get(), &WorkSearch::found);
    m_search->find({}, m_keys, true);
    QTRY_COMPARE(told.size(), 1);
    const WorkFacets facets = told.first().at(1).value<FoundWorks>().facets;
    const auto isAsCounted = [this](const QHash<int, int> &counts, std::size_t step, auto choose) {
        WorkQuery query;
        choose(query);
        return counts.value(int(step)) == found(query.text()).size();
    };
    for (std::size_t step = 0; step < facetsteps::sides.size(); ++step)
        QVERIFY(isAsCounted(facets.sides, step,
                            [step](WorkQuery &query) { query.side.from = facetsteps::sides.at(step); }));
    for (std::size_t step = 0; step < facetsteps::costs.size(); ++step)
        QVERIFY(isAsCounted(facets.costs, step,
                            [step](WorkQuery &query) { query.cost.from = facetsteps::costs.at(step); }));
    for (std::size_t step = 0; step < facetsteps::lengths.size(); ++step)
        QVERIFY(isAsCounted(facets.lengths, step,
                            [step](WorkQuery &query) { query.length = facetsteps::lengths.at(step); }));
    QCOMPARE(facets.sides, (QHash<int, int>{{0, 5}, {1, 5}}));
    QCOMPARE(facets.costs, (QHash<int, int>{{0, 1}, {1, 1}}));
    QCOMPARE(facets.lengths, (QHash<int, int>{{0, 1}, {1, 1}})); // five seconds are in both
    QCOMPARE(facets.days, (QHash<QDate, int>{{QDate(2026, 2, 1), 4}, {QDate(2026, 1, 31), 1}}));
}

void TestWorkSearch::preparedOrNot()
{
    m_search->prepare();
    m_search->prepare();
    QCOMPARE(found(u"red"_s), QList<int>({1, 2}));
}

//! As when the window is closed while somebody types: what runs ends before its connection is closed.
void TestWorkSearch::goesWhileItOpensOrSearches()
{
    constexpr int rounds = 200;
    for (int round = 0; round < rounds; ++round) {
        WorkSearch search(m_store->file());
        if (round % 2 == 0)
            search.prepare();
        else
            search.find(WorkQuery::parse(u"red"_s), m_keys, true);
        if (round % 3 != 0) // it has begun
            std::this_thread::sleep_for(std::chrono::microseconds(20 * round));
    }
}

void TestWorkSearch::changesAreFound()
{
    QCOMPARE(found(u"zebra"_s), QList<int>());
    put(6, [](AssetRow &work) { work.prompt = u"zebra"_s; });
    QCOMPARE(found(u"zeb"_s), QList<int>({6}));
    write<void>([](Database &database) -> Result<void> {
        AssetRow row = **AssetRepository(database).find(AssetId(6));
        row.prompt = u"horse"_s;
        const auto done = AssetRepository(database).update(row);
        return done ? WordRepository(database).index({row.id}) : done;
    });
    QCOMPARE(found(u"zeb"_s), QList<int>());
    QCOMPARE(found(u"horse"_s), QList<int>({6}));
}

void TestWorkSearch::onlyTheLastIsAsked()
{
    QSignalSpy told(m_search.get(), &WorkSearch::found);
    for (const QString &text : {u"l"_s, u"li"_s, u"lig"_s, u"light"_s})
        m_search->find(WorkQuery::parse(text), m_keys);
    QTRY_COMPARE(told.size(), 2); // the first had begun
    QCOMPARE(told.last().first().value<WorkQuery>(), WorkQuery::parse(u"light"_s));
}

void TestWorkSearch::checkingSome()
{
    QSignalSpy told(m_search.get(), &WorkSearch::checked);
    m_search->check(WorkQuery::parse(u"street"_s), m_keys, {AssetId(2), AssetId(1), AssetId(77)});
    QTRY_COMPARE(told.size(), 1);
    const auto matching = told.first().at(2).value<IdSet>();
    QCOMPARE(matching.size(), 1);
    QVERIFY(matching.contains(AssetId(2)));
}

//! A beginning longer than the index keeps is looked up as the words that begin so.
void TestWorkSearch::longBeginnings()
{
    put(6, [](AssetRow &work) { work.prompt = u"Lighthouse, lighthouses"_s; });
    put(7, [](AssetRow &work) { work.prompt = u"a LIGHTHOUSEKEEPER under lights"_s; });
    put(8, [](AssetRow &work) { work.prompt = u"Lighthöuse lighting"_s; });
    QCOMPARE(found(u"lighth"_s), QList<int>({1, 6, 7, 8}));
    QCOMPARE(found(u"LightHouse"_s), QList<int>({1, 6, 7, 8}));
    QCOMPARE(found(u"lighthouses"_s), QList<int>({6}));
    QCOMPARE(found(u"lighthousek under"_s), QList<int>({7}));
    QCOMPARE(found(u"lighthö"_s), QList<int>({1, 6, 7, 8}));
    QCOMPARE(found(u"lightho -lighthousek"_s), QList<int>({1, 6, 8}));
    QCOMPARE(found(u"lighthousz"_s), QList<int>());
    QCOMPARE(found(u"lighthousz OR lighthouse"_s), QList<int>());
    // More words than are asked for one by one.
    QStringList many;
    for (char16_t letter = u'a'; letter <= u'z'; ++letter)
        many << u"palace"_s + letter;
    put(9, [&many](AssetRow &work) { work.prompt = many.join(u' '); });
    put(10, [](AssetRow &work) { work.prompt = u"palacez"_s; });
    QCOMPARE(found(u"palace"_s), QList<int>({9, 10}));
    QCOMPARE(found(u"palacec"_s), QList<int>({9}));
}

//! Both halves of a large library, each asked of a thread of its own, and no work twice or left out between.
void TestWorkSearch::manyAreSearchedInHalves()
{
    constexpr int many = 20'001;
    write<void>([](Database &database) {
        return database.execute(
            u"WITH RECURSIVE n(i) AS (VALUES(1000) UNION ALL SELECT i+1 FROM n WHERE i < ?) "
            "INSERT INTO works_words (rowid, prompt, inputs, labels) "
            "SELECT i, CASE i % 3 WHEN 0 THEN 'glacier blue' ELSE 'glacier green' END, '', '' FROM n"_s,
            {many});
    });
    Asset last;
    last.id = AssetId(many);
    m_keys.set(last);
    const auto sizeOf = [this](const QString &text, const QList<int> &in, const QList<int> &out) {
        QSignalSpy told(m_search.get(), &WorkSearch::found);
        m_search->find(WorkQuery::parse(text), m_keys);
        [&] { QTRY_COMPARE(told.size(), 1); }();
        const auto ids = told.first().at(1).value<FoundWorks>().ids;
        for (const int id : in)
            QTEST_ASSERT(ids.contains(qint64(id)));
        for (const int id : out)
            QTEST_ASSERT(!ids.contains(qint64(id)));
        return ids.size();
    };
    QCOMPARE(sizeOf(u"glac"_s, {1000, 9999, 10'000, 10'001, many}, {1, 999, many + 1}), many - 999);
    QCOMPARE(sizeOf(u"blue"_s, {1002, 9999, 10'002, many}, {10'000, 10'001}), 6334);
    QCOMPARE(sizeOf(u"glacier -blue"_s, {10'000, 10'001}, {9999, 10'002, many}), many - 999 - 6334);
    QCOMPARE(sizeOf(u"glacier kind:image"_s, {many}, {1000}), 1); // the one that is known
    QCOMPARE(found(u"street"_s), QList<int>({2, 4}));
    WorkSearch lost(m_folder->filePath(u"none.sqlite"_s));
    QSignalSpy lostFailed(&lost, &WorkSearch::failed);
    lost.find(WorkQuery::parse(u"glacier"_s), m_keys);
    QTRY_COMPARE(lostFailed.size(), 1);
}

void TestWorkSearch::missingIndexIsAnError()
{
    WorkSearch lost(m_folder->filePath(u"none.sqlite"_s));
    QSignalSpy failed(&lost, &WorkSearch::failed);
    lost.find(WorkQuery::parse(u"a"_s), m_keys);
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(TestWorkSearch)
#include "tst_worksearch.moc"
