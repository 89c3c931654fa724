// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/metadata.h"
#include "app/store/assetrepository.h"
#include "app/store/filedrepository.h"
#include "tests/unit/library/libraryfixture.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QIODevice>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <thread>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! \brief Kills this process at the n-th statement from the first on that looks for work.
class KillAt
{
public:
    explicit KillAt(int number, FaultPoint point)
        : m_number(number)
        , m_point(point)
    {}
    std::optional<Error> operator()(const QString &sql, FaultPoint point)
    {
        m_armed = m_armed || sql.contains(u"revision <> filed_revision AND removed_at"_s);
        if (m_armed && point == m_point && ++m_seen == m_number)
            std::raise(SIGKILL);
        return {};
    }

private:
    int m_number;
    FaultPoint m_point;
    int m_seen = 0;
    bool m_armed = false;
};

Paths pathsIn(const QString &folder)
{
    Paths paths;
    paths.data = folder;
    paths.cache = folder + u"/cache"_s;
    paths.library = folder + u"/Pictures/Maquette"_s;
    return paths;
}

//! Writes all that is marked in FOLDER: FOLDER NUMBER before|after.
int runChild(const QStringList &arguments)
{
    const Paths paths = pathsIn(arguments.at(0));
    const auto point = arguments.at(2) == u"before" ? FaultPoint::Before : FaultPoint::After;
    const auto kill = std::make_shared<KillAt>(arguments.at(1).toInt(), point);
    const auto store = Store::open(
        paths.databaseFile(), [kill](const QString &sql, FaultPoint where) { return (*kill)(sql, where); });
    if (!store)
        return 3;
    const SystemClock clock;
    HttpClient http(clock);
    Library library(**store, http, clock, paths);
    // A file that a kill left between the old row and the new one is told by a scan.
    QObject::connect(&library, &Library::scanEnded, QCoreApplication::instance(),
                     [] { QCoreApplication::exit(0); });
    QObject::connect(&library, &Library::filesWritten, &library, [&library] { library.scan(); });
    library.setQuiet(std::chrono::milliseconds(1));
    QObject::connect(&library, &Library::loaded, &library,
                     [&library] { library.setWriting(FileWriting::IntoFiles); });
    library.load();
    return QCoreApplication::exec();
}

} // namespace

//! A kill at any step between a mark and the row that takes over what its file became.
class TestFileWriterKills : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyStatement_data();
    void everyStatement();
    void anyMoment();

private:
    //! Its exit code, or -1 when it was killed.
    int run(int number, const QString &point, std::chrono::microseconds after = {}) const;
    [[nodiscard]] QString fault(bool isOver) const;

    std::unique_ptr<LibraryFixture> m_fixture;
    QHash<AssetId, QByteArray> m_originals;
};

void TestFileWriterKills::init()
{
    m_originals.clear();
    m_fixture = std::make_unique<LibraryFixture>();
    QVERIFY(m_fixture->load());
    for (const QByteArray &body : {heavyPicture(700), encoded(paintedPicture({60, 40}), "jpg")})
        m_originals.insert(m_fixture->landed(body), body);
    const QByteArray clip = testFile(u"grey-48-frames.mp4"_s);
    m_originals.insert(m_fixture->landed(clip, MediaKind::Video), clip);
    m_fixture->library.reset();
    m_fixture->http.reset();
    m_fixture->store.reset();
}

int TestFileWriterKills::run(int number, const QString &point, std::chrono::microseconds after) const
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"*.info=false"_s);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(),
                {u"--child"_s, m_fixture->paths().data, QString::number(number), point});
    if (!child.waitForStarted())
        return -2;
    if (after.count() > 0) {
        // Nothing is waited for here: the moment itself is what is tried.
        std::this_thread::sleep_for(after);
        child.kill();
    }
    if (!child.waitForFinished())
        return -2;
    return child.exitStatus() == QProcess::NormalExit ? child.exitCode() : -1;
}

//! Empty, or what is not as it must be after a kill; \a isOver: when all was written.
QString TestFileWriterKills::fault(bool isOver) const
{
    const auto database = Database::open(m_fixture->paths().databaseFile(), {}, Database::Access::ReadOnly);
    if (!database)
        return u"no database"_s;
    for (auto one = m_originals.cbegin(); one != m_originals.cend(); ++one) {
        const auto row = AssetRepository(**database).find(one.key());
        if (!row || !*row)
            return u"no row"_s;
        const QString name = m_fixture->folder() + u'/' + (*row)->path;
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return u"gone: "_s + name;
        const QByteArray bytes = file.readAll();
        if (QImage::fromData(bytes) != QImage::fromData(*one))
            return u"other pixels: "_s + name;
        if (!isOver)
            continue;
        const auto found = readMetadata(name);
        if (FiledRepository(**database).isMarked(one.key()).value_or(true))
            return u"still marked: "_s + name;
        if (!found || found->work.prompt != (*row)->prompt || found->work.documentId != (*row)->document)
            return u"says something else: "_s + name;
        if ((*row)->hash !=
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()))
            return u"another hash: "_s + name;
        if ((*row)->bytes != bytes.size())
            return u"another size: "_s + name;
    }
    const QStringList left = m_fixture->files();
    const qsizetype sidecars = 1; // the clip's
    if (isOver && left.size() != m_originals.size() + sidecars)
        return u"left behind: "_s + left.join(u' ');
    return {};
}

void TestFileWriterKills::everyStatement_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("before") << u"before"_s;
    QTest::newRow("after") << u"after"_s;
}

void TestFileWriterKills::everyStatement()
{
    QFETCH(QString, point);
    constexpr int fewest = 15; // three works: a look, a row, and what becomes of it
    // Each run of the tests takes a third of the statements, another one each time; nightly takes all.
    const int step = qEnvironmentVariableIsSet("MAQUETTE_NIGHTLY") ? 1 : 3;
    int number = 1 + QRandomGenerator::global()->bounded(step);
    qInfo("every statement from the %d. on in steps of %d", number, step);
    for (;; number += step) {
        init();
        const int code = run(number, point);
        QCOMPARE(fault(code == 0), QString());
        if (code == 0)
            break;
        QCOMPARE(code, -1);
        QCOMPARE(run(0, point), 0);
        QCOMPARE(fault(true), QString());
    }
    QVERIFY2(number > fewest, qPrintable(QString::number(number)));
}

void TestFileWriterKills::anyMoment()
{
    constexpr int tries = 12;
    constexpr int longest = 120'000; // microseconds
    int killed = 0;
    for (int i = 0; i < tries; ++i) {
        init();
        const std::chrono::microseconds after(1000 + QRandomGenerator::global()->bounded(longest));
        killed += run(0, u"before"_s, after) == -1;
        const QString said = QStringLiteral("after %1 us: ").arg(after.count());
        QVERIFY2(fault(false).isEmpty(), qPrintable(said + fault(false)));
        QCOMPARE(run(0, u"before"_s), 0);
        QVERIFY2(fault(true).isEmpty(), qPrintable(said + fault(true)));
    }
    QVERIFY(killed > 0);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--child")
        return runChild(arguments.mid(2));
    TestFileWriterKills test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_filewriterkills.moc"
