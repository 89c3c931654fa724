// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/metadata.h"
#include "app/store/assetrepository.h"
#include "app/store/filedrepository.h"
#include "tests/unit/library/libraryfixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QMap>
#include <QProcess>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 30000;
constexpr std::chrono::milliseconds quiet(50);

//! \brief What the test asks of the second program: a line each, "rate PATH STARS" or "trash PATH".
class Orders : public QObject
{
public:
    explicit Orders(Library &library)
        : m_library(library)
        , m_notifier(0, QSocketNotifier::Read)
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, &Orders::read);
    }

private:
    void read()
    {
        std::array<char, 1000> line{};
        if (!std::fgets(line.data(), line.size(), stdin))
            return QCoreApplication::exit(0);
        const QStringList words = QString::fromUtf8(line.data()).trimmed().split(u' ');
        const AssetPtr work = m_library.atPath(words.value(1));
        if (work && words.first() == u"rate")
            m_library.label({work->id}, {.rating = words.value(2).toInt()});
        else if (work && words.first() == u"trash")
            m_library.moveToTrash({work->id});
    }

    Library &m_library;
    QSocketNotifier m_notifier;
};

void beginAsWindow(Library &library)
{
    library.setQuiet(quiet);
    library.setWriting(FileWriting::IntoFiles);
    library.watch();
}

//! DATA LIBRARY: as a window on them would do.
int runChild(const QStringList &arguments)
{
    std::setvbuf(stdin, nullptr, _IONBF, 0);
    Paths paths;
    paths.data = arguments.at(0);
    paths.cache = paths.data + u"/cache"_s;
    paths.library = arguments.at(1);
    const auto store = Store::open(paths.databaseFile());
    if (!store)
        return 3;
    const SystemClock clock;
    HttpClient http(clock);
    Library library(**store, http, clock, paths);
    const Orders orders(library);
    QObject::connect(&library, &Library::loaded, &library, [&library] {
        beginAsWindow(library);
        std::puts("ready");
        std::fflush(stdout);
    });
    library.load();
    return QCoreApplication::exec();
}

//! What one of them knows of each file.
using Knowledge = QMap<QString, QString>;

Knowledge knowledgeIn(const QString &index)
{
    Knowledge known;
    const auto database = Database::open(index, {}, Database::Access::ReadOnly);
    const auto rows =
        database ? AssetRepository(**database).newest(-1) : Result<QList<AssetRow>>(database.error());
    if (!rows)
        return known;
    for (const AssetRow &row : *rows)
        known.insert(row.path,
                     u"%1|%2|%3|%4"_s.arg(row.document, row.prompt, QString::number(row.rating), row.hash));
    return known;
}

} // namespace

//! Two programs with profiles of their own on one library folder: each work stands once in both, and what is
//! said in one is seen in the other.
class TestTwoLibraries : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void whatLandsInOneIsFoundByTheOther();
    void foundBeforeItSaysWhatItIs_data();
    void foundBeforeItSaysWhatItIs();
    void ratingsGoBothWays();
    void trashedInOneIsMissingInTheOther();
    void foreignFilesGetOneName();
    void bothAtTheSameTime();

private:
    void order(const QString &line) { m_other.write(line.toUtf8() + '\n'); }
    [[nodiscard]] Library &library() const { return *m_fixture->library; }
    [[nodiscard]] Knowledge here() const { return knowledgeIn(m_fixture->paths().databaseFile()); }
    [[nodiscard]] Knowledge there() const { return knowledgeIn(m_data->filePath(u"maquette.sqlite"_s)); }
    [[nodiscard]] bool agree(qsizetype works) const;
    [[nodiscard]] QString pathOf(AssetId id) const { return library().find(id)->path; }
    void rate(AssetId id, int stars) const { library().label({id}, {.rating = stars}); }

    QTemporaryDir m_home;
    std::unique_ptr<LibraryFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_data;
    QProcess m_other;
};

void TestTwoLibraries::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    qputenv("HOME", m_home.path().toUtf8());
}

void TestTwoLibraries::init()
{
    m_fixture = std::make_unique<LibraryFixture>();
    m_data = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(m_fixture->folder()));
    QVERIFY(m_fixture->load());
    beginAsWindow(library());
    m_other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_other.start(QCoreApplication::applicationFilePath(),
                  {u"--child"_s, m_data->path(), m_fixture->folder()});
    QVERIFY(m_other.waitForReadyRead(patience));
    m_other.readAll();
}

void TestTwoLibraries::cleanup()
{
    m_other.closeWriteChannel();
    QVERIFY(m_other.waitForFinished(patience));
    QCOMPARE(m_other.exitCode(), 0);
    m_fixture.reset();
    m_data.reset();
}

bool TestTwoLibraries::agree(qsizetype works) const
{
    const Knowledge known = here();
    if (known.size() != works || known != there())
        return false;
    for (auto one = known.cbegin(); one != known.cend(); ++one) {
        const auto said = readMetadata(m_fixture->folder() + u'/' + one.key());
        const QStringList parts = one->split(u'|');
        if (!said || said->work.documentId != parts.at(0) || said->work.prompt != parts.at(1) ||
            QString::number(said->work.rating) != parts.at(2))
            return false;
    }
    return true;
}

void TestTwoLibraries::whatLandsInOneIsFoundByTheOther()
{
    for (int i = 0; i < 4; ++i)
        m_fixture->landed(encoded(paintedPicture({40 + i, 30}), i % 2 == 0 ? "png" : "jpg"));
    QTRY_VERIFY_WITH_TIMEOUT(agree(4), patience);
    for (const QString &known : there())
        QVERIFY2(known.contains(u"A red fox"), qPrintable(known));
}

void TestTwoLibraries::foundBeforeItSaysWhatItIs_data()
{
    QTest::addColumn<bool>("rated");
    QTest::newRow("as it is") << false;
    QTest::newRow("rated by the other") << true;
}

void TestTwoLibraries::foundBeforeItSaysWhatItIs()
{
    QFETCH(bool, rated);
    library().setWriting(FileWriting::Off);
    const AssetId id = m_fixture->landed(encoded(paintedPicture({40, 30}), "png"));
    QTRY_VERIFY_WITH_TIMEOUT(there().size() == 1, patience);
    QVERIFY(!there().first().contains(u"A red fox"));
    if (rated) {
        order(u"rate %1 5"_s.arg(pathOf(id)));
        QTRY_COMPARE_WITH_TIMEOUT(
            readMetadata(library().absolutePath(*library().find(id))).value_or(FoundMetadata()).work.rating,
            5, patience);
    }
    library().setWriting(FileWriting::IntoFiles);
    QTRY_VERIFY_WITH_TIMEOUT(agree(1), patience);
    QCOMPARE(library().find(id)->prompt, u"A red fox in the snow, at dawn"_s);
    QVERIFY(there().first().contains(u"A red fox"));
}

void TestTwoLibraries::ratingsGoBothWays()
{
    const AssetId one = m_fixture->landed(encoded(paintedPicture({40, 30}), "png"));
    const AssetId two = m_fixture->landed(encoded(paintedPicture({41, 30}), "png"));
    QTRY_VERIFY_WITH_TIMEOUT(agree(2), patience);
    rate(one, 3);
    QTRY_VERIFY_WITH_TIMEOUT(agree(2) && there().value(pathOf(one)).contains(u"|3|"_s), patience);
    order(u"rate %1 5"_s.arg(pathOf(two)));
    QTRY_VERIFY_WITH_TIMEOUT(library().find(two)->rating == 5 && agree(2), patience);
    order(u"rate %1 1"_s.arg(pathOf(one)));
    QTRY_VERIFY_WITH_TIMEOUT(library().find(one)->rating == 1 && agree(2), patience);
}

void TestTwoLibraries::trashedInOneIsMissingInTheOther()
{
    const AssetId one = m_fixture->landed(encoded(paintedPicture({40, 30}), "png"));
    m_fixture->landed(encoded(paintedPicture({41, 30}), "png"));
    QTRY_VERIFY_WITH_TIMEOUT(agree(2), patience);
    QSignalSpy trashed(&library(), &Library::trashed);
    order(u"trash %1"_s.arg(pathOf(one)));
    QTRY_VERIFY_WITH_TIMEOUT(library().isMissing(one), patience);
    QCOMPARE(library().count(), 2);
    QCOMPARE(there().size(), 1);
}

void TestTwoLibraries::foreignFilesGetOneName()
{
    QVERIFY(paintedPicture({50, 30}).save(m_fixture->folder() + u"/photo.png"_s));
    QTRY_VERIFY_WITH_TIMEOUT(here().size() == 1 && here() == there(), patience);
    rate(library().newest().first().id, 2);
    QTRY_VERIFY_WITH_TIMEOUT(agree(1), patience);
    QVERIFY(there().first().contains(u"|2|"_s));
}

void TestTwoLibraries::bothAtTheSameTime()
{
    constexpr int works = 12;
    QList<AssetId> ids;
    for (int i = 0; i < works; ++i) {
        ids.append(m_fixture->landed(encoded(paintedPicture({40 + i, 30}), "png")));
        // Some of them are rated by the other before it knows what they are.
        order(u"rate %1 %2"_s.arg(pathOf(ids.last())).arg(1 + i % 5));
        if (i % 3 == 0)
            rate(ids.at(i / 2), 5 - i % 5);
    }
    for (int i = 0; i < works; ++i) {
        rate(ids.at(i), 1 + (i + 1) % 5);
        order(u"rate %1 %2"_s.arg(pathOf(ids.at(i))).arg(1 + (i + 2) % 5));
    }
    QTRY_VERIFY_WITH_TIMEOUT(agree(works), patience);
    QCOMPARE(library().count(), works);
    for (const AssetId id : std::as_const(ids)) {
        QVERIFY(!library().isMissing(id));
        QCOMPARE(library().find(id)->prompt, u"A red fox in the snow, at dawn"_s);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--child")
        return runChild(arguments.mid(2));
    TestTwoLibraries test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_twolibraries.moc"
