// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/ownmodels.h"

#include "tests/support/madecatalogue.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The artist's own files, added and removed.
class OwnModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void addsAndReplaces();
    void addsAList();
    void refusesWhatIsNoModel_data();
    void refusesWhatIsNoModel();
    void removes();

private:
    static QString write(const QString &path, const QByteArray &bytes);
};

QString OwnModelsTest::write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void OwnModelsTest::addsAndReplaces()
{
    QTemporaryDir from;
    QTemporaryDir to;
    const QString old = write(to.filePath(u"by-hand.json"_s), toBytes(madeEntry(u"me/one"_s, 1)));
    const QString file = write(from.filePath(u"x.json"_s), toBytes(madeEntry(u"me/one"_s, 2)));
    const auto added = addOwnModels(file, to.path(), DescriptorSet::read({to.path()}, {}));
    QVERIFY(added);
    QCOMPARE(*added, QList<ModelId>{ModelId(u"me/one"_s)});
    QVERIFY(!QFile::exists(old));
    const DescriptorSet now = DescriptorSet::read({to.path()}, {});
    QVERIFY(now.broken.isEmpty());
    QCOMPARE(now.models.value(ModelId(u"me/one"_s)).file, to.filePath(u"me/one.json"_s));
    QVERIFY(QFile::exists(file));
}

void OwnModelsTest::addsAList()
{
    QTemporaryDir from;
    QTemporaryDir to;
    const QString file = write(from.filePath(u"x.json"_s), pageOf(madeCatalogue(3), 0, 3));
    const auto added = addOwnModels(file, to.path(), {});
    QVERIFY(added);
    QCOMPARE(added->size(), 3);
    QCOMPARE(DescriptorSet::read({to.path()}, {}).models.size(), 3);
}

void OwnModelsTest::refusesWhatIsNoModel_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("no model") << QByteArray("{}");
    QTest::newRow("climbs") << QByteArray(R"({"model_id":"../../x","input_schema":{"properties":{"p":{}}}})");
    QTest::newRow("empty list") << QByteArray(R"({"models":[]})");
}

void OwnModelsTest::refusesWhatIsNoModel()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir from;
    QTemporaryDir to;
    const auto added = addOwnModels(write(from.filePath(u"x.json"_s), bytes), to.path(), {});
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::InvalidInput);
    QVERIFY(QDir(to.path()).isEmpty());
    QVERIFY(!addOwnModels(from.filePath(u"none.json"_s), to.path(), {}));
}

void OwnModelsTest::removes()
{
    QTemporaryDir folder;
    const QString one = write(folder.filePath(u"one.json"_s), toBytes(madeEntry(u"me/one"_s)));
    const QString list = write(folder.filePath(u"list.json"_s), pageOf(madeCatalogue(2), 0, 2));
    const DescriptorSet known = DescriptorSet::read({folder.path()}, {});
    QCOMPARE(known.models.size(), 3);
    QVERIFY(removeOwnModel(ModelId(u"me/one"_s), known));
    QVERIFY(!QFile::exists(one));
    QVERIFY(!removeOwnModel(ModelId(u"me/one"_s), known)); // gone already
    QVERIFY(!removeOwnModel(ModelId(u"me/other"_s), known));
    QVERIFY(!removeOwnModel(madeCatalogue(1).first().id, known)); // it would cost the other
    QVERIFY(QFile::exists(list));
}

QTEST_GUILESS_MAIN(OwnModelsTest)
#include "tst_ownfiles.moc"
