// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/plan.h"
#include "app/sandbox/prices.h"
#include "app/sandbox/shape.h"
#include "models/core/catalogue.h"
#include "tests/support/models.h"

#include <QRegularExpression>
#include <QTest>

using namespace maquette;

namespace
{
const QString seedream45 = QStringLiteral("bytedance/seedream-4-5/text-to-image");
const QString seedream5 = QStringLiteral("bytedance/seedream-5/lite/text-to-image");
const QString sequential = QStringLiteral("bytedance/seedream-4-0/sequential");
const QString dreamina = QStringLiteral("bytedance/dreamina-4-0/text-to-image");
const QString seedance = QStringLiteral("bytedance/seedance-1-0/lite/image-to-video");
} // namespace

class TestSandboxPlan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everySizeOfEveryModel_data();
    void everySizeOfEveryModel();
    void namedSizesTakeTheirShapeFromThePrompt_data();
    void namedSizesTakeTheirShapeFromThePrompt();
    void defaultsCountWhenNothingIsChosen();
    void makesAsManyAsAskedFor_data();
    void makesAsManyAsAskedFor();
    void setsOnlyWhenAsked();
    void formatIsTheOneAskedFor();
    void seedIsReadWhole();
    void clipsHaveTheShapeOfTheirFirstFrame_data();
    void clipsHaveTheShapeOfTheirFirstFrame();
    void lastFrameHasNoEffectAtTheHighestResolution();
    void readsItsCommands();
    void survivesStorage();
    void refusesSenselessStorage_data();
    void refusesSenselessStorage();
    void costsByWhatIsMade();

private:
    const Model &model(const QString &id) const { return *m_catalogue.find(ModelId(id)); }
    Plan plan(const QString &id, const Json &input) const { return planOf(model(id), input, {}); }

    Catalogue m_catalogue;
};

void TestSandboxPlan::initTestCase()
{
    m_catalogue = Catalogue::load({QStringLiteral(":/models")});
    for (const QString &id : {seedream45, seedream5, sequential, dreamina, seedance})
        QVERIFY2(m_catalogue.find(ModelId(id)), qPrintable(id));
}

void TestSandboxPlan::everySizeOfEveryModel_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QSize>("size");
    const Catalogue catalogue = Catalogue::load({QStringLiteral(":/models")});
    static const QRegularExpression numbers(QStringLiteral("^(\\d+)\\D(\\d+)"));
    int rows = 0;
    for (const auto &model : test::modelsOf(catalogue)) {
        if (model->makes != MediaKind::Image)
            continue;
        for (const Field &field : model->fields) {
            for (const Json &choice : field.choices) {
                const QString value = stringOf(choice);
                const auto match = numbers.match(value);
                if (!match.hasMatch())
                    continue;
                QTest::addRow("%s %s", qPrintable(model->id.text()), qPrintable(value))
                    << model->id.text() << field.key << value
                    << QSize(match.captured(1).toInt(), match.captured(2).toInt());
                ++rows;
            }
        }
    }
    QCOMPARE(rows, 9 + 16 + 8 + 11);
}

void TestSandboxPlan::everySizeOfEveryModel()
{
    QFETCH(QString, id);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QSize, size);
    const Field *prompt = model(id).fieldWithRole(FieldRole::Prompt);
    QVERIFY(prompt);
    const Plan made = plan(id, Json{{prompt->key.toStdString(), "a 3:2 tall panorama"},
                                    {key.toStdString(), value.toStdString()}});
    QCOMPARE(made.pixels, size);
    QCOMPARE(made.kind, MediaKind::Image);
    QCOMPARE(made.model, id);
}

void TestSandboxPlan::namedSizesTakeTheirShapeFromThePrompt_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QSize>("size");
    QTest::newRow("2K") << seedream45 << QStringLiteral("2K") << QStringLiteral("a cat") << QSize(2048, 2048);
    QTest::newRow("4K") << seedream45 << QStringLiteral("4K") << QStringLiteral("a portrait")
                        << QSize(4096, 4096);
    QTest::newRow("3K") << seedream5 << QStringLiteral("3K") << QStringLiteral("a landscape")
                        << QSize(3072, 3072);
    QTest::newRow("ratio") << seedream45 << QStringLiteral("2K") << QStringLiteral("in 16:9, a cat")
                           << QSize(2736, 1536);
    QTest::newRow("tall") << seedream5 << QStringLiteral("2K") << QStringLiteral("a vertical poster")
                          << QSize(1680, 2512);
    QTest::newRow("wide") << seedream45 << QStringLiteral("4K") << QStringLiteral("Panorama of Rome")
                          << QSize(6256, 2688);
    QTest::newRow("not a ratio") << seedream45 << QStringLiteral("2K") << QStringLiteral("at 10:01 o'clock")
                                 << QSize(2048, 2048);
}

void TestSandboxPlan::namedSizesTakeTheirShapeFromThePrompt()
{
    QFETCH(QString, id);
    QFETCH(QString, value);
    QFETCH(QString, prompt);
    QFETCH(QSize, size);
    QCOMPARE(plan(id, Json{{"prompt", prompt.toStdString()}, {"resolution", value.toStdString()}}).pixels,
             size);
}

void TestSandboxPlan::defaultsCountWhenNothingIsChosen()
{
    QCOMPARE(plan(seedream45, Json{{"prompt", "x"}}).pixels, QSize(2048, 2048));
    QCOMPARE(plan(seedream5, Json{{"prompt", "x"}}).pixels, QSize(2304, 1728));
    QCOMPARE(plan(seedream5, Json{{"prompt", "x"}}).count, 1);
    QCOMPARE(plan(sequential, Json{{"text", "x"}}).pixels, QSize(2560, 1440));
    QCOMPARE(plan(sequential, Json{{"text", "x"}}).count, 3);
    QCOMPARE(plan(dreamina, Json{{"prompt", "x"}}).pixels, QSize(2048, 2048));
    QCOMPARE(plan(dreamina, Json::object()).prompt, QString()); // the example is never used
}

void TestSandboxPlan::makesAsManyAsAskedFor_data()
{
    QTest::addColumn<int>("count");
    for (int i = 1; i <= 15; ++i)
        QTest::addRow("%d", i) << i;
}

void TestSandboxPlan::makesAsManyAsAskedFor()
{
    QFETCH(int, count);
    QCOMPARE(plan(sequential, Json{{"text", "x"}, {"sequential_image_generation_options", count}}).count,
             count);
    const Json automatic{{"prompt", "x"}, {"sequential_image_generation", "auto"}, {"max_images", count}};
    QCOMPARE(plan(seedream5, automatic).count, count);
    const Json words{{"prompt", QStringLiteral("%1 images of a cat").arg(count).toStdString()}};
    QCOMPARE(plan(dreamina, words).count, count);
}

void TestSandboxPlan::setsOnlyWhenAsked()
{
    QCOMPARE(plan(seedream5, Json{{"prompt", "x"}, {"max_images", 7}}).count, 1);
    QCOMPARE(plan(seedream5, Json{{"prompt", "x"}, {"sequential_image_generation", "auto"}}).count, 15);
    QCOMPARE(plan(dreamina, Json{{"prompt", "4 images of a cat"}, {"force_single", true}}).count, 1);
    QCOMPARE(plan(seedream45, Json{{"prompt", "4 images of a cat"}}).count, 1);
    QCOMPARE(plan(dreamina, Json{{"prompt", "99 images of a cat"}}).count, 15);
}

void TestSandboxPlan::formatIsTheOneAskedFor()
{
    const Plan jpeg = plan(seedream5, Json{{"prompt", "x"}, {"output_format", "jpeg"}});
    QCOMPARE(jpeg.format, QStringLiteral("jpeg"));
    QCOMPARE(jpeg.suffix(), QStringLiteral("jpg"));
    QCOMPARE(jpeg.mimeType(), QByteArray("image/jpeg"));
    QCOMPARE(plan(seedream5, Json{{"prompt", "x"}, {"output_format", "png"}}).mimeType(),
             QByteArray("image/png"));
    QCOMPARE(plan(seedream45, Json{{"prompt", "x"}}).format, QStringLiteral("png"));
}

void TestSandboxPlan::seedIsReadWhole()
{
    QCOMPARE(plan(sequential, Json{{"text", "x"}, {"seed", 9007199254740993}}).seed, 9007199254740993);
    QCOMPARE(plan(sequential, Json{{"text", "x"}}).seed, 41722289);
}

void TestSandboxPlan::clipsHaveTheShapeOfTheirFirstFrame_data()
{
    QTest::addColumn<QString>("resolution");
    QTest::addColumn<QSize>("first");
    QTest::addColumn<QSize>("size");
    QTest::newRow("480p wide") << QStringLiteral("480p") << QSize(2560, 1440) << QSize(854, 480);
    QTest::newRow("720p wide") << QStringLiteral("720p") << QSize(1920, 1080) << QSize(1280, 720);
    QTest::newRow("1080p wide") << QStringLiteral("1080p") << QSize(5404, 3040) << QSize(1920, 1080);
    QTest::newRow("480p tall") << QStringLiteral("480p") << QSize(1440, 2560) << QSize(480, 854);
    QTest::newRow("720p square") << QStringLiteral("720p") << QSize(4096, 4096) << QSize(720, 720);
    QTest::newRow("480p 3:2") << QStringLiteral("480p") << QSize(1001, 667) << QSize(720, 480);
}

void TestSandboxPlan::clipsHaveTheShapeOfTheirFirstFrame()
{
    QFETCH(QString, resolution);
    QFETCH(QSize, first);
    QFETCH(QSize, size);
    for (const int seconds : {5, 10}) {
        const Json input{{"prompt", "x"}, {"resolution", resolution.toStdString()}, {"duration", seconds}};
        const Plan made = planOf(
            model(seedance), input,
            {{QStringLiteral("first_frame_image_url"), FieldRole::FirstFrame, QStringLiteral("abc"), first}});
        QCOMPARE(made.kind, MediaKind::Video);
        QCOMPARE(made.pixels, size);
        QCOMPARE(made.seconds, seconds);
        QCOMPARE(made.first, QStringLiteral("abc"));
        QCOMPARE(made.suffix(), QStringLiteral("mp4"));
        QCOMPARE(made.pixels.width() % 2 + made.pixels.height() % 2, 0);
    }
}

void TestSandboxPlan::lastFrameHasNoEffectAtTheHighestResolution()
{
    const QList<GivenPicture> pictures{
        {QStringLiteral("first_frame_image_url"), FieldRole::FirstFrame, QStringLiteral("a"),
         QSize(640, 480)},
        {QStringLiteral("last_frame_image_url"), FieldRole::LastFrame, QStringLiteral("b"), QSize(640, 480)}};
    QCOMPARE(planOf(model(seedance), Json{{"prompt", "x"}, {"resolution", "720p"}}, pictures).last,
             QStringLiteral("b"));
    QCOMPARE(planOf(model(seedance), Json{{"prompt", "x"}, {"resolution", "1080p"}}, pictures).last,
             QString());
}

void TestSandboxPlan::readsItsCommands()
{
    const PromptCommands fails = commandsOf(model(sequential), Json{{"text", "a cat [fail]"}});
    QVERIFY(fails.fails && !fails.slow && !fails.noFunds);
    QVERIFY(commandsOf(model(seedream45), Json{{"prompt", "[slow] cat"}}).slow);
    QVERIFY(commandsOf(model(seedream45), Json{{"prompt", "[no-funds]"}}).noFunds);
    QVERIFY(!commandsOf(model(seedream45), Json{{"prompt", "the ship will fail"}}).fails);
}

void TestSandboxPlan::survivesStorage()
{
    const Json input{
        {"text", "drei Bilder, schön"}, {"seed", 9007199254740993}, {"image_size", "3024:1296 (21:9)"}};
    const Plan made = plan(sequential, input);
    const Result<Json> stored = parseJson(toBytes(made.toJson()));
    QVERIFY(stored.has_value());
    const std::optional<Plan> back = Plan::fromJson(*stored);
    QVERIFY(back.has_value());
    QVERIFY(*back == made);
}

void TestSandboxPlan::refusesSenselessStorage_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::newRow("no size") << QByteArray(R"({"width":0})");
    QTest::newRow("huge") << QByteArray(R"({"width":100000})");
    QTest::newRow("no outputs") << QByteArray(R"({"count":0})");
    QTest::newRow("too many") << QByteArray(R"({"count":1000})");
    QTest::newRow("wrong type") << QByteArray(R"({"width":"wide"})");
    QTest::newRow("endless clip") << QByteArray(R"({"kind":1,"seconds":100000})");
    QTest::newRow("no format") << QByteArray(R"({"format":""})");
}

void TestSandboxPlan::refusesSenselessStorage()
{
    QFETCH(QByteArray, patch);
    Json json = plan(seedream45, Json{{"prompt", "x"}}).toJson();
    QVERIFY(Plan::fromJson(json).has_value());
    json.update(*parseJson(patch));
    QVERIFY(!Plan::fromJson(json).has_value());
    QVERIFY(!Plan::fromJson(Json::array()).has_value());
}

void TestSandboxPlan::costsByWhatIsMade()
{
    const Model &set = model(sequential);
    QCOMPARE(costOf(set, plan(sequential, Json{{"text", "x"}, {"sequential_image_generation_options", 4}}))
                 .microdollars(),
             priceOf(set).base.microdollars() * 4);
    const auto clip = [&](const char *resolution, int seconds) -> qint64 {
        const Json input{{"prompt", "x"}, {"resolution", resolution}, {"duration", seconds}};
        return costOf(model(seedance), plan(seedance, input)).microdollars();
    };
    QCOMPARE(clip("480p", 5), 100'000);
    QCOMPARE(clip("720p", 5), 200'000);
    QCOMPARE(clip("1080p", 10), 900'000);
}

QTEST_GUILESS_MAIN(TestSandboxPlan)
#include "tst_sandboxplan.moc"
