// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/keptfile.h"

#include "app/catalogue/catalogueplaces.h"
#include "tests/support/madecatalogue.h"
#include "tests/support/tinydisk.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

bool canMount = false;

} // namespace

//! \brief A kept file through every fault of a disk: whole, or not there.
class KeptFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void comesBack();
    void tornIsSetAside();
    void everyCutIsSetAside();
    void otherVersionIsSetAside();
    void foreignFileIsSetAside();
    void leftoversOfAKillDoNoHarm();
    void fullDiskKeepsTheOld();
    void servicesDoNotMix();

private:
    [[nodiscard]] KeptFile file(int version = 1) const { return {m_path, u"test"_s, version}; }
    [[nodiscard]] QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files); }
    [[nodiscard]] QByteArray bytes() const;
    void put(const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void KeptFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"kept.jsonl"_s);
}

QByteArray KeptFileTest::bytes() const
{
    QFile kept(m_path);
    return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
}

void KeptFileTest::put(const QByteArray &bytes) const
{
    QFile kept(m_path);
    QVERIFY(kept.open(QIODevice::WriteOnly));
    QCOMPARE(kept.write(bytes), bytes.size());
}

void KeptFileTest::comesBack()
{
    QVERIFY(!file().read());
    QVERIFY(names().isEmpty());
    for (const QList<QByteArray> &lines :
         {QList<QByteArray>(), QList<QByteArray>{""}, QList<QByteArray>{"a", "", "b"}}) {
        KeptLines kept{Json::object(), lines};
        kept.head["x"] = 5;
        QVERIFY(file().write(kept));
        const auto back = file().read();
        QVERIFY(back);
        QCOMPARE(back->lines, lines);
        QCOMPARE(toBytes(back->head), QByteArray(R"({"x":5})"));
    }
}

void KeptFileTest::tornIsSetAside()
{
    QVERIFY(file().write({Json::object(), {"one", "two"}}));
    QByteArray torn = bytes();
    torn[torn.size() - 3] = '\0';
    put(torn);
    QVERIFY(!file().read());
    QCOMPARE(names(), QStringList{u"kept.jsonl.broken"_s});
    QVERIFY(file().write({Json::object(), {"one"}}));
    QVERIFY(file().read());
    put("again");
    QVERIFY(!file().read()); // over the one that was set aside before
    QCOMPARE(names(), QStringList{u"kept.jsonl.broken"_s});
}

void KeptFileTest::everyCutIsSetAside()
{
    QVERIFY(file().write({Json::object(), {"one", "two"}}));
    const QByteArray whole = bytes();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        put(whole.left(length));
        QVERIFY2(!file().read(), qPrintable(QString::number(length)));
    }
}

void KeptFileTest::otherVersionIsSetAside()
{
    QVERIFY(file(2).write({Json::object(), {"one"}}));
    QVERIFY(!file(1).read());
    QCOMPARE(names(), QStringList{u"kept.jsonl.other-version"_s});
}

void KeptFileTest::foreignFileIsSetAside()
{
    for (const QByteArray &foreign :
         QList<QByteArray>{QByteArray("\n"), QByteArray("{}\n"), QByteArray("[1]\nx\n"),
                           QByteArray(R"({"format":"test","version":1})"
                                      "\n"),
                           QByteArray(R"({"format":"other","version":1,"head":{}})"
                                      "\n"),
                           QByteArray(QByteArray(100'000, '[') + "\n")}) {
        put(foreign);
        QVERIFY(!file().read());
        QVERIFY(!QFile::exists(m_path));
    }
}

//! Killed between writing and renaming: the temporary file lies beside the old one.
void KeptFileTest::leftoversOfAKillDoNoHarm()
{
    QVERIFY(file().write({Json::object(), {"old"}}));
    QFile left(m_path + u".AbCdEf"_s);
    QVERIFY(left.open(QIODevice::WriteOnly) && left.write("half a li") > 0);
    left.close();
    QCOMPARE(file().read()->lines, QList<QByteArray>{"old"});
    QVERIFY(file().write({Json::object(), {"new"}}));
    QCOMPARE(file().read()->lines, QList<QByteArray>{"new"});
}

void KeptFileTest::fullDiskKeepsTheOld()
{
    if (!canMount)
        QSKIP("this system lets no test mount a file system");
    TinyDisk disk(m_folder->path(), 256 * 1024);
    QVERIFY(disk.isMounted());
    QVERIFY(file().write({Json::object(), {"old"}}));
    const Result<void> written = file().write({Json::object(), {QByteArray(1024 * 1024, 'x')}});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileAccess);
    QCOMPARE(file().read()->lines, QList<QByteArray>{"old"});
    QCOMPARE(names().size(), 1); // nothing half written is left
    QVERIFY(disk.setReadOnly(true));
    QVERIFY(!file().write({Json::object(), {"new"}}));
    QCOMPARE(file().read()->lines, QList<QByteArray>{"old"});
}

void KeptFileTest::servicesDoNotMix()
{
    CataloguePlaces places;
    places.kept = m_folder->path();
    QSet<QString> folders;
    const QStringList services{
        u"runcomfy"_s, u"sandbox"_s, u"https://a.example"_s, u"https://a-example"_s, u"https://A.example"_s,
        u""_s,         u".."_s,      u"../runcomfy"_s,       QString(300, u'x')};
    for (const QString &service : services) {
        const QString folder = places.folderOf(service);
        QVERIFY2(folder.startsWith(m_folder->path() + u'/') && !folder.contains(u".."_s), qPrintable(folder));
        QVERIFY(folder.count(u'/') == m_folder->path().count(u'/') + 1);
        folders.insert(folder);
    }
    QCOMPARE(folders.size(), services.size());
    LiveCatalogue live =
        *LiveCatalogue::of(madeCatalogue(2), u"sandbox"_s, QDateTime::currentDateTimeUtc(), nullptr);
    QVERIFY(places.writeLive(live));
    QVERIFY(places.readLive(u"sandbox"_s));
    QVERIFY(!places.readLive(u"runcomfy"_s));
    // Copied by hand into another's place it is still the sandbox's.
    QVERIFY(QDir().mkpath(places.folderOf(u"runcomfy"_s)));
    QVERIFY(QFile::copy(places.folderOf(u"sandbox"_s) + u"/models.jsonl"_s,
                        places.folderOf(u"runcomfy"_s) + u"/models.jsonl"_s));
    QVERIFY(!places.readLive(u"runcomfy"_s));
}

int main(int argc, char **argv)
{
    canMount = enterMountNamespace();
    QCoreApplication application(argc, argv);
    KeptFileTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keptfile.moc"
