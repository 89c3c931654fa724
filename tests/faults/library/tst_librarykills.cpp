// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/libraryscan.h"
#include "app/metadata/metadata.h"
#include "app/store/assetrepository.h"
#include "tests/unit/library/libraryfixture.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QIODevice>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int worksThere = 40;
constexpr int patience = 60000;

//! \brief Kills this process at the n-th statement after start().
struct KillAt
{
    int number = 0; //!< 0: never
    FaultPoint point = FaultPoint::Before;
    std::atomic<bool> begun = false;
    int seen = 0;

    std::optional<Error> operator()(FaultPoint at)
    {
        if (begun && at == point && ++seen == number)
            std::raise(SIGKILL);
        return {};
    }
};

Paths pathsIn(const QString &folder)
{
    Paths paths;
    paths.data = folder;
    paths.cache = folder + u"/cache"_s;
    paths.library = folder + u"/Pictures/Maquette"_s;
    return paths;
}

QList<AssetId> idsIn(const Library &library)
{
    QList<AssetId> ids;
    for (const Asset &work : library.newest())
        ids.append(work.id);
    return ids;
}

//! \brief What the artist does in the program that is killed.
class Child
{
public:
    Child(Library &library, KillAt &kill)
        : m_library(library)
        , m_kill(kill)
    {}

    void begin(const QString &task)
    {
        if (task == u"scan") {
            QObject::connect(&m_library, &Library::scanEnded, QCoreApplication::instance(),
                             [](const ScanOutcome &outcome) {
                                 if (outcome.unhashed == 0)
                                     QCoreApplication::exit(outcome.error ? 4 : 0);
                             });
            go();
            m_library.scan();
        } else if (task == u"label") {
            go();
            m_library.label(idsIn(m_library), {.rating = 5, .addTags = {u"kept"_s}},
                            [](const LabelsChanged &) { QCoreApplication::exit(0); });
        } else if (task == u"write") {
            QObject::connect(&m_library, &Library::filesWritten, QCoreApplication::instance(),
                             [] { QCoreApplication::exit(0); });
            m_library.setQuiet(std::chrono::milliseconds(1));
            go();
            m_library.setWriting(FileWriting::IntoFiles);
        } else {
            trash(task == u"restore");
        }
    }

private:
    void trash(bool andBack)
    {
        QObject::connect(&m_library, &Library::actionFailed, QCoreApplication::instance(),
                         [] { QCoreApplication::exit(5); });
        QObject::connect(&m_library, &Library::restored, QCoreApplication::instance(),
                         [] { QCoreApplication::exit(0); });
        QObject::connect(&m_library, &Library::trashed, QCoreApplication::instance(),
                         [this, andBack](const auto &works) {
                             if (!andBack)
                                 return QCoreApplication::exit(0);
                             go();
                             m_library.restoreFromTrash(works);
                         });
        if (!andBack)
            go();
        m_library.moveToTrash(idsIn(m_library));
    }

    void go()
    {
        m_kill.begun = true;
        std::puts("go");
        std::fflush(stdout);
    }

    Library &m_library;
    KillAt &m_kill;
};

//! FOLDER TASK NUMBER before|after.
int runChild(const QStringList &arguments)
{
    const Paths paths = pathsIn(arguments.at(0));
    const auto kill = std::make_shared<KillAt>();
    kill->number = arguments.at(2).toInt();
    kill->point = arguments.at(3) == u"before" ? FaultPoint::Before : FaultPoint::After;
    const auto store = Store::open(paths.databaseFile(),
                                   [kill](const QString &, FaultPoint where) { return (*kill)(where); });
    if (!store)
        return 3;
    const SystemClock clock;
    HttpClient http(clock);
    Library library(**store, http, clock, paths);
    Child child(library, *kill);
    QObject::connect(&library, &Library::loaded, &library, [&] { child.begin(arguments.at(1)); });
    library.load();
    return QCoreApplication::exec();
}

} // namespace

//! A kill while a folder is read, works are rated, go to the trash or come back: after the next start each
//! work is whole, once, and either in the library or in the trash.
class TestLibraryKills : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anyMoment_data();
    void anyMoment();
    void everyStatement_data();
    void everyStatement();
    void whileFilesMove_data();
    void whileFilesMove();

private:
    void makeLibrary(const QString &task);
    //! Its exit code, or -1 when it was killed: after \a after, counted from its "go", or when \a seen.
    int run(const QString &task, std::chrono::microseconds after = {}, const std::function<bool()> &seen = {},
            int number = 0, const QString &point = u"before"_s) const;
    void startAgain(const QString &task) const;
    [[nodiscard]] QString fault(const QString &task) const;
    [[nodiscard]] QString rowFault(const AssetRow &row, QHash<QString, int> &seen) const;
    [[nodiscard]] QString folder() const { return pathsIn(m_folder->path()).library; }
    [[nodiscard]] QString trashed() const { return m_home.filePath(u"Trash/files"_s); }
    [[nodiscard]] static QString pictureIn(const QString &file);

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    QSet<QString> m_pictures; //!< each work by its pixels
};

void TestLibraryKills::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    qputenv("HOME", m_home.path().toUtf8());
}

QString TestLibraryKills::pictureIn(const QString &file)
{
    const QImage image = QImage(file).convertToFormat(QImage::Format_RGB32);
    if (image.isNull())
        return {};
    const auto bytes =
        QByteArray::fromRawData(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
}

//! Works in the artist's own folders; every third has a sidecar, every fourth says what it is.
void TestLibraryKills::makeLibrary(const QString &task)
{
    QDir(m_home.filePath(u"Trash"_s)).removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    m_pictures.clear();
    QVERIFY(QDir().mkpath(folder() + u"/of mine"_s));
    for (int i = 0; i < worksThere; ++i) {
        const QString file = folder() + u"/of mine/%1.png"_s.arg(i);
        QVERIFY(paintedPicture({40 + i, 30}).save(file));
        m_pictures.insert(pictureIn(file));
        WorkMetadata said;
        said.prompt = u"A fox"_s;
        said.documentId = u"11111111-2222-4333-8444-%1"_s.arg(i, 12, 10, QLatin1Char('0'));
        if (i % 4 == 1)
            QVERIFY(embedMetadata(file, file, said).has_value());
        if (i % 3 == 1)
            QVERIFY(writeSidecar(file, said).has_value());
    }
    if (task != u"scan")
        QCOMPARE(run(u"scan"_s), 0);
    if (task == u"write")
        QCOMPARE(run(u"label"_s), 0);
}

int TestLibraryKills::run(const QString &task, std::chrono::microseconds after,
                          const std::function<bool()> &seen, int number, const QString &point) const
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"*.info=false;*.warning=false"_s);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(),
                {u"--child"_s, m_folder->path(), task, QString::number(number), point});
    // It may have said so, and be gone, before anybody waits.
    if (!child.waitForStarted() ||
        (child.bytesAvailable() == 0 && !child.waitForReadyRead(patience) && child.bytesAvailable() == 0))
        return -2;
    if (after.count() > 0) {
        // Nothing is waited for here: the moment itself is what is tried.
        std::this_thread::sleep_for(after);
        child.kill();
    }
    while (seen && child.state() == QProcess::Running && !child.waitForFinished(0)) {
        if (seen())
            child.kill();
    }
    if (child.state() != QProcess::NotRunning && !child.waitForFinished(patience))
        return -2;
    return child.exitStatus() == QProcess::NormalExit ? child.exitCode() : -1;
}

//! As the window does: reads the folder, and writes what is to be written.
void TestLibraryKills::startAgain(const QString &task) const
{
    QCOMPARE(run(u"scan"_s), 0);
    if (task == u"label" || task == u"write") {
        QCOMPARE(run(u"write"_s), 0);
        QCOMPARE(run(u"scan"_s), 0);
    }
}

//! Empty, or what is wrong with a work that the library shows. \a seen counts the pictures.
QString TestLibraryKills::rowFault(const AssetRow &row, QHash<QString, int> &seen) const
{
    const QString name = folder() + u'/' + row.path;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return u"shown, but gone: "_s + row.path;
    const QByteArray bytes = file.readAll();
    if (row.hash != QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()))
        return u"another hash: "_s + row.path;
    const QString picture = pictureIn(name);
    if (!m_pictures.contains(picture))
        return u"other pixels: "_s + row.path;
    ++seen[picture];
    const auto found = readMetadata(name);
    if (!found || (found->isOwn && found->work.rating != row.rating))
        return u"its file says another rating: "_s + row.path;
    return {};
}

//! Empty, or what does not hold.
QString TestLibraryKills::fault(const QString &task) const
{
    const auto database =
        Database::open(pathsIn(m_folder->path()).databaseFile(), {}, Database::Access::ReadOnly);
    const auto rows =
        database ? AssetRepository(**database).newest(-1) : Result<QList<AssetRow>>(database.error());
    if (!rows)
        return u"no index"_s;
    QHash<QString, int> seen;
    QSet<int> ratings;
    for (const AssetRow &row : *rows) {
        if (const QString wrong = rowFault(row, seen); !wrong.isEmpty())
            return wrong;
        ratings.insert(row.rating);
    }
    const QDir trash(trashed());
    for (const QString &name : trash.entryList({u"*.png"_s}, QDir::Files)) {
        ++seen[pictureIn(trash.filePath(name))];
        if (!QFileInfo::exists(trash.filePath(u"../info/%1.trashinfo"_s.arg(name))))
            return u"in the trash without a note: "_s + name;
    }
    for (const QString &picture : m_pictures) {
        if (seen.value(picture) != 1)
            return u"a work stands %1 times"_s.arg(seen.value(picture));
    }
    if (task != u"trash" && task != u"restore" && rows->size() != worksThere)
        return u"%1 works"_s.arg(rows->size());
    if (ratings.size() > 1)
        return u"half of them are rated"_s;
    const QDir works(folder() + u"/of mine"_s);
    for (const QString &name : works.entryList(QDir::Files | QDir::Hidden)) {
        const bool isWork = name.endsWith(u".png");
        const bool isSidecar = name.endsWith(u".xmp") && works.exists(name.chopped(4));
        if (!isWork && !isSidecar)
            return u"left behind: "_s + name;
    }
    return {};
}

void TestLibraryKills::anyMoment_data()
{
    QTest::addColumn<QString>("task");
    for (const QString &task : {u"scan"_s, u"label"_s, u"write"_s, u"trash"_s, u"restore"_s})
        QTest::newRow(qPrintable(task)) << task;
}

void TestLibraryKills::anyMoment()
{
    QFETCH(QString, task);
    constexpr int tries = 10;
    makeLibrary(task);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(run(task), 0);
    int longest = int(timer.nsecsElapsed() / 1000);
    int killed = 0;
    for (int i = 0; i < tries; ++i) {
        makeLibrary(task);
        const std::chrono::microseconds after(1 + QRandomGenerator::global()->bounded(longest));
        const bool isKilled = run(task, after) == -1;
        killed += isKilled;
        if (!isKilled)
            longest = std::max(10, int(after.count())); // it was over by then
        startAgain(task);
        const QString wrong = fault(task);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"after %1 us: %2"_s.arg(after.count()).arg(wrong)));
    }
    QVERIFY(killed > 0);
}

void TestLibraryKills::everyStatement_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("point");
    QTest::addColumn<int>("step"); // where there are hundreds of them
    QTest::newRow("trash, before") << u"trash"_s << u"before"_s << 9;
    QTest::newRow("trash, after") << u"trash"_s << u"after"_s << 9;
    QTest::newRow("restore, before") << u"restore"_s << u"before"_s << 23;
    QTest::newRow("label, before") << u"label"_s << u"before"_s << 61;
    QTest::newRow("scan, before") << u"scan"_s << u"before"_s << 61;
    QTest::newRow("scan, after") << u"scan"_s << u"after"_s << 67;
}

void TestLibraryKills::everyStatement()
{
    QFETCH(QString, task);
    QFETCH(QString, point);
    QFETCH(int, step);
    int kills = 0;
    for (int number = 1;; number += step) {
        makeLibrary(task);
        const int code = run(task, {}, {}, number, point);
        kills += code == -1;
        startAgain(task);
        const QString wrong = fault(task);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"at statement %1: %2"_s.arg(number).arg(wrong)));
        if (code == 0)
            break;
        QCOMPARE(code, -1);
    }
    QVERIFY(kills > 2);
}

void TestLibraryKills::whileFilesMove_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<int>("moved");
    for (const int moved : {1, 2, worksThere / 2, worksThere - 1}) {
        QTest::addRow("trash, %d", moved) << u"trash"_s << moved;
        QTest::addRow("restore, %d", moved) << u"restore"_s << moved;
    }
}

void TestLibraryKills::whileFilesMove()
{
    QFETCH(QString, task);
    QFETCH(int, moved);
    makeLibrary(task);
    const QDir there(task == u"trash" ? trashed() : QString(folder() + u"/of mine"_s));
    const auto seen = [&there, wanted = moved] {
        return there.entryList({u"*.png"_s}, QDir::Files).size() >= wanted;
    };
    run(task, {}, seen);
    startAgain(task);
    QCOMPARE(fault(task), QString());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--child")
        return runChild(arguments.mid(2));
    TestLibraryKills test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_librarykills.moc"
