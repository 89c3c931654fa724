// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/prompttemplate.h"
#include "models/prompt/wildcardfolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Lists for prompts as they lie on a disk.
class TestWildcardFolder : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsLines_data();
    void readsLines();
    void namesAreListed();
    void aHugeFolderIsNotReadToItsEnd();
    void linksAreNotFollowed();
    void changesAreSeen();
    void goesNowhereElse();
    void whatCannotBeReadIsSaid_data();
    void whatCannotBeReadIsSaid();
    void feedsAPrompt();
    void noFolderHasNoLists();

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWildcardFolder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestWildcardFolder::readsLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("rot\nbl\xC3\xA4u\n");
    QTest::newRow("no end") << QByteArray("rot\nbl\xC3\xA4u");
    QTest::newRow("of Windows, with a mark") << QByteArray("\xEF\xBB\xBFrot\r\nbl\xC3\xA4u\r\n");
    QTest::newRow("of old") << QByteArray("rot\rbl\xC3\xA4u\r");
    QTest::newRow("comments and blanks") << QByteArray("# colours\n\n  rot \n \t\n  # more\nbl\xC3\xA4u\n");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFEr\0o\0t\0\r\0\n\0b\0l\0\xE4\0u\0", 20);
}

void TestWildcardFolder::readsLines()
{
    QFETCH(QByteArray, bytes);
    write(u"colours.txt"_s, bytes);
    const WildcardFolder lists(m_folder->path());
    QCOMPARE(lists.alternatives(u"colours"_s).value(), QStringList({u"rot"_s, u"bläu"_s}));
    QVERIFY(!lists.alternatives(u"colour"_s));
}

void TestWildcardFolder::namesAreListed()
{
    write(u"b.txt"_s, "x");
    write(u"a/deep.txt"_s, "\\#1\ny");
    write(u"a/picture.png"_s, "x");
    write(u".hidden.txt"_s, "x");
    const WildcardFolder lists(m_folder->path());
    QCOMPARE(lists.names(), QStringList({u"a/deep"_s, u"b"_s}));
    QCOMPARE(lists.alternatives(u"a/deep"_s).value(), QStringList({u"#1"_s, u"y"_s}));
}

void TestWildcardFolder::aHugeFolderIsNotReadToItsEnd()
{
    write(u"near.txt"_s, "x");
    write(u"huge/below/far.txt"_s, "x");
    for (int i = 0; i < WildcardFolder::mostEntries; ++i) {
        QFile file(m_folder->filePath(u"huge/%1.bin"_s.arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const WildcardFolder lists(m_folder->path());
    QCOMPARE(lists.names(), QStringList{u"near"_s});
    QVERIFY(lists.alternatives(u"huge/below/far"_s)); // by its name it is found all the same
}

void TestWildcardFolder::linksAreNotFollowed()
{
    write(u"elsewhere/x.txt"_s, "x");
    write(u"in/a.txt"_s, "x");
    QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"in/round"_s)));
    QVERIFY(QFile::link(m_folder->filePath(u"elsewhere"_s), m_folder->filePath(u"in/away"_s)));
    QVERIFY(QFile::link(m_folder->filePath(u"elsewhere/x.txt"_s), m_folder->filePath(u"in/b.txt"_s)));
    QCOMPARE(WildcardFolder(m_folder->filePath(u"in"_s)).names(), QStringList({u"a"_s, u"b"_s}));
}

void TestWildcardFolder::changesAreSeen()
{
    const WildcardFolder lists(m_folder->path());
    QVERIFY(!lists.alternatives(u"a"_s));
    write(u"a.txt"_s, "one");
    QCOMPARE(lists.alternatives(u"a"_s).value(), QStringList(u"one"_s));
    write(u"a.txt"_s, "two"); // as long, and within the same tick of the file's clock
    QCOMPARE(lists.alternatives(u"a"_s).value(), QStringList(u"two"_s));
    QVERIFY(QFile::remove(m_folder->filePath(u"a.txt"_s)));
    QVERIFY(!lists.alternatives(u"a"_s));
}

void TestWildcardFolder::goesNowhereElse()
{
    write(u"secret.txt"_s, "x");
    write(u"in/a.txt"_s, "x");
    const WildcardFolder lists(m_folder->filePath(u"in"_s));
    QVERIFY(lists.alternatives(u"a"_s));
    for (const QString &name : {u"../secret"_s, u"/a"_s, u"b/../a"_s, u".."_s, QString(), u"a/"_s,
                                m_folder->filePath(u"secret"_s), u"..\\secret"_s})
        QVERIFY2(!lists.alternatives(name), qPrintable(name));
}

void TestWildcardFolder::whatCannotBeReadIsSaid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("not UTF-8") << QByteArray("gr\xFCn\n");
    QTest::newRow("too large") << QByteArray(WildcardFolder::mostBytes + 1, 'x');
    QTest::newRow("too many lines") << QByteArray("x\n").repeated(WildcardFolder::mostLines + 1);
    QTest::newRow("a long line") << QByteArray(30'000, 'x');
}

void TestWildcardFolder::whatCannotBeReadIsSaid()
{
    QFETCH(QByteArray, bytes);
    write(u"a.txt"_s, bytes);
    const WildcardFolder lists(m_folder->path());
    QVERIFY(!lists.alternatives(u"a"_s));
    QVERIFY(lists.problem(u"a"_s).endsWith(u'.'));
    QVERIFY(lists.problem(u"b"_s).isEmpty());
}

void TestWildcardFolder::feedsAPrompt()
{
    write(u"moods/calm.txt"_s, "still __water__\nquiet");
    write(u"water.txt"_s, "{lake|sea}");
    const WildcardFolder lists(m_folder->path());
    const auto read = PromptTemplate::parse(u"a __moods/calm__ day"_s, &lists);
    QCOMPARE(read.count(), 3);
    QCOMPARE(read.at(1).text, u"a still sea day"_s);
}

void TestWildcardFolder::noFolderHasNoLists()
{
    const WildcardFolder none{QString()};
    QVERIFY(!none.alternatives(u"etc/hosts"_s));
    QVERIFY(none.names().isEmpty());
    const WildcardFolder gone(m_folder->filePath(u"gone"_s));
    QVERIFY(gone.names().isEmpty());
}

QTEST_GUILESS_MAIN(TestWildcardFolder)
#include "tst_wildcardfolder.moc"
