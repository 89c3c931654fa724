// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/worksearch.h"
#include "app/store/assetrepository.h"
#include "app/store/labelrepository.h"
#include "tests/unit/library/libraryfixture.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QIODevice>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestLibraryLabels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void labelsAreKept();
    void valuesStayInBounds();
    void namesDoNotCareForCase();
    void unusedNamesGo();
    void theWayBack();
    void tagsAreFoundBySearch();
    void everyFailingStatementChangesNothing();
    void trashAndBack();
    void backBesideWhatTookItsName();
    void emptiedTrashIsSaid();
    void wordsOfNewWorksAreMade();
    void filesOfMany();
    void thousandsAreToldInPortions();

private:
    AssetId land();
    LabelsChanged label(const QList<AssetId> &ids, const LabelChange &change);
    [[nodiscard]] Asset work(AssetId id) const { return *m_fixture->library->find(id); }

    QTemporaryDir m_home;
    std::unique_ptr<LibraryFixture> m_fixture;
};

void TestLibraryLabels::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    qputenv("HOME", m_home.path().toUtf8());
}

void TestLibraryLabels::init()
{
    m_fixture = std::make_unique<LibraryFixture>();
    QVERIFY(m_fixture->load());
}

void TestLibraryLabels::cleanup()
{
    m_fixture.reset();
}

AssetId TestLibraryLabels::land()
{
    return m_fixture->landed(encoded(paintedPicture({20, 10}), "png"));
}

LabelsChanged TestLibraryLabels::label(const QList<AssetId> &ids, const LabelChange &change)
{
    std::optional<LabelsChanged> done;
    m_fixture->library->label(ids, change, [&done](const LabelsChanged &labels) { done = labels; });
    [&] { QTRY_VERIFY(done); }();
    return done.value_or(LabelsChanged());
}

void TestLibraryLabels::labelsAreKept()
{
    const AssetId first = land();
    const AssetId second = land();
    QSignalSpy changed(m_fixture->library.get(), &Library::assetChanged);
    label({first, second},
          {.rating = 4, .colour = 2, .project = u" My  film "_s, .addTags = {u"sea"_s, u"Boat"_s}});
    QCOMPARE(changed.size(), 2);
    label({second}, {.rating = 1, .addTags = {u"night"_s}, .removeTags = {u"SEA"_s}});
    const auto check = [&] {
        QCOMPARE(work(first).rating, 4);
        QCOMPARE(work(first).colour, 2);
        QCOMPARE(work(first).projectName, u"My film"_s);
        QCOMPARE(work(first).tags, QStringList({u"Boat"_s, u"sea"_s}));
        QCOMPARE(work(second).rating, 1);
        QCOMPARE(work(second).tags, QStringList({u"Boat"_s, u"night"_s}));
        QCOMPARE(m_fixture->library->keys().find(first)->rating, 4);
        QCOMPARE(m_fixture->library->keys().find(second)->project, qint32(work(first).project.number()));
    };
    check();
    QVERIFY(m_fixture->load()); // as after a restart
    check();
    QCOMPARE(m_fixture->library->tags(), QStringList({u"Boat"_s, u"night"_s, u"sea"_s}));
    QCOMPARE(m_fixture->library->projects(), QStringList({u"My film"_s}));
}

void TestLibraryLabels::valuesStayInBounds()
{
    const AssetId id = land();
    label({id}, {.rating = 9, .colour = -3, .project = QString(500, u'x'), .addTags = {QString(), u" "_s}});
    QCOMPARE(work(id).rating, 5);
    QCOMPARE(work(id).colour, 0);
    QCOMPARE(work(id).projectName.size(), 100);
    QVERIFY(work(id).tags.isEmpty());
}

void TestLibraryLabels::namesDoNotCareForCase()
{
    const AssetId first = land();
    const AssetId second = land();
    label({first}, {.project = u"Film"_s, .addTags = {u"Sea"_s}});
    label({second}, {.project = u"FILM"_s, .addTags = {u"sea"_s, u"SEA"_s}});
    QCOMPARE(work(second).tags, QStringList({u"Sea"_s}));
    QCOMPARE(work(second).project, work(first).project);
    QCOMPARE(m_fixture->library->tags().size(), 1);
}

void TestLibraryLabels::unusedNamesGo()
{
    const AssetId id = land();
    label({id}, {.project = u"Film"_s, .addTags = {u"sea"_s}});
    label({id}, {.project = QString(), .removeTags = {u"sea"_s}});
    QVERIFY(m_fixture->library->tags().isEmpty());
    QVERIFY(m_fixture->library->projects().isEmpty());
}

void TestLibraryLabels::theWayBack()
{
    const AssetId id = land();
    label({id}, {.rating = 2, .addTags = {u"sea"_s}});
    const Asset before = work(id);
    const LabelsChanged done = label({id}, {.rating = 5, .project = u"Film"_s, .removeTags = {u"sea"_s}});
    QCOMPARE(work(id).rating, 5);
    m_fixture->library->setLabels(done.before);
    QTRY_COMPARE(work(id), before);
    m_fixture->library->setLabels(done.after);
    QTRY_COMPARE(work(id).rating, 5);
    QCOMPARE(work(id).projectName, u"Film"_s);
}

void TestLibraryLabels::tagsAreFoundBySearch()
{
    const AssetId id = land();
    land();
    label({id}, {.project = u"Film"_s, .addTags = {u"harbour"_s}});
    const std::unique_ptr<WorkSearch> search(m_fixture->library->makeSearch(nullptr));
    QSignalSpy found(search.get(), &WorkSearch::found);
    for (const QString &text : {u"harb"_s, u"tag:harbour"_s, u"project:film"_s}) {
        found.clear();
        search->find(WorkQuery::parse(text), m_fixture->library->keys());
        QTRY_COMPARE(found.size(), 1);
        const auto works = found.first().at(1).value<FoundWorks>();
        QVERIFY2(works.ids.size() == 1 && works.ids.contains(id), qPrintable(text));
    }
}

void TestLibraryLabels::everyFailingStatementChangesNothing()
{
    int fails = -1;
    int seen = 0;
    m_fixture.reset();
    m_fixture = std::make_unique<LibraryFixture>(
        [&fails, &seen](const QString &, FaultPoint point) -> std::optional<Error> {
            if (fails < 0 || point != FaultPoint::Before || seen++ != fails)
                return std::nullopt;
            return fail(ErrorKind::DatabaseFailed, u"broken"_s).error;
        });
    QVERIFY(m_fixture->load());
    QSignalSpy made(m_fixture->library.get(), &Library::wordsMade);
    const AssetId id = land();
    QTRY_COMPARE(made.size(), 1); // nothing else goes on in the store
    label({id}, {.rating = 2, .project = u"Film"_s, .addTags = {u"sea"_s}});
    const Asset before = work(id);
    QSignalSpy failed(m_fixture->library.get(), &Library::actionFailed);
    int faults = 0;
    for (int at = 0;; ++at) {
        failed.clear();
        std::optional<LabelsChanged> done;
        seen = 0;
        fails = at;
        m_fixture->library->label({id}, {.rating = 5, .project = u"Other"_s, .addTags = {u"night"_s}},
                                  [&done](const LabelsChanged &labels) { done = labels; });
        QTRY_VERIFY(done || !failed.isEmpty());
        fails = -1;
        if (done)
            break;
        ++faults;
        QCOMPARE(m_fixture->library->newest().first(), before); // as the index has it
    }
    QVERIFY2(faults > 8, qPrintable(QString::number(faults)));
}

void TestLibraryLabels::trashAndBack()
{
    const AssetId first = land();
    const AssetId second = land();
    const QByteArray bytes = m_fixture->bytesOf(first);
    const QStringList files = m_fixture->files();
    const Asset before = work(first);
    Library &library = *m_fixture->library;
    QSignalSpy trashed(&library, &Library::trashed);
    library.moveToTrash({first, second});
    QTRY_COMPARE(trashed.size(), 1);
    QVERIFY(m_fixture->files().isEmpty());
    QCOMPARE(library.count(), 0);
    const auto works = trashed.first().first().value<QList<TrashedWork>>();
    QCOMPARE(works.size(), 2);
    QSignalSpy restored(&library, &Library::restored);
    library.restoreFromTrash(works);
    QTRY_COMPARE(restored.size(), 1);
    QCOMPARE(m_fixture->files(), files);
    QCOMPARE(m_fixture->bytesOf(first), bytes);
    QCOMPARE(work(first), before);
    // Nothing of them is left in the trash.
    for (const TrashedWork &gone : works) {
        const QFileInfo file(gone.inTrash);
        QVERIFY(!file.exists());
        QVERIFY(!QFileInfo::exists(file.path() + u"/../info/"_s + file.fileName() + u".trashinfo"_s));
    }
}

void TestLibraryLabels::backBesideWhatTookItsName()
{
    const AssetId id = land();
    Library &library = *m_fixture->library;
    const QString old = library.absolutePath(work(id));
    const QByteArray bytes = m_fixture->bytesOf(id);
    QSignalSpy trashed(&library, &Library::trashed);
    library.moveToTrash({id});
    QTRY_COMPARE(trashed.size(), 1);
    QFile other(old);
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
    other.close();
    QSignalSpy restored(&library, &Library::restored);
    library.restoreFromTrash(trashed.first().first().value<QList<TrashedWork>>());
    QTRY_COMPARE(restored.size(), 1);
    QVERIFY(library.absolutePath(work(id)) != old);
    QCOMPARE(m_fixture->bytesOf(id), bytes);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), "mine");
}

void TestLibraryLabels::emptiedTrashIsSaid()
{
    const AssetId id = land();
    Library &library = *m_fixture->library;
    QSignalSpy trashed(&library, &Library::trashed);
    library.moveToTrash({id});
    QTRY_COMPARE(trashed.size(), 1);
    const auto works = trashed.first().first().value<QList<TrashedWork>>();
    QVERIFY(QFile::remove(works.first().inTrash));
    QSignalSpy failed(&library, &Library::actionFailed);
    library.restoreFromTrash(works);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<Error>().message.contains(u"no longer in the trash"_s));
    QCOMPARE(library.count(), 0);
}

void TestLibraryLabels::wordsOfNewWorksAreMade()
{
    QSignalSpy made(m_fixture->library.get(), &Library::wordsMade);
    const AssetId id = land();
    QTRY_COMPARE(made.size(), 1);
    QCOMPARE(made.first().first().value<QList<AssetId>>(), QList<AssetId>({id}));
    const Asset landed = work(id);
    QCOMPARE(landed.hash.size(), 64);
    QCOMPARE(landed.picture, landed.hash);
    QVERIFY(landed.stamp > 0);
    QCOMPARE(landed.document.size(), 36);
}

void TestLibraryLabels::filesOfMany()
{
    const AssetId first = land();
    const AssetId second = land();
    const AssetId gone = land();
    Library &library = *m_fixture->library;
    library.moveToTrash({gone});
    QTRY_VERIFY(!library.find(gone));
    const QList<WorkFile> files = library.files({second, gone, AssetId(999), first});
    QCOMPARE(files.size(), 2);
    QCOMPARE(files.at(0).id, second);
    QCOMPARE(files.at(1).id, first);
    QCOMPARE(files.at(1).path, work(first).path);
    QCOMPARE(files.at(1).bytes, QFileInfo(library.absolutePath(files.at(1).path)).size());
    QVERIFY(library.absolutePath(u"../elsewhere.png"_s).isEmpty());
    QObject context;
    std::optional<qint64> sum;
    library.sumBytes({first, second, gone}, &context, [&sum](qint64 bytes) { sum = bytes; });
    QTRY_VERIFY(sum);
    QCOMPARE(*sum, files.at(0).bytes + files.at(1).bytes);
}

void TestLibraryLabels::thousandsAreToldInPortions()
{
    constexpr int many = 1300;
    QList<AssetId> ids;
    bool made = false;
    m_fixture->store->run<QList<AssetId>>(
        m_fixture->store.get(),
        [](Database &database) -> Result<QList<AssetId>> {
            QList<AssetId> all;
            for (int i = 0; i < many; ++i) {
                AssetRow row;
                row.path = u"made-%1.png"_s.arg(i);
                row.createdAt = QDateTime::currentDateTimeUtc();
                const auto id = AssetRepository(database).insert(row);
                if (!id)
                    return id.error();
                all.append(*id);
            }
            return all;
        },
        [&](const Result<QList<AssetId>> &all) {
            ids = *all;
            made = true;
        });
    QTRY_VERIFY(made);
    QVERIFY(m_fixture->load());
    for (const AssetId id : ids)
        (void)m_fixture->library->find(id); // what is kept in memory must not stay old
    QHash<AssetId, int> told; // the rating last heard of; that the files are missing is told too
    const QObject context;
    connect(m_fixture->library.get(), &Library::assetChanged, &context, [&told](const Asset &asset) {
        if (asset.rating > 0)
            told.insert(asset.id, asset.rating);
    });
    qsizetype toldBefore = -1;
    m_fixture->library->label(ids, {.rating = 5}, [&](const LabelsChanged &done) {
        toldBefore = done.after.size() == many ? told.size() : many;
    });
    QTRY_VERIFY(toldBefore >= 0);
    QVERIFY2(toldBefore < many, "the window waited for all");
    // Said once more while the first is still being told.
    label({ids.last()}, {.rating = 2});
    QTRY_COMPARE(told.size(), many);
    QTRY_COMPARE(told.value(ids.last()), 2);
    for (const AssetId id : ids) {
        const int expected = id == ids.last() ? 2 : 5;
        QCOMPARE(told.value(id), expected);
        QCOMPARE(work(id).rating, expected);
        QCOMPARE(int(m_fixture->library->keys().find(id)->rating), expected);
    }
}

QTEST_GUILESS_MAIN(TestLibraryLabels)
#include "tst_librarylabels.moc"
