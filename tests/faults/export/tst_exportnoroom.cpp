// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tinydisk.h"
#include "tests/unit/export/exportrig.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! No file may grow over \a bytes, as on a disk that fills up while it is written to.
class SizeLimit
{
public:
    explicit SizeLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    SizeLimit(const SizeLimit &) = delete;
    SizeLimit &operator=(const SizeLimit &) = delete;

private:
    rlimit m_before{};
};

} // namespace

//! Full, read-only and vanished disks below an export, and below the library it reads.
class TestExportNoRoom : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aFolderFillsUp();
    void aFileThatGetsNoMoreRoom();
    void aZipFillsUp();
    void aReadOnlyDisk();
    void theTargetVanishes();
    void theLibraryVanishes();

private:
    std::unique_ptr<ExportRig> m_rig;
    QList<AssetId> m_ids;
};

void TestExportNoRoom::init()
{
    m_rig = std::make_unique<ExportRig>();
    m_ids = m_rig->addMany(8, heavyPicture(400)); // half a MiB each
    m_ids.append(
        m_rig->add(encoded(paintedPicture({20, 20}), "png"), m_rig->work(u"2026-11-21/small.png"_s)));
    QVERIFY(m_rig->load());
}

void TestExportNoRoom::aFolderFillsUp()
{
    const auto before = m_rig->originals();
    TinyDisk disk(m_rig->target(), 3 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    const auto outcome = m_rig->run(m_rig->toFolder(), m_ids);
    QVERIFY(!outcome.error);
    QVERIFY(outcome.count.written >= 2 && outcome.count.failed >= 4);
    QCOMPARE(outcome.count.done(), m_ids.size());
    for (const ExportFailure &failure : outcome.failures)
        QCOMPARE(failure.error.kind, ErrorKind::DiskFull);
    const auto there = contentsOf(m_rig->target());
    QCOMPARE(there.size(), outcome.count.written); // the small one among them
    QVERIFY(there.contains(u"small.png"_s));
    for (const QByteArray &bytes : there)
        QVERIFY(!QImage::fromData(bytes).isNull());
    QCOMPARE(m_rig->originals(), before);
    QVERIFY(disk.resize(64 << 20));
    const auto again = m_rig->run(m_rig->toFolder(), m_ids);
    QCOMPARE(again.count.present, outcome.count.written);
    QCOMPARE(again.count.written, outcome.count.failed);
}

void TestExportNoRoom::aFileThatGetsNoMoreRoom()
{
    const SizeLimit limit(100'000);
    const auto outcome = m_rig->run(m_rig->toFolder(), m_ids);
    QCOMPARE(outcome.count.written, 1);
    QCOMPARE(outcome.failures.first().error.kind, ErrorKind::DiskFull);
    QCOMPARE(contentsOf(m_rig->target()).keys(), QStringList{u"small.png"_s});
    ExportPlan zip = m_rig->toZip();
    QCOMPARE(m_rig->run(zip, m_ids).error->kind, ErrorKind::DiskFull);
    QVERIFY(!QFile::exists(m_rig->zip()));
}

void TestExportNoRoom::aZipFillsUp()
{
    TinyDisk disk(m_rig->target(), 2 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    ExportPlan plan = m_rig->toZip();
    plan.target = m_rig->target() + u"/out.zip"_s;
    const auto outcome = m_rig->run(plan, m_ids);
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->kind, ErrorKind::DiskFull);
    QVERIFY(outcome.target.isEmpty());
    QVERIFY(contentsOf(m_rig->target()).isEmpty());
    QVERIFY(disk.resize(64 << 20));
    QCOMPARE(m_rig->run(plan, m_ids).count.written, m_ids.size());
}

void TestExportNoRoom::aReadOnlyDisk()
{
    TinyDisk disk(m_rig->target(), 8 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    QVERIFY(disk.setReadOnly(true));
    const auto outcome = m_rig->run(m_rig->toFolder(), m_ids);
    QCOMPARE(outcome.count.failed, m_ids.size());
    QCOMPARE(outcome.failures.first().error.kind, ErrorKind::FileAccess);
    ExportPlan plan = m_rig->toZip();
    plan.target = m_rig->target() + u"/out.zip"_s;
    QCOMPARE(m_rig->run(plan, m_ids).error->kind, ErrorKind::FileAccess);
}

void TestExportNoRoom::theTargetVanishes()
{
    ExportPlan plan = m_rig->toFolder();
    plan.format = ExportPlan::Format::WebP;
    ExportRun run(m_rig->library(), m_ids, plan);
    std::optional<ExportOutcome> outcome;
    connect(&run, &ExportRun::finished, this, [&](const ExportOutcome &how) { outcome = how; });
    run.start();
    QTRY_VERIFY(run.count().written > 0);
    QVERIFY(QDir().rename(m_rig->target(), m_rig->target() + u"-away"));
    QTRY_VERIFY(outcome);
    QVERIFY(outcome->count.failed > 0);
    QCOMPARE(outcome->failures.first().error.kind, ErrorKind::FileAccess);
    QVERIFY(!QFile::exists(m_rig->target()));
    QCOMPARE(contentsOf(m_rig->target() + u"-away").size(), outcome->count.written);
}

void TestExportNoRoom::theLibraryVanishes()
{
    QVERIFY(QDir().rename(m_rig->fixture().folder(), m_rig->fixture().folder() + u"-away"));
    const auto outcome = m_rig->run(m_rig->toFolder(), m_ids);
    QCOMPARE(outcome.count.failed, m_ids.size());
    QVERIFY(contentsOf(m_rig->target()).isEmpty());
    const auto zip = m_rig->run(m_rig->toZip(), m_ids);
    QCOMPARE(zip.count.failed, m_ids.size());
    QVERIFY(!QFile::exists(m_rig->zip()));
}

int main(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN);
    (void)enterMountNamespace(); // a test that needs it says so
    QCoreApplication application(argc, argv);
    TestExportNoRoom test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exportnoroom.moc"
