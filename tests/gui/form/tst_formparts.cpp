// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "ui/form/aspecticon.h"
#include "ui/form/choicetext.h"
#include "ui/form/formadvice.h"
#include "ui/form/formstate.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/numberrange.h"
#include "ui/form/priceestimate.h"
#include "ui/form/pricetext.h"
#include "ui/form/requestbuilder.h"
#include "ui/form/textmeasure.h"

#include <QLocale>

using namespace maquette;
using namespace maquette::formtest;

namespace
{
const auto sequential = QStringLiteral("bytedance/seedream-4-0/sequential");
const auto lite = QStringLiteral("bytedance/seedream-5/lite/text-to-image");
const auto seedance = QStringLiteral("bytedance/seedance-1-0/lite/image-to-video");
} // namespace

//! \brief What the form computes without widgets: numbers, orders, prices, advice, drafts.
class TestFormParts : public QObject
{
    Q_OBJECT

private slots:
    void wideIntegersAreExact_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"0", "-1", "9007199254740993", "9223372036854775807", "-9223372036854775808",
                                 "18446744073709551615"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void wideIntegersAreExact()
    {
        QFETCH(QString, text);
        const auto number = WideInteger::fromText(text);
        QVERIFY(number);
        QCOMPARE(number->toText(), text);
        QCOMPARE(toBytes(number->toJson()), text.toLatin1());
        QVERIFY(WideInteger::fromJson(json(text.toLatin1())) == number);
    }
    void wideIntegersStopAtTheEnds()
    {
        QVERIFY(!WideInteger::fromText(QStringLiteral("18446744073709551616")));
        QVERIFY(!WideInteger::fromText(QStringLiteral("-9223372036854775809")));
        QVERIFY(!WideInteger::fromText(QStringLiteral("1.5")));
        QVERIFY(WideInteger::highest().plus(1) == WideInteger::highest());
        QVERIFY(WideInteger::lowest().plus(-1) == WideInteger::lowest());
        QCOMPARE(WideInteger::fromSigned(-1).plus(1).toText(), QStringLiteral("0"));
        QCOMPARE(WideInteger::fromSigned(1).plus(-3).toText(), QStringLiteral("-2"));
        QVERIFY(WideInteger::fromSigned(-2) < WideInteger::fromSigned(-1));
        QVERIFY(WideInteger::fromSigned(-1) < WideInteger());
        QVERIFY(WideInteger::fromSigned(1) < WideInteger::highest());
    }

    void randomSeedsStayInBounds()
    {
        Field field;
        field.schema = json("{\"minimum\":5,\"maximum\":7}");
        for (int i = 0; i < 200; ++i) {
            const qint64 seed = *randomSeed(field).toSigned();
            QVERIFY(seed >= 5 && seed <= 7);
        }
        field.schema = json("{\"minimum\":-1}");
        for (int i = 0; i < 200; ++i)
            QVERIFY(*randomSeed(field).toSigned() >= 0);
    }

    void aSeedIsDrawnAgainWhenItWasGiven()
    {
        int calls = 0;
        const RequestBuilder builder(
            [&calls](const Field &) { return WideInteger::fromSigned(calls++ / 2); });
        RunPlan plan;
        plan.model = shipped(sequential);
        plan.values = json("{\"text\":\"3 images\"}");
        plan.randomSeeds = {QStringLiteral("seed")};
        plan.runs = 3;
        const QList<JobOrder> orders = builder.orders(plan);
        QCOMPARE(orders.size(), 3);
        QCOMPARE(orders.at(0).seed, std::optional<qint64>(0));
        QCOMPARE(orders.at(1).seed, std::optional<qint64>(1));
        QCOMPARE(orders.at(2).seed, std::optional<qint64>(2));
    }

    void aSeedWithTooFewNumbersEnds()
    {
        const RequestBuilder builder([](const Field &) { return WideInteger::fromSigned(3); });
        RunPlan plan;
        plan.model = shipped(sequential);
        plan.values = json("{\"text\":\"3 images\"}");
        plan.randomSeeds = {QStringLiteral("seed")};
        plan.runs = 2;
        QCOMPARE(builder.orders(plan).size(), 2);
    }

    void ordersCarryWhatIsFixed()
    {
        RunPlan plan;
        plan.model = shipped(sequential);
        plan.values = json("{\"text\":\"3 images of the sea\",\"seed\":41722289}");
        plan.parent = {AssetId(4), QStringLiteral("field")};
        plan.price = Price{Money::fromMicrodollars(40000), QStringLiteral("image"), {}};
        const JobOrder order = RequestBuilder().orders(plan).constFirst();
        QCOMPARE(order.modelName, plan.model->displayName);
        QCOMPARE(order.prompt, QStringLiteral("3 images of the sea"));
        QCOMPARE(order.seed, std::optional<qint64>(41722289));
        QCOMPARE(order.parent, AssetId(4));
        QVERIFY(order.priceShown == plan.price.base);
        QVERIFY(order.estimate == Money::fromMicrodollars(120000)); // three images
        // A required field with a true default goes along, optional ones without a value do not.
        QCOMPARE(order.input,
                 QByteArray("{\"text\":\"3 images of the "
                            "sea\",\"seed\":41722289,\"sequential_image_generation_options\":3}"));
    }

    void estimates_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<int>("cents"); // at a base of 4 cents; -1: unknown
        const QString clip = seedance;
        const QString image = QStringLiteral("image");
        QTest::newRow("number of images")
            << sequential << QByteArray(R"({"sequential_image_generation_options":7})") << image << 28;
        QTest::newRow("number left out: its default") << sequential << QByteArray("{}") << image << 12;
        QTest::newRow("outputs are files")
            << sequential << QByteArray("{}") << QStringLiteral(" Output ") << 12;
        QTest::newRow("most that may be made")
            << lite << QByteArray(R"({"sequential_image_generation":"auto","max_images":9})") << image << 36;
        QTest::newRow("number without effect")
            << lite << QByteArray(R"({"sequential_image_generation":"disabled","max_images":9})") << image
            << 4;
        QTest::newRow("seconds") << clip << QByteArray(R"({"duration":10})") << QStringLiteral("second")
                                 << 40;
        QTest::newRow("seconds left out: the default")
            << clip << QByteArray("{}") << QStringLiteral("second") << 20;
        QTest::newRow("seconds of a picture")
            << sequential << QByteArray("{}") << QStringLiteral("second") << -1;
        QTest::newRow("one clip") << clip << QByteArray("{}") << QStringLiteral("video") << 4;
        QTest::newRow("a run") << sequential << QByteArray("{}") << QStringLiteral("request") << 4;
        QTest::newRow("a unit never heard of")
            << sequential << QByteArray("{}") << QStringLiteral("megapixel") << -1;
        QTest::newRow("no unit") << sequential << QByteArray("{}") << QString() << -1;
    }
    void estimates()
    {
        QFETCH(QString, model);
        QFETCH(QByteArray, input);
        QFETCH(QString, unit);
        QFETCH(int, cents);
        const Price price{Money::fromMicrodollars(40000), unit, {}};
        const auto found = priceEstimate(*shipped(model), json(input), price);
        QCOMPARE(found ? found->microdollars() / 10000 : -1, qint64(cents));
        // Without a price it is unknown, whatever the input says.
        QVERIFY(!priceEstimate(*shipped(model), json(input), Price{{}, unit, {}}));
    }

    void whatAClickCosts_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<int>("runs");
        QTest::addColumn<QString>("said"); // at a base of 3.5 cents
        const QString image = QStringLiteral("output");
        const QString text45 = QStringLiteral("bytedance/seedream-4-5/text-to-image");
        const QString dreamina = QStringLiteral("bytedance/dreamina-4-0/text-to-image");
        const QByteArray none("{}");
        QTest::newRow("seedream 4.5") << text45 << none << image << 1 << QStringLiteral("About $0.035");
        QTest::newRow("seedream 4.5, four runs")
            << text45 << none << image << 4 << QStringLiteral("About $0.14");
        QTest::newRow("dreamina") << dreamina << none << image << 2 << QStringLiteral("About $0.07");
        QTest::newRow("seedream 4.0: three images by default")
            << sequential << none << image << 1 << QStringLiteral("About $0.105");
        QTest::newRow("seedream 4.0: seven images, two runs")
            << sequential << QByteArray(R"({"sequential_image_generation_options":7})") << image << 2
            << QStringLiteral("About $0.49");
        QTest::newRow("seedream 5 lite: one image")
            << lite << none << image << 1 << QStringLiteral("About $0.035");
        QTest::newRow("seedream 5 lite: up to fifteen by default")
            << lite << QByteArray(R"({"sequential_image_generation":"auto"})") << image << 1
            << QStringLiteral("Up to about $0.525");
        QTest::newRow("seedream 5 lite: up to fifteen, two runs")
            << lite << QByteArray(R"({"sequential_image_generation":"auto","max_images":15})") << image << 2
            << QStringLiteral("Up to about $1.05");
        QTest::newRow("seedream 5 lite: paid by the run")
            << lite << QByteArray(R"({"sequential_image_generation":"auto"})") << QStringLiteral("run") << 1
            << QStringLiteral("About $0.035");
        QTest::newRow("seedance: five seconds by default")
            << QString(seedance) << none << QStringLiteral("second") << 1 << QStringLiteral("About $0.175");
        QTest::newRow("seedance: ten seconds, three runs")
            << QString(seedance) << QByteArray(R"({"duration":10})") << QStringLiteral("second") << 3
            << QStringLiteral("About $1.05");
        QTest::newRow("a unit never heard of")
            << text45 << none << QStringLiteral("megapixel") << 1 << QStringLiteral("Price unknown");
    }
    void whatAClickCosts()
    {
        QFETCH(QString, model);
        QFETCH(QByteArray, input);
        QFETCH(QString, unit);
        QFETCH(int, runs);
        QFETCH(QString, said);
        Price price{Money::fromMicrodollars(35000), unit, {}};
        const auto total = [&](const std::optional<Price> &known,
                               const std::optional<LearnedPrice> &learned) {
            return totalText(runCost(*shipped(model), json(input), known, learned), runs, QLocale::c());
        };
        QCOMPARE(total(price, {}), said);
        // Never free.
        QCOMPARE(total({}, {}), QStringLiteral("Price unknown"));
        QCOMPARE(total(Price{{}, unit, {}}, {}), QStringLiteral("Price unknown"));
        price.note = QStringLiteral("1080p costs twice as much");
        QCOMPARE(total(price, {}), said == QStringLiteral("Price unknown")
                                       ? said
                                       : QString(said + QStringLiteral(" at the base price")));
        // What runs like it have really cost wins.
        const LearnedPrice learned{6, Money::fromMicrodollars(420000), Money::fromMicrodollars(470000)};
        const QLocale c = QLocale::c();
        QCOMPARE(total(price, learned), QStringLiteral("About %1–%2")
                                            .arg(toText(Money::fromMicrodollars(420000 * runs), c),
                                                 toText(Money::fromMicrodollars(470000 * runs), c)));
    }

    void notesThatNameMore_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<bool>("more");
        QTest::newRow("none") << QString() << false;
        QTest::newRow("the unit alone") << QStringLiteral("Simulated price, for each picture.") << false;
        QTest::newRow("resolutions") << QStringLiteral("$0.02 a second at 480p, twice that at 720p") << true;
        QTest::newRow("surcharge") << QStringLiteral("Audio: Adds 25%") << true;
        QTest::newRow("rate") << QStringLiteral("2x rate with a reference video") << true;
        QTest::newRow("two prices") << QStringLiteral("$0.040 / $0.080") << true;
    }
    void notesThatNameMore()
    {
        QFETCH(QString, note);
        QFETCH(bool, more);
        QCOMPARE(namesMoreThanTheUnit(note), more);
    }

    void smallBalancesAreSaid()
    {
        const auto cents = [](int number) { return Money::fromMicrodollars(number * 10000); };
        const QLocale c = QLocale::c();
        const RunCost fixed{cents(10), cents(10), 0, false, false};
        QCOMPARE(balanceText(fixed, 2, cents(20), c), QString());
        QCOMPARE(balanceText(fixed, 3, cents(20), c),
                 QStringLiteral("Your balance of $0.20 is less than this will probably cost."));
        QCOMPARE(balanceText(RunCost{cents(10), cents(30), 4, false, false}, 1, cents(20), c),
                 QStringLiteral("Your balance of $0.20 may not be enough for this."));
        QCOMPARE(balanceText(RunCost{cents(30), cents(30), 0, true, false}, 1, cents(20), c),
                 QStringLiteral("Your balance of $0.20 may not be enough for this."));
        QCOMPARE(balanceText({}, 1, cents(20), c), QString());
        QCOMPARE(balanceText(fixed, 9, {}, c), QString()); // nobody knows it
        QCOMPARE(balanceText({}, 1, Money(), c),
                 QStringLiteral("Your balance is $0.00: this will probably be refused."));
    }

    void learnedPricesAreSaid()
    {
        const Money low = Money::fromMicrodollars(420000);
        const Money high = Money::fromMicrodollars(470000);
        QCOMPARE(learnedText({6, low, high}, QLocale::c()),
                 QStringLiteral("your last 6 runs like this, each:\u00a0$0.42–$0.47"));
        QCOMPARE(learnedText({1, low, low}, QLocale::c()),
                 QStringLiteral("your last run like this:\u00a0$0.42"));
    }

    void learnedPriceIsTheEstimate()
    {
        RunPlan plan;
        plan.model = shipped(sequential);
        plan.values = json("{\"text\":\"3 images\"}");
        plan.price = Price{Money::fromMicrodollars(40000), QStringLiteral("image"), {}};
        plan.learned = Money::fromMicrodollars(90000);
        QVERIFY(RequestBuilder().orders(plan).constFirst().estimate == plan.learned);
    }

    void numbersInPrompts_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("number");
        QTest::newRow("digits") << QStringLiteral("Generate 3 images of a sunset") << 3;
        QTest::newRow("word") << QStringLiteral("Three pictures of the sea") << 3;
        QTest::newRow("adjective") << QStringLiteral("make 12 square photos") << 12;
        QTest::newRow("fifteen") << QStringLiteral("fifteen illustrations") << 15;
        QTest::newRow("none") << QStringLiteral("a camera with 35mm film") << 0;
        QTest::newRow("of things") << QStringLiteral("3 boats on the sea") << 0;
        QTest::newRow("one word inside another") << QStringLiteral("someone images") << 0;
    }
    void numbersInPrompts()
    {
        QFETCH(QString, prompt);
        QFETCH(int, number);
        QCOMPARE(FormAdvice::numberInPrompt(prompt).value_or(0), number);
    }

    void theCountIsComparedWithThePrompt()
    {
        const auto model = shipped(sequential);
        const FormAdvice advice(*model);
        const auto said = [&](const char *values) -> QString {
            QStringList texts;
            for (const FieldProblem &problem : advice.problems(json(values), 1, false)) {
                texts += problem.message;
                if (problem.blocks)
                    texts += QStringLiteral("blocks");
            }
            return texts.join(u'\n');
        };
        QCOMPARE(said("{\"text\":\"5 images\",\"sequential_image_generation_options\":5}"), QString());
        QCOMPARE(said("{\"text\":\"3 images\",\"sequential_image_generation_options\":5}"),
                 QStringLiteral("The prompt says 3, this field says 5."));
        QVERIFY(said("{\"text\":\"the sea\",\"sequential_image_generation_options\":5}").contains(u'5'));
        QCOMPARE(said("{\"text\":\"the sea\",\"sequential_image_generation_options\":1}"), QString());
    }

    void aHeldSeedAndSeveralRunsAreWarnedOf()
    {
        const auto model = shipped(sequential);
        const FormAdvice advice(*model);
        const Json values =
            json("{\"text\":\"3 images\",\"seed\":5,\"sequential_image_generation_options\":3}");
        QCOMPARE(advice.problems(values, 4, true).size(), 1);
        QCOMPARE(advice.problems(values, 1, true).size(), 0);
        QCOMPARE(advice.problems(values, 4, false).size(), 0);
    }

    void fieldsWithoutEffectAreTold()
    {
        const FormAdvice clip(*shipped(seedance));
        const auto at = [&](const char *resolution) {
            Json values = json("{\"prompt\":\"x\",\"last_frame_image_url\":\"https://example.com/a.png\"}");
            values["resolution"] = resolution;
            return clip.problems(values, 1, false);
        };
        QCOMPARE(at("720p").size(), 0);
        QCOMPARE(at("1080p").size(), 1);
        QCOMPARE(at("1080p").constFirst().key, QStringLiteral("last_frame_image_url"));
        QVERIFY(!at("1080p").constFirst().blocks);
    }

    void whatMultipliesIsCounted()
    {
        const FormAdvice images(*shipped(sequential));
        QCOMPARE(images.outputs(json("{\"sequential_image_generation_options\":5}"))->number, 5);
        QVERIFY(!images.outputs(json("{}"))->atMost);
        const FormAdvice mayBe(*shipped(lite));
        QCOMPARE(
            mayBe.outputs(json("{\"sequential_image_generation\":\"disabled\",\"max_images\":15}"))->number,
            1);
        const auto many = mayBe.outputs(json("{\"sequential_image_generation\":\"auto\",\"max_images\":15}"));
        QCOMPARE(many->number, 15);
        QVERIFY(many->atMost);
    }

    void pricesAreBasesAndNeverFree()
    {
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const Price four{Money::fromMicrodollars(40000), QStringLiteral("output"), {}};
        QCOMPARE(priceText(four, MediaKind::Image, {}, 1, english), QStringLiteral("base $0.04 per image"));
        QCOMPARE(priceText(four, MediaKind::Image, OutputCount{3, false}, 2, english),
                 QStringLiteral("base $0.04 per image · 3 images × 2 runs"));
        QCOMPARE(priceText(four, MediaKind::Image, OutputCount{15, true}, 1, english),
                 QStringLiteral("base $0.04 per image · up to 15 images"));
        QCOMPARE(priceText({}, MediaKind::Video, {}, 1, english), QString());
        QCOMPARE(priceText(Price{}, MediaKind::Video, {}, 3, english), QStringLiteral("3 runs"));
        const Price second{Money::fromMicrodollars(100000), QStringLiteral("second"), {}};
        QCOMPARE(priceText(second, MediaKind::Video, {}, 1, english),
                 QStringLiteral("base $0.10 per second"));
    }

    void draftsRoundTrip()
    {
        FormState state;
        state.values = json("{\"b\":1,\"a\":18446744073709551615,\"width×height\":\"x\"}");
        state.texts.insert(QStringLiteral("raw"), QStringLiteral("[{"));
        state.lastSeeds.insert(QStringLiteral("seed"), WideInteger::highest());
        const FormState back = FormState::fromBytes(state.toBytes());
        QCOMPARE(toBytes(back.values), toBytes(state.values));
        QCOMPARE(back.texts, state.texts);
        QVERIFY(back.lastSeeds == state.lastSeeds);
        QCOMPARE(toBytes(FormState::fromBytes("{\"prompt\":\"plain\"}").values),
                 QByteArray("{\"prompt\":\"plain\"}"));
        for (const char *rubbish :
             {"", "[]", "{", "null", "{\"maquette-form\":1,\"values\":[],\"texts\":3,\"lastSeeds\":\"x\"}"})
            QCOMPARE(toBytes(FormState::fromBytes(rubbish).values), QByteArray("{}"));
    }

    void choicesReadWell()
    {
        QCOMPARE(choiceText(json("\"2048x2048 (1:1)\"")), QStringLiteral("2048×2048 (1:1)"));
        QCOMPARE(choiceText(json("\"2048:2048 (1:1)\"")), QStringLiteral("2048×2048 (1:1)"));
        QCOMPARE(choiceText(json("\"1024x1024(1:1)\"")), QStringLiteral("1024×1024(1:1)"));
        QCOMPARE(choiceText(json("\"2K\"")), QStringLiteral("2K"));
        QCOMPARE(choiceText(json("\"extra-large\"")), QStringLiteral("extra-large"));
        QCOMPARE(choiceText(json("5")), QStringLiteral("5"));
    }

    void glyphsKeepTheProportions()
    {
        const QRectF room(0, 0, 20, 14);
        const QRectF wide = AspectIcon::outline({16, 9}, room);
        QVERIFY(room.contains(wide));
        QVERIFY(std::abs(wide.width() / wide.height() - 16.0 / 9) < 0.2);
        const QRectF tall = AspectIcon::outline({9, 16}, room);
        QVERIFY(tall.height() > tall.width());
        QVERIFY(room.contains(AspectIcon::outline({21, 9}, room)));
        QVERIFY(room.contains(AspectIcon::outline({1, 100}, room)));
    }

    void rangesAreExactAtTheEnds()
    {
        Field field;
        field.integer = true;
        field.minimum = -9e18;
        field.maximum = 9e18;
        field.schema = json("{\"minimum\":-9000000000000000001,\"maximum\":9000000000000000001}");
        const NumberRange range(field);
        QCOMPARE(toBytes(range.numberAt(0)), QByteArray("-9000000000000000001"));
        QCOMPARE(toBytes(range.numberAt(range.positions())), QByteArray("9000000000000000001"));
        Field decimals;
        decimals.minimum = 0;
        decimals.maximum = 1;
        const NumberRange unit(decimals);
        QCOMPARE(unit.decimals(), 2);
        for (int position = 0; position <= unit.positions(); ++position)
            QCOMPARE(unit.positionOf(unit.numberAt(position)), position);
    }

    void wordsAndCodePoints()
    {
        QCOMPARE(wordsIn(u"  one\ttwo\nthree "), 3);
        QCOMPARE(wordsIn(u""), 0);
        QCOMPARE(codePoints(u"a🗼b"), 3);
    }

    void worksSurviveACarryOver()
    {
        const auto model = shipped(seedance);
        const Json values = json("{\"prompt\":\"x\",\"first_frame_image_url\":\"maquette-asset:12\"}");
        const Json carried = carriedValues(*model, *model, values);
        QCOMPARE(stringOf(carried["first_frame_image_url"]), QStringLiteral("maquette-asset:12"));
        QVERIFY(!assetIn(QStringLiteral("maquette-asset:-1")));
        QVERIFY(!assetIn(QStringLiteral("maquette-asset:1x")));
        QVERIFY(!assetInPlaceholder(QStringLiteral("https://example.com/work/1")));
    }
};

QTEST_MAIN(TestFormParts)
#include "tst_formparts.moc"
