// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filework.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/file.h>
#include <sys/resource.h>

using namespace maquette;

class TestFileWork : public QObject
{
    Q_OBJECT

private slots:
    void copiesAreWhole_data();
    void copiesAreWhole();
    void theLastBytesCountToo_data();
    void theLastBytesCountToo();
    void leftoversAreSwept();

private:
    static QByteArray bytesOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool put(const QString &name, const QByteArray &bytes)
    {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    QTemporaryDir m_folder;
};

void TestFileWork::copiesAreWhole_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 1024 * 1024, 3 * 1024 * 1024 + 7})
        QTest::addRow("%d", size) << size;
}

void TestFileWork::copiesAreWhole()
{
    QFETCH(int, size);
    const QString from = m_folder.filePath(QStringLiteral("from"));
    const QString to = m_folder.filePath(QStringLiteral("to"));
    QByteArray bytes(size, 'a');
    for (int i = 0; i < size; i += 1000)
        bytes[i] = char(i / 1000);
    QVERIFY(put(from, bytes));
    QVERIFY(copyFile(from, to));
    QCOMPARE(bytesOf(to), bytes);
}

void TestFileWork::theLastBytesCountToo_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("one buffer") << 5000;
    QTest::newRow("the last of many") << 1024 * 1024 + 5000;
}

//! No more room for what a buffer would hold until the end.
void TestFileWork::theLastBytesCountToo()
{
    QFETCH(int, size);
    const QString from = m_folder.filePath(QStringLiteral("from"));
    const QString to = m_folder.filePath(QStringLiteral("kept"));
    QVERIFY(put(from, QByteArray(size, 'n')));
    QVERIFY(put(to, "old"));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{rlim_t(size - 100), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto copied = copyFile(from, to);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!copied);
    QCOMPARE(copied.error().kind, ErrorKind::DiskFull);
    QCOMPARE(bytesOf(to), QByteArray("old"));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).filter(QStringLiteral("part")),
             QStringList());
}

void TestFileWork::leftoversAreSwept()
{
    const QString day = m_folder.filePath(QStringLiteral("2026-11-23"));
    QVERIFY(QDir().mkpath(day));
    const QString left = day + QStringLiteral("/.0123456789abcdef0123456789abcdef.part");
    const QString other = day + QStringLiteral("/.somebody.part");
    const QString used = day + QStringLiteral("/101500_in-use.part");
    QVERIFY(put(left, "x") && put(other, "x") && put(used, "x"));
    QFile download(used);
    QVERIFY(download.open(QIODevice::ReadWrite) && flock(download.handle(), LOCK_EX) == 0);
    QCOMPARE(sweepParts(m_folder.path(), QDateTime::currentDateTimeUtc().addSecs(60), {}), 1);
    QVERIFY(!QFile::exists(left));
    QVERIFY(QFile::exists(other) && QFile::exists(used));
    download.close();
    QCOMPARE(sweepParts(m_folder.path(), QDateTime::currentDateTimeUtc().addSecs(60), {}), 1);
    QVERIFY(!QFile::exists(used));
}

QTEST_GUILESS_MAIN(TestFileWork)
#include "tst_filework.moc"
