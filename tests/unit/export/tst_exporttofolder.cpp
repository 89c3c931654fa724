// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttofolder.h"
#include "tests/unit/export/exportrig.h"

#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

ExportMade made(const QString &path, const QByteArray &bytes, const QByteArray &sidecar = {})
{
    ExportMade made;
    made.path = path;
    made.extension = u"png"_s;
    made.source = std::make_shared<ByteSource>(bytes);
    made.pieces = {{0, 0, "head"}, {0, bytes.size()}};
    made.sidecar = sidecar;
    return made;
}

} // namespace

class TestExportToFolder : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void filesStandBelowIt();
    void whatIsThereStays();
    void theSameIsNotWrittenTwice();
    void sidecars();
    void aLinkIsNotFollowed();
    void aFileInTheWayOfAFolder();
    void aVanishedFolderIsNotMadeAnew();
    void neverInTheLibrary();

private:
    [[nodiscard]] QString out() const { return m_folder->filePath(u"a/out"_s); }
    void put(const QString &name, const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ExportTarget> m_target;
};

void TestExportToFolder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto target = ExportToFolder::open(out(), CallOff());
    QVERIFY(target);
    m_target = std::move(*target);
}

void TestExportToFolder::put(const QString &name, const QByteArray &bytes) const
{
    QFile file(out() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
}

void TestExportToFolder::filesStandBelowIt()
{
    QVERIFY(*m_target->place(made(u"day/fox"_s, "one")));
    QVERIFY(*m_target->place(made(u"fox"_s, "two")));
    QVERIFY(*m_target->place(made(u"fox"_s, "three")));
    QCOMPARE(contentsOf(out()),
             (QMap<QString, QByteArray>{
                 {u"day/fox.png"_s, "headone"}, {u"fox.png"_s, "headtwo"}, {u"fox-2.png"_s, "headthree"}}));
    QCOMPARE(m_target->finish().value_or(QString()), out());
}

void TestExportToFolder::whatIsThereStays()
{
    put(u"fox.png"_s, "another");
    put(u"fox-2.png"_s, "headonE"); // of the same length
    QVERIFY(*m_target->place(made(u"fox"_s, "one")));
    QCOMPARE(contentsOf(out()).value(u"fox.png"_s), "another");
    QCOMPARE(contentsOf(out()).value(u"fox-2.png"_s), "headonE");
    QCOMPARE(contentsOf(out()).value(u"fox-3.png"_s), "headone");
}

void TestExportToFolder::theSameIsNotWrittenTwice()
{
    put(u"fox.png"_s, "headone");
    const auto placed = m_target->place(made(u"fox"_s, "one"));
    QVERIFY(placed && !*placed);
    QCOMPARE(contentsOf(out()).size(), 1);
    // Two works that are the same within one export are two files.
    QVERIFY(*m_target->place(made(u"fox"_s, "one")));
    QCOMPARE(contentsOf(out()).size(), 2);
}

void TestExportToFolder::sidecars()
{
    QVERIFY(*m_target->place(made(u"clip"_s, "one", "said")));
    QCOMPARE(contentsOf(out()).value(u"clip.png.xmp"_s), "said");
    put(u"other.png.xmp"_s, "of another");
    QVERIFY(*m_target->place(made(u"other"_s, "one", "said")));
    QVERIFY(*m_target->place(made(u"other"_s, "two")));
    const auto there = contentsOf(out());
    QCOMPARE(there.value(u"other.png.xmp"_s), "of another");
    QCOMPARE(there.value(u"other-2.png"_s), "headone");
    QCOMPARE(there.value(u"other-2.png.xmp"_s), "said");
    QCOMPARE(there.value(u"other-3.png"_s), "headtwo");
    // The same picture beside which darktable has put its own since.
    put(u"plain.png"_s, "headone");
    put(u"plain.png.xmp"_s, "developed");
    QVERIFY(!*m_target->place(made(u"plain"_s, "one")));
}

void TestExportToFolder::aLinkIsNotFollowed()
{
    const QString far = m_folder->filePath(u"far"_s);
    QVERIFY(QFile::link(far, out() + u"/fox.png"_s)); // leads nowhere yet
    QVERIFY(*m_target->place(made(u"fox"_s, "one")));
    QVERIFY(!QFile::exists(far));
    QCOMPARE(bytesOf(out() + u"/fox-2.png"_s), "headone");
}

void TestExportToFolder::aFileInTheWayOfAFolder()
{
    put(u"day"_s, "a file");
    const auto placed = m_target->place(made(u"day/fox"_s, "one"));
    QVERIFY(!placed);
    QVERIFY(!placed.error().message.isEmpty());
    QVERIFY(*m_target->place(made(u"fox"_s, "one")));
}

void TestExportToFolder::aVanishedFolderIsNotMadeAnew()
{
    QVERIFY(QDir(out()).removeRecursively());
    const auto placed = m_target->place(made(u"fox"_s, "one"));
    QVERIFY(!placed);
    QCOMPARE(placed.error().kind, ErrorKind::FileAccess);
    QVERIFY(!QFile::exists(out()));
}

void TestExportToFolder::neverInTheLibrary()
{
    ExportPlan plan;
    QVERIFY(QDir(m_folder->path()).mkpath(u"library"_s));
    QVERIFY(QFile::link(m_folder->filePath(u"library"_s), m_folder->filePath(u"link"_s)));
    for (const auto *place : {"library", "library/sub/deep", "link", "link/sub"}) {
        plan.target = m_folder->filePath(QString::fromLatin1(place));
        QVERIFY(!ExportTarget::open(plan, m_folder->filePath(u"library"_s), CallOff()));
        plan.isZip = true;
        plan.target += u"/a.zip"_s;
        QVERIFY(!ExportTarget::open(plan, m_folder->filePath(u"library"_s), CallOff()));
        plan.isZip = false;
    }
    plan.target = m_folder->filePath(u"library two"_s);
    QVERIFY(ExportTarget::open(plan, m_folder->filePath(u"library"_s), CallOff()));
    plan.target = u"relative"_s;
    QVERIFY(!ExportTarget::open(plan, m_folder->filePath(u"library"_s), CallOff()));
}

QTEST_GUILESS_MAIN(TestExportToFolder)
#include "tst_exporttofolder.moc"
