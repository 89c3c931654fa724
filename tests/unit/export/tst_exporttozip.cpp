// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttozip.h"
#include "tests/unit/export/exportrig.h"

#include <QDate>
#include <QDateTime>
#include <QFile>
#include <QIODevice>
#include <QMap>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTime>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

ExportMade made(const QString &path, const QByteArray &bytes, const QByteArray &sidecar = {})
{
    ExportMade made;
    made.path = path;
    made.extension = u"mp4"_s;
    made.source = std::make_shared<ByteSource>(bytes);
    made.pieces = {{0, bytes.size()}};
    made.sidecar = sidecar;
    made.madeAt = QDateTime(QDate(2026, 11, 21), QTime(7, 12, 34), Qt::UTC);
    return made;
}

} // namespace

class TestExportToZip : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void holdsAllFiles();
    void hasNoNameBeforeItsEnd();
    void whatIsThereStays();
    void largeFilesAreSpooled();
    void aSourceThatEndsTooSoonIsLeftOut();
    void nothingInIt();
    void calledOff();
    void otherProgramsReadIt();
    void itsNameEndsRightly();

private:
    [[nodiscard]] QString zip() const { return m_folder->filePath(u"out.zip"_s); }
    [[nodiscard]] QStringList files() const { return contentsOf(m_folder->path()).keys(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ExportTarget> m_target;
    CallOff m_off;
};

void TestExportToZip::init()
{
    m_target.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_off = CallOff();
    auto target = ExportToZip::open(zip(), m_off);
    QVERIFY(target);
    m_target = std::move(*target);
}

void TestExportToZip::holdsAllFiles()
{
    QVERIFY(m_target->place(made(u"day/狐"_s, "one", "<said/>")));
    QVERIFY(m_target->place(made(u"day/狐"_s, "two")));
    QVERIFY(m_target->place(made(u"empty"_s, {})));
    QCOMPARE(m_target->finish().value_or(QString()), zip());
    QCOMPARE(contentsOfZip(zip()), (QMap<QString, QByteArray>{{u"day/狐.mp4"_s, "one"},
                                                              {u"day/狐.mp4.xmp"_s, "<said/>"},
                                                              {u"day/狐-2.mp4"_s, "two"},
                                                              {u"empty.mp4"_s, {}}}));
}

void TestExportToZip::hasNoNameBeforeItsEnd()
{
    QVERIFY(m_target->place(made(u"fox"_s, QByteArray(3'000'000, 'x'))));
    QCOMPARE(files(), QStringList());
    m_target.reset();
    QCOMPARE(files(), QStringList());
}

void TestExportToZip::whatIsThereStays()
{
    QFile file(zip());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    auto second = ExportToZip::open(zip(), m_off);
    QVERIFY(second && (*second)->place(made(u"fox"_s, "one")));
    QCOMPARE((*second)->finish().value_or(QString()), m_folder->filePath(u"out-2.zip"_s));
    // The name was free when this one began.
    QVERIFY(m_target->place(made(u"fox"_s, "one")));
    QVERIFY(!m_target->finish());
    m_target.reset();
    QCOMPARE(bytesOf(zip()), "mine");
    QCOMPARE(files(), (QStringList{u"out-2.zip"_s, u"out.zip"_s}));
}

void TestExportToZip::largeFilesAreSpooled()
{
    const QByteArray large(40 * 1024 * 1024 + 17, 'l');
    QVERIFY(m_target->place(made(u"large"_s, large)));
    QCOMPARE(files(), QStringList());
    QVERIFY(m_target->finish());
    QCOMPARE(contentsOfZip(zip()).value(u"large.mp4"_s), large);
    QCOMPARE(files(), QStringList{u"out.zip"_s});
}

void TestExportToZip::aSourceThatEndsTooSoonIsLeftOut()
{
    ExportMade short_ = made(u"short"_s, "four");
    short_.pieces = {{0, 4000}};
    QVERIFY(!m_target->place(short_));
    QVERIFY(!m_target->broken());
    QVERIFY(m_target->place(made(u"fox"_s, "one")));
    QVERIFY(m_target->finish());
    QCOMPARE(contentsOfZip(zip()).keys(), QStringList{u"fox.mp4"_s});
}

void TestExportToZip::nothingInIt()
{
    const auto finished = m_target->finish();
    QVERIFY(finished && finished->isEmpty());
    m_target.reset();
    QCOMPARE(files(), QStringList());
}

void TestExportToZip::calledOff()
{
    QVERIFY(m_target->place(made(u"fox"_s, "one")));
    m_off.callOff();
    QVERIFY(!m_target->place(made(u"fox"_s, "one")));
    QVERIFY(!m_target->finish());
    m_target.reset();
    QCOMPARE(files(), QStringList());
}

void TestExportToZip::otherProgramsReadIt()
{
    QVERIFY(m_target->place(made(u"day/été"_s, QByteArray(100'000, 'x'), "<said/>")));
    QVERIFY(m_target->finish());
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("no other reader here");
    QProcess reader;
    reader.start(
        python,
        {u"-c"_s,
         u"import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
         "for i in z.infolist():print(ascii(i.filename),i.file_size,i.compress_type,*i.date_time[:3])"_s,
         zip()});
    QVERIFY(reader.waitForFinished());
    QCOMPARE(reader.exitCode(), 0);
    const QByteArray said = reader.readAllStandardOutput();
    QVERIFY2(said.contains(R"('day/\xe9t\xe9.mp4' 100000 0 2026 11 21)"), said.constData());
    QVERIFY2(said.contains(R"(.mp4.xmp' 7 8)"), said.constData());
}

void TestExportToZip::itsNameEndsRightly()
{
    const std::pair<QString, QString> names[] = {
        {u"a"_s, u"a.zip"_s}, {u"b.c"_s, u"b.c.zip"_s}, {u"d.ZIP"_s, u"d.zip"_s}};
    for (const auto &[wanted, is] : names) {
        auto target = ExportToZip::open(m_folder->filePath(wanted), m_off);
        QVERIFY(target && (*target)->place(made(u"fox"_s, "one")));
        QCOMPARE((*target)->finish().value_or(QString()), m_folder->filePath(is));
    }
}

QTEST_GUILESS_MAIN(TestExportToZip)
#include "tst_exporttozip.moc"
