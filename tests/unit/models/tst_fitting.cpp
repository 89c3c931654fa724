// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fitting.h"

#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The nearest value that fits, for settings that were kept longer than the limits they fitted.
class FittingTest : public QObject
{
    Q_OBJECT

private slots:
    void nearest_data();
    void nearest();
    void replacesOnlyWhatDoesNotFit();
    void neverCutsAText();
};

void FittingTest::nearest_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("nearest"); // empty for none
    const auto row = [](const char *name, const char *field, const char *value, const char *nearest) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(value) << QByteArray(nearest);
    };
    const char *whole = R"({"type":"integer","minimum":4,"maximum":12})";
    row("fits", whole, "5", "5");
    row("below", whole, "2", "4");
    row("above", whole, "15", "12");
    row("as text", whole, R"("10")", "10");
    row("with a unit", whole, R"("10s")", "10");
    row("broken number", whole, "7.6", "8");
    row("no number", whole, R"("long")", "");
    row("true", whole, "true", "");
    row("a list", whole, "[5]", "");
    row("far away", whole, "1e300", "12");
    const char *stepped = R"({"type":"integer","minimum":64,"maximum":256,"multipleOf":64})";
    row("step", stepped, "100", "128");
    row("step at the end", stepped, "300", "256");
    const char *part = R"({"type":"number","minimum":0,"maximum":1})";
    row("part", part, "1.5", "1.0");
    const char *lengths = R"({"type":"integer","enum":[4,8,12]})";
    row("choice by number", lengths, "10", "8");
    row("choice by number in text", lengths, R"("11s")", "12");
    const char *named = R"({"type":"string","enum":["480p","720p","1080p"]})";
    row("choice by lines", named, R"("1440p")", R"("1080p")");
    row("choice by K", named, R"("1K")", R"("480p")");
    row("choice by case", named, R"("720P")", R"("720p")");
    const char *sizes =
        R"x({"type":"string","enum":["1024x1024 (1:1)","2048x2048 (1:1)","1920x1080 (16:9)"]})x";
    row("size by ratio", sizes, R"x("1280x720 (16:9)")x", R"x("1920x1080 (16:9)")x");
    row("size by area", sizes, R"("2000x2000")", R"x("2048x2048 (1:1)")x");
    row("nothing near", R"({"type":"string","enum":["oil","ink"]})", R"("chalk")", "");
    row("boolean", R"({"type":"boolean"})", R"("true")", "true");
    row("text too long", R"({"type":"string","maxLength":3})", R"("abcdef")", "");
    row("picture", R"({"type":"string","format":"image_uri"})", R"("nonsense")", "");
}

void FittingTest::nearest()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, nearest);
    const Model model = modelOf(R"({"properties":{"x":)" + field + "}}");
    QCOMPARE(model.fields.size(), 1);
    const auto found = nearestFitting(model.fields.first(), json(value));
    QCOMPARE(found ? toBytes(*found) : QByteArray(), nearest);
}

void FittingTest::replacesOnlyWhatDoesNotFit()
{
    const Model model = modelOf(R"({"properties":{"prompt":{"title":"Prompt","type":"string","maxLength":5},
        "duration":{"title":"Duration","type":"integer","minimum":4,"maximum":12},
        "style":{"title":"Style","enum":["oil","ink"]},"on":{"type":"boolean"},
        "size":{"title":"Size","enum":["1:1","16:9"]}}})");
    InputValues values = json(
        R"({"prompt":"much too long","duration":15,"style":"chalk","on":true,"size":"16:9","gone":3,"seed":null})");
    const QList<Replacement> replaced = fitValues(model, values);
    QCOMPARE(toBytes(values),
             QByteArray(
                 R"({"prompt":"much too long","duration":12,"on":true,"size":"16:9","gone":3,"seed":null})"));
    QCOMPARE(replaced.size(), 2);
    QCOMPARE(toText(replaced.at(0)), u"Duration 15 → 12"_s);
    QCOMPARE(toText(replaced.at(1)), u"Style chalk → as the model has it"_s);
    QVERIFY(fitValues(model, values).isEmpty());
}

void FittingTest::neverCutsAText()
{
    const Model model = modelOf(R"({"properties":{"prompt":{"type":"string","maxLength":5},
        "image_url":{"type":"string"},"raw":{"type":"array","maxItems":1}}})");
    const InputValues before = json(R"({"prompt":"much too long","image_url":"nonsense","raw":[1,2]})");
    InputValues values = before;
    QVERIFY(fitValues(model, values).isEmpty());
    QCOMPARE(toBytes(values), toBytes(before));
    InputValues odd = json("[1]");
    QVERIFY(fitValues(model, odd).isEmpty());
}

QTEST_GUILESS_MAIN(FittingTest)
#include "tst_fitting.moc"
