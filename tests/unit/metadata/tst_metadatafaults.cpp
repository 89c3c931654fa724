// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/metadata/samplefiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Where writing fails nothing half is left, and what was there stays.
class TestMetadataFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void missingFile();
    void noFolder();
    void notAFile();
    void fullDisk();
    void fullDiskForTheSidecar();
    void cutFiles_data();
    void cutFiles();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace
{

//! \brief No file may grow over a size while it lives.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_old);
        rlimit small = m_old;
        small.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &small);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &m_old); }

private:
    rlimit m_old = {};
};

} // namespace

void TestMetadataFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestMetadataFaults::missingFile()
{
    const auto read = readMetadata(path(u"none.png"_s));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::FileAccess);
    const auto written = embedMetadata(path(u"none.png"_s), path(u"out.png"_s), samples::fullWork());
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileAccess);
    QVERIFY(files().isEmpty());
}

void TestMetadataFaults::noFolder()
{
    samples::write(path(u"in.png"_s), samples::png());
    const auto written = embedMetadata(path(u"in.png"_s), path(u"gone/out.png"_s), samples::fullWork());
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileAccess);
    QVERIFY(!writeSidecar(path(u"gone/in.png"_s), samples::fullWork()));
    QCOMPARE(files(), QStringList{u"in.png"_s});
}

void TestMetadataFaults::notAFile()
{
    samples::write(path(u"in.png"_s), samples::png());
    QVERIFY(QDir().mkdir(path(u"folder"_s)));
    QCOMPARE(mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    QCOMPARE(readMetadata(path(u"folder"_s)).error().kind, ErrorKind::FileAccess);
    QCOMPARE(readMetadata(path(u"pipe"_s)).error().kind, ErrorKind::FileAccess);
    QVERIFY(!embedMetadata(path(u"in.png"_s), path(u"folder"_s), samples::fullWork()));
    QVERIFY(!embedMetadata(path(u"in.png"_s), path(u"pipe"_s), samples::fullWork()));
    QVERIFY(!embedMetadata(path(u"pipe"_s), path(u"out"_s), samples::fullWork()));
    QCOMPARE(files(), (QStringList{u"folder"_s, u"in.png"_s, u"pipe"_s}));
}

void TestMetadataFaults::fullDisk()
{
    for (const QByteArray &kind : samples::kinds()) {
        samples::write(path(u"in"_s), samples::of(kind));
        samples::write(path(u"out"_s), "as it was");
        const SmallDisk disk(100);
        const auto written = embedMetadata(path(u"in"_s), path(u"out"_s), samples::fullWork());
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::DiskFull);
        QCOMPARE(samples::read(path(u"out"_s)), QByteArray("as it was"));
        QCOMPARE(files(), (QStringList{u"in"_s, u"out"_s}));
    }
}

void TestMetadataFaults::fullDiskForTheSidecar()
{
    samples::write(path(u"in"_s), samples::clip());
    const SmallDisk disk(1000); // the clip has 524 bytes, its sidecar some thousand
    const auto written = embedMetadata(path(u"in"_s), path(u"out"_s), samples::fullWork());
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::DiskFull);
    QCOMPARE(files(), QStringList{u"in"_s});
    QVERIFY(!writeSidecar(path(u"in"_s), samples::fullWork()));
    QCOMPARE(files(), QStringList{u"in"_s});
}

void TestMetadataFaults::cutFiles_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const QByteArray &kind : samples::kinds())
        QTest::newRow(kind.constData()) << kind;
}

void TestMetadataFaults::cutFiles()
{
    QFETCH(QByteArray, kind);
    const QByteArray whole = samples::of(kind);
    for (qsizetype length = 0; length < whole.size(); length += 1 + whole.size() / 97) {
        samples::write(path(u"in"_s), whole.left(length));
        QFile::remove(path(u"out"_s));
        QVERIFY(readMetadata(path(u"in"_s)));
        const auto written = embedMetadata(path(u"in"_s), path(u"out"_s), samples::fullWork());
        QCOMPARE(written.has_value(), QFile::exists(path(u"out"_s)));
        QVERIFY(written || written.error().kind == ErrorKind::DamagedFile);
        QVERIFY(!written || readMetadata(path(u"out"_s))->work == samples::fullWork());
    }
}

QTEST_GUILESS_MAIN(TestMetadataFaults)
#include "tst_metadatafaults.moc"
