// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/statefile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

class TestStateFile : public QObject
{
    Q_OBJECT

private slots:
    void keepsFactsInOrder();
    void skipsALineCutShort();
    void keepsTheNewest();
    void isHeldByOneAtATime();
    void saysWhenItsFolderCannotBeUsed();
};

namespace
{
QByteArray contentsOf(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(QStringLiteral("requests.jsonl")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

void TestStateFile::keepsFactsInOrder()
{
    QTemporaryDir folder;
    {
        StateFile state;
        QVERIFY(state.open(folder.path())->isEmpty());
        for (int i = 0; i < 3; ++i)
            QVERIFY(state.append(Json{{"n", i}, {"text", "zwei\nZeilen"}}).has_value());
        QCOMPARE(contentsOf(folder).count('\n'), 3); // written, not buffered
    }
    StateFile state;
    const Result<QList<Json>> facts = state.open(folder.path());
    QCOMPARE(facts->size(), 3);
    QCOMPARE(facts->at(2)["n"].get<int>(), 2);
    QVERIFY(state.append(Json{{"n", 3}}).has_value());
    QVERIFY(contentsOf(folder).endsWith("{\"n\":3}\n"));
}

void TestStateFile::skipsALineCutShort()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("requests.jsonl")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"n\":1}\n[]\nnot json\n{\"n\":2}\n{\"n\":3}");
    file.close();
    StateFile state;
    const Result<QList<Json>> facts = state.open(folder.path());
    QCOMPARE(facts->size(), 2);
    QVERIFY(state.append(Json{{"n", 4}}).has_value());
    QCOMPARE(contentsOf(folder), QByteArray("{\"n\":1}\n{\"n\":2}\n{\"n\":4}\n"));
}

void TestStateFile::keepsTheNewest()
{
    QTemporaryDir folder;
    {
        StateFile state;
        QVERIFY(state.open(folder.path()).has_value());
        for (int i = 0; i < 10; ++i)
            QVERIFY(state.append(Json{{"n", i}}).has_value());
    }
    StateFile state;
    const Result<QList<Json>> facts = state.open(folder.path(), 4);
    QCOMPARE(facts->size(), 4);
    QCOMPARE(facts->first()["n"].get<int>(), 6);
    QCOMPARE(contentsOf(folder).count('\n'), 4);
}

void TestStateFile::isHeldByOneAtATime()
{
    QTemporaryDir folder;
    StateFile one;
    QVERIFY(one.open(folder.path()).has_value());
    StateFile two;
    const Result<QList<Json>> refused = two.open(folder.path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FileAccess);
    QVERIFY(refused.error().detail.contains(QStringLiteral("another sandbox")));
}

void TestStateFile::saysWhenItsFolderCannotBeUsed()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    StateFile state;
    const Result<QList<Json>> refused = state.open(file.fileName() + QStringLiteral("/state"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FileAccess);
}

QTEST_APPLESS_MAIN(TestStateFile)
#include "tst_statefile.moc"
