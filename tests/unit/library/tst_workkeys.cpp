// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/idset.h"
#include "app/library/workkeys.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestWorkKeys : public QObject
{
    Q_OBJECT

private slots:
    void batchesShareTheModels();
    void knownWorksKeepTheirKey();
    void setAddsAndChanges();
    void removing();
    void idSet();
};

namespace
{

WorkKey key(qint64 id, quint16 model = 0)
{
    WorkKey made;
    made.id = id;
    made.createdAt = 1000 - id;
    made.model = model;
    return made;
}

Asset work(qint64 id, const QString &model)
{
    Asset asset;
    asset.id = AssetId(id);
    asset.model = ModelId(model);
    return asset;
}

} // namespace

void TestWorkKeys::batchesShareTheModels()
{
    WorkKeys keys;
    keys.add({{key(9, 0), key(7, 1)}, {u"a/a"_s, u"b/b"_s}});
    const QList<WorkKey> added = keys.add({{key(3, 0), key(1, 1)}, {u"b/b"_s, u"c/c"_s}});
    QCOMPARE(keys.models(), QStringList({u"a/a"_s, u"b/b"_s, u"c/c"_s}));
    QCOMPARE(added.first().model, 1);
    QCOMPARE(keys.find(AssetId(3))->model, 1);
    QCOMPARE(keys.find(AssetId(1))->model, 2);
    QCOMPARE(keys.find(AssetId(9))->model, 0);
    QList<qint64> ids;
    for (const WorkKey &each : keys.all())
        ids.append(each.id);
    QCOMPARE(ids, QList<qint64>({1, 3, 7, 9}));
}

void TestWorkKeys::knownWorksKeepTheirKey()
{
    WorkKeys keys;
    Asset landed = work(5, u"a/a"_s);
    landed.rating = 4;
    keys.set(landed);
    const QList<WorkKey> added = keys.add({{key(5), key(4)}, {u"a/a"_s}});
    QCOMPARE(added.size(), 1);
    QCOMPARE(keys.find(AssetId(5))->rating, 4);
}

void TestWorkKeys::setAddsAndChanges()
{
    WorkKeys keys;
    for (const qint64 id : {4, 2, 9, 3})
        keys.set(work(id, u"a/a"_s));
    Asset changed = work(3, u"b/b"_s);
    changed.colour = 2;
    changed.pixels = QSize(30, 40);
    changed.cost = Money::fromMicrodollars(70);
    keys.set(changed);
    QCOMPARE(keys.size(), 4);
    QCOMPARE(keys.find(AssetId(3))->colour, 2);
    QCOMPARE(keys.find(AssetId(3))->height, 40);
    QCOMPARE(keys.find(AssetId(3))->cost, 70);
    QCOMPARE(keys.models().at(keys.find(AssetId(3))->model), u"b/b"_s);
    QVERIFY(!keys.find(AssetId(5)));
    QVERIFY(!keys.find(AssetId()));
}

void TestWorkKeys::removing()
{
    WorkKeys keys;
    for (qint64 id = 1; id <= 10; ++id)
        keys.set(work(id, u"a/a"_s));
    const WorkKeys before = keys;
    keys.remove({AssetId(1), AssetId(5), AssetId(10), AssetId(99)});
    QCOMPARE(keys.size(), 7);
    QVERIFY(!keys.find(AssetId(5)));
    QVERIFY(keys.find(AssetId(6)));
    QCOMPARE(before.size(), 10); // a search keeps what it began with
}

void TestWorkKeys::idSet()
{
    IdSet ids;
    for (const qint64 id : {1, 63, 64, 100'000, 64})
        ids.insert(id);
    QCOMPARE(ids.size(), 4);
    QVERIFY(ids.contains(64));
    QVERIFY(!ids.contains(65));
    QVERIFY(!ids.contains(9'000'000));
    ids.remove(64);
    ids.remove(9'000'000);
    QCOMPARE(ids.size(), 3);
    QVERIFY(!ids.contains(64));

    IdSet others;
    others.reserve(70);
    for (const qint64 id : {-1LL, 2LL, 63LL, 70LL, 200LL, 9'000'000'000LL})
        others.insertWithin(id); // there is room up to 127
    QCOMPARE(others.size(), 3);
    IdSet both = others;
    both.unite(ids);
    QCOMPARE(both.size(), 5);
    QVERIFY(both.contains(100'000) && both.contains(70) && both.contains(1));
    both.subtract(others);
    QCOMPARE(both.size(), 2);
    QVERIFY(!both.contains(63) && both.contains(1) && both.contains(100'000));
    others.subtract(ids);
    QCOMPARE(others.size(), 2);
}

QTEST_GUILESS_MAIN(TestWorkKeys)
#include "tst_workkeys.moc"
