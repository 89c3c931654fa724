// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/livecatalogue.h"

#include "models/core/catalogue.h"
#include "tests/support/madecatalogue.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime noon(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
const QString dreamina = u"bytedance/dreamina-4-0/text-to-image"_s;

LiveCatalogue liveOf(const QList<CatalogueItem> &items, const LiveCatalogue *before = nullptr)
{
    return LiveCatalogue::of(items, u"runcomfy"_s, noon, before).value_or(LiveCatalogue());
}

Catalogue merged(const LiveCatalogue *live)
{
    static const DescriptorSet shipped = DescriptorSet::read({u":/models"_s}, {});
    return Catalogue::merge(shipped, {}, live, {});
}

CatalogueItem changed(const QString &id, const std::function<void(Json &)> &change)
{
    Json entry = shippedDescription(id);
    change(entry);
    return {ModelId(id), toBytes(entry)};
}

} // namespace

//! \brief A service's whole catalogue: read, kept as lines, and met with the shipped models.
class KeptCatalogueTest : public QObject
{
    Q_OBJECT

private slots:
    void survivesItsLines();
    void otherEntriesAreReadAnew();
    void badLinesAreRefused_data();
    void badLinesAreRefused();
    void newModelsAreMarked();
    void unreadableCostsItself();
    void nothingReadableIsAnError();
    void meetsTheShipped();
    void missingIsNoLongerListed();
    void whatDoesNotFitFallsBack();
    void unchangedModelsStayTheSame();
    void firstChoiceIsShipped();
    void moreToCome();
};

void KeptCatalogueTest::survivesItsLines()
{
    LiveCatalogue live = liveOf(madeCatalogue(40));
    live.models[3].entry.addedAt = noon;
    const auto back = LiveCatalogue::fromLines(live.head(), live.toLines());
    QVERIFY(back);
    QCOMPARE(back->service, u"runcomfy"_s);
    QCOMPARE(back->fetchedAt, noon);
    QCOMPARE(back->models.size(), 40);
    for (qsizetype i = 0; i < 40; ++i) {
        QCOMPARE(back->models.at(i).json, live.models.at(i).json);
        QVERIFY2(back->models.at(i).entry == live.models.at(i).entry, qPrintable(QString::number(i)));
    }
}

void KeptCatalogueTest::otherEntriesAreReadAnew()
{
    LiveCatalogue live = liveOf(madeCatalogue(2));
    const ModelEntry right = live.models.first().entry;
    live.models.first().entry.displayName = u"read by an older program"_s;
    Json head = live.head();
    head["entries"] = entryVersion + 1;
    const auto back = LiveCatalogue::fromLines(head, live.toLines());
    QVERIFY(back);
    QCOMPARE(back->models.first().entry.displayName, right.displayName);
}

void KeptCatalogueTest::badLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QList<QByteArray>>("lines");
    const QByteArray good = R"({"service":"x","fetched":1,"entries":1})";
    QTest::newRow("no time") << QByteArray(R"({"service":"x"})") << QList<QByteArray>();
    QTest::newRow("head is a list") << QByteArray("[]") << QList<QByteArray>();
    QTest::newRow("odd lines") << good << QList<QByteArray>{"{}"};
    QTest::newRow("no id") << good << QList<QByteArray>{"{}", "{}"};
    QTest::newRow("not JSON") << good << QList<QByteArray>{"{", "{}"};
    QTest::newRow("unsafe id") << good << QList<QByteArray>{R"({"id":"../x","name":"X"})", "{}"};
}

void KeptCatalogueTest::badLinesAreRefused()
{
    QFETCH(QByteArray, head);
    QFETCH(QList<QByteArray>, lines);
    QVERIFY(!LiveCatalogue::fromLines(*parseJson(head), lines));
}

void KeptCatalogueTest::newModelsAreMarked()
{
    const LiveCatalogue first = liveOf(madeCatalogue(3));
    QVERIFY(!first.models.first().entry.addedAt.isValid()); // all would be new
    const LiveCatalogue second = liveOf(madeCatalogue(4), &first);
    QVERIFY(!second.models.first().entry.addedAt.isValid());
    QCOMPARE(second.models.last().entry.addedAt, noon);
    const auto third = LiveCatalogue::of(madeCatalogue(5), u"runcomfy"_s, noon.addDays(1), &second);
    QCOMPARE(third->models.at(3).entry.addedAt, noon);
    QCOMPARE(third->models.at(4).entry.addedAt, noon.addDays(1));
    const Catalogue catalogue = merged(&second);
    QCOMPARE(catalogue.entry(second.models.last().entry.id)->addedAt, noon);
}

void KeptCatalogueTest::unreadableCostsItself()
{
    QList<CatalogueItem> items = madeCatalogue(3);
    items[1].json = R"({"model_id":"made/model-00001/text-to-image","input_schema":"nonsense"})";
    items.append({ModelId(dreamina), R"({"model_id":"x/y"})"}); // says it is another
    const LiveCatalogue live = liveOf(items);
    const Catalogue catalogue = merged(&live);
    QCOMPARE(catalogue.entries().size(), std::size_t(7));
    QVERIFY(!catalogue.entry(items.at(1).id));
    QVERIFY(catalogue.find(items.at(0).id));
    // Listed, and described by what is shipped.
    QVERIFY(catalogue.entry(ModelId(dreamina))->listed);
    QVERIFY(catalogue.find(ModelId(dreamina)));
    const auto back = LiveCatalogue::fromLines(live.head(), live.toLines());
    QVERIFY(back);
    QCOMPARE(merged(&*back).entries().size(), std::size_t(7));
}

void KeptCatalogueTest::nothingReadableIsAnError()
{
    QVERIFY(!LiveCatalogue::of({}, u"runcomfy"_s, noon, nullptr));
    QVERIFY(!LiveCatalogue::of({{ModelId(u"a/b"_s), R"({"model_id":"a/b"})"}}, u"runcomfy"_s, noon, nullptr));
}

void KeptCatalogueTest::meetsTheShipped()
{
    const LiveCatalogue live = liveOf({changed(dreamina, [](Json &entry) {
        entry["input_schema"]["properties"]["fresh"] = Json{{"type", "boolean"}};
        entry["base_price_usd"] = 0.05;
    })});
    const Catalogue catalogue = merged(&live);
    QCOMPARE(catalogue.entries().size(), std::size_t(5));
    const ModelEntry *entry = catalogue.entry(ModelId(dreamina));
    QVERIFY(entry->shipped && entry->live && entry->listed && !entry->own);
    QCOMPARE(entry->basePrice, Money::fromDollars(0.05));
    QCOMPARE(entry->displayName, merged(nullptr).entry(ModelId(dreamina))->displayName);
    QVERIFY(catalogue.find(ModelId(dreamina))->field(u"fresh"_s));
    QCOMPARE(catalogue.fetchedAt(), noon);
}

void KeptCatalogueTest::missingIsNoLongerListed()
{
    const LiveCatalogue live = liveOf(madeCatalogue(2));
    const Catalogue catalogue = merged(&live);
    QVERIFY(!catalogue.entry(ModelId(dreamina))->listed);
    QVERIFY(catalogue.find(ModelId(dreamina)));
    QVERIFY(catalogue.entry(live.models.first().entry.id)->listed);
    QVERIFY(merged(nullptr).entry(ModelId(dreamina))->listed); // nobody knows
}

//! The live entry alone can be read, but not what comes of it with an artist's file.
void KeptCatalogueTest::whatDoesNotFitFallsBack()
{
    DescriptorSet own;
    const QByteArray broken = R"({"model_id":"made/model-00000/text-to-image","input_schema":5})";
    own.models.insert(ModelId(u"made/model-00000/text-to-image"_s), {broken, u"own.json"_s, {}});
    const LiveCatalogue live = liveOf(madeCatalogue(2));
    const Catalogue catalogue = Catalogue::merge({}, own, &live, {});
    QCOMPARE(catalogue.entries().size(), std::size_t(1));
}

void KeptCatalogueTest::unchangedModelsStayTheSame()
{
    const LiveCatalogue before = liveOf(madeCatalogue(3));
    QList<CatalogueItem> items = madeCatalogue(3);
    items[1].json = toBytes(madeEntry(items.at(1).id.text(), 77));
    const LiveCatalogue after = liveOf(items);
    const Catalogue old = merged(&before);
    Catalogue now = merged(&after);
    const auto same = old.find(items.at(0).id);
    const auto other = old.find(items.at(1).id);
    QCOMPARE(old.find(items.at(0).id), same);
    now.takeReadModels(old);
    QCOMPARE(now.find(items.at(0).id), same);
    QVERIFY(now.find(items.at(1).id) != other);
    QCOMPARE(now.differences(old), QList<ModelId>{items.at(1).id});
    QCOMPARE(now.differences(merged(nullptr)).size(), 3);
    QCOMPARE(merged(nullptr).differences(now).size(), 3);
}

void KeptCatalogueTest::firstChoiceIsShipped()
{
    const LiveCatalogue live = liveOf(madeCatalogue(30));
    QVERIFY(merged(&live).firstChoice()->shipped);
    QVERIFY(!Catalogue::merge({}, {}, &live, {}).firstChoice()->shipped);
    QVERIFY(!Catalogue().firstChoice());
}

void KeptCatalogueTest::moreToCome()
{
    const Catalogue catalogue = merged(nullptr).withMoreToCome();
    QVERIFY(catalogue.hasMoreToCome());
    QVERIFY(!merged(nullptr).hasMoreToCome());
    QCOMPARE(catalogue.entries().size(), std::size_t(5));
    QVERIFY(catalogue.find(ModelId(dreamina)));
}

QTEST_GUILESS_MAIN(KeptCatalogueTest)
#include "tst_keptcatalogue.moc"
