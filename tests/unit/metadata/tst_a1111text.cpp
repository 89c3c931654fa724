// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/a1111text.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestA1111Text : public QObject
{
    Q_OBJECT

private slots:
    void writesTheForm();
    void writesWhatIsKnown();
    void readsOurOwn();
    void readsTheForm();
    void readsQuotedValues();
    void readsOddTexts_data();
    void readsOddTexts();
    void endsOnHostileTexts();
};

void TestA1111Text::writesTheForm()
{
    WorkMetadata work;
    work.prompt = u"a fox,\nin snow"_s;
    work.negativePrompt = u"blurred"_s;
    work.input = "{\"num_inference_steps\": 28, \"guidance_scale\": 3.5, \"x\": 1}";
    work.seed = 42;
    work.modelName = u"Flux: \"dev\", fast"_s;
    work.software = u"Maquette 0.1.0"_s;
    QCOMPARE(
        a1111Parameters(work, {512, 768}),
        u"a fox,\nin snow\nNegative prompt: blurred\nSteps: 28, CFG scale: 3.5, Seed: 42, Size: 512x768, "
        "Model: \"Flux: \\\"dev\\\", fast\", Version: Maquette 0.1.0"_s);
    QVERIFY(isOwnA1111(a1111Parameters(work)));
}

void TestA1111Text::writesWhatIsKnown()
{
    WorkMetadata work;
    QCOMPARE(a1111Parameters(work), u"Version: Maquette"_s);
    work.modelId = ModelId(u"v/n/c"_s);
    work.prompt = u"see /home/ann/x.png or https://h.example/a?sig=1"_s;
    QCOMPARE(a1111Parameters(work), u"see … or https://h.example/a\nModel: v/n/c, Version: Maquette"_s);
}

void TestA1111Text::readsOurOwn()
{
    WorkMetadata work;
    work.prompt = u"a fox: red, \"big\"\n\nline"_s;
    work.negativePrompt = u"x\ny"_s;
    work.seed = -5;
    work.modelName = u"a, b: c\\d"_s;
    work.software = u"Maquette 0.1.0"_s;
    const ForeignSettings settings = readA1111(a1111Parameters(work, {10, 20}));
    QCOMPARE(settings.prompt, work.prompt);
    QCOMPARE(settings.negativePrompt, work.negativePrompt);
    QCOMPARE(settings.seed, work.seed);
    QCOMPARE(settings.model, work.modelName);
    QCOMPARE(settings.size, QSize(10, 20));
}

void TestA1111Text::readsTheForm()
{
    const QString text =
        u"masterpiece, (fox:1.2)\nsecond\nNegative prompt: ugly,\nblurred\nSteps: 20, Sampler: DPM++ 2M "
        "Karras, CFG scale: 7, Seed: 965400086, Size: 512x768, Model hash: 45dee52b, Model: v1-5, "
        "Lora hashes: \"add: 1, more: 2\", Version: v1.9.3"_s;
    const ForeignSettings settings = readA1111(text);
    QCOMPARE(settings.program, u"AUTOMATIC1111"_s);
    QCOMPARE(settings.prompt, u"masterpiece, (fox:1.2)\nsecond"_s);
    QCOMPARE(settings.negativePrompt, u"ugly,\nblurred"_s);
    QCOMPARE(settings.seed, 965400086);
    QCOMPARE(settings.steps, 20);
    QCOMPARE(settings.model, u"v1-5"_s);
    QCOMPARE(settings.size, QSize(512, 768));
    QCOMPARE(settings.values.size(), 9);
    QCOMPARE(settings.values.first(), std::pair(u"Steps"_s, u"20"_s));
    QCOMPARE(settings.values.at(7), std::pair(u"Lora hashes"_s, u"add: 1, more: 2"_s));
    QCOMPARE(settings.raw, text);
    QVERIFY(!isOwnA1111(text));
}

void TestA1111Text::readsQuotedValues()
{
    const ForeignSettings settings =
        readA1111(u"x\nSteps: 1, Template: \"a \\\"b\\\",\\nc\", Hires prompt: \"\", Seed: 3"_s);
    QCOMPARE(settings.values.size(), 4);
    QCOMPARE(settings.values.at(1).second, u"a \"b\",\nc"_s);
    QCOMPARE(settings.values.at(2).second, QString());
    QCOMPARE(settings.seed, 3);
}

void TestA1111Text::readsOddTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("negative");
    QTest::addColumn<qsizetype>("values");
    QTest::newRow("nothing") << QString() << QString() << QString() << qsizetype(0);
    QTest::newRow("prompt alone") << u"a fox: red"_s << u"a fox: red"_s << QString() << qsizetype(0);
    QTest::newRow("settings alone") << u"Steps: 1, Seed: 2, Size: 1x1"_s << QString() << QString()
                                    << qsizetype(3);
    QTest::newRow("no prompt") << u"Negative prompt: x\nSteps: 1, Seed: 2, Size: 1x1"_s << QString() << u"x"_s
                               << qsizetype(3);
    QTest::newRow("lines behind") << u"a\nSteps: 1, Seed: 2, Size: 1x1\nTemplate: b"_s << u"a"_s << QString()
                                  << qsizetype(4);
    QTest::newRow("carriage returns")
        << u"a\r\nNegative prompt: b\r\nSteps: 1, Seed: 2, Size: 1x1"_s << u"a"_s << u"b"_s << qsizetype(3);
    QTest::newRow("broken") << u"a\nSteps: , Seed: x, Size: 1x, Model"_s << u"a"_s << QString()
                            << qsizetype(3);
}

void TestA1111Text::readsOddTexts()
{
    QFETCH(QString, text);
    const ForeignSettings settings = readA1111(text);
    QTEST(settings.prompt, "prompt");
    QTEST(settings.negativePrompt, "negative");
    QTEST(settings.values.size(), "values");
}

void TestA1111Text::endsOnHostileTexts()
{
    (void)readA1111(u"a\n"_s + u"\"x: \""_s.repeated(200'000));
    (void)readA1111(QString(1'000'000, u'"'));
    (void)readA1111(QString(1'000'000, u'\n'));
    const ForeignSettings many = readA1111(u"Steps: 1,"_s.repeated(300'000));
    QVERIFY(many.values.size() <= 2000);
    QVERIFY(many.raw.size() <= maxRawText);
    const QString lines = u"Steps: 1\n"_s.repeated(100'000);
    (void)readA1111(lines);
}

QTEST_GUILESS_MAIN(TestA1111Text)
#include "tst_a1111text.moc"
