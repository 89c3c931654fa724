// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "ui/presets/presettexts.h"

#include <QTest>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

constexpr char schema[] = R"j({"type":"object","required":["prompt"],"properties":{
    "steps":{"type":"integer","title":"Steps","minimum":1,"maximum":50,"default":20},
    "prompt":{"type":"string","title":"Prompt"},
    "size":{"type":"string","title":"Size","enum":["1024x1024 (1:1)","1920x1080 (16:9)"]},
    "raw":{"type":"boolean","title":"Raw","default":false},
    "image_url":{"type":"string","format":"image_uri","title":"Image"},
    "images":{"type":"array","title":"References","items":{"type":"string","format":"image_uri"}},
    "camera":{"type":"object","title":"Camera","properties":{"move":{"type":"string","enum":["pan","zoom"]}}}}})j";

} // namespace

//! \brief What is said of a preset.
class TestPresetTexts : public QObject
{
    Q_OBJECT

private slots:
    void summaries_data()
    {
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QByteArray &values, const QString &text) {
            QTest::newRow(name) << values << text;
        };
        row("nothing", "{}", u"As the model has it"_s);
        row("defaults", R"({"steps":20,"raw":false,"prompt":" ","image_url":"","images":[]})",
            u"As the model has it"_s);
        row("words first", R"j({"steps":30,"size":"1920x1080 (16:9)","prompt":"a\nboat"})j",
            u"a boat · Steps 30 · 1920×1080 (16:9)"_s);
        row("on and pictures", R"({"raw":true,"image_url":"maquette-asset:7","images":["a","b"]})",
            u"Raw on · Image · References × 2"_s);
        row("one inside another", R"({"camera":{"move":"pan"}})", u"Camera: pan"_s);
        row("of another kind", R"({"steps":"many","prompt":7,"size":[1],"camera":null,"gone":1})",
            u"Prompt 7 · many · Size × 1"_s);
        row("a long prompt", R"({"prompt":")" + QByteArray("word ").repeated(100'000) + R"("})",
            u"word "_s.repeated(16).trimmed() + u'…');
    }
    void summaries()
    {
        QFETCH(QByteArray, values);
        QTEST(presetSummary(*modelOf(schema), json(values)), "text");
    }

    void dates()
    {
        const QLocale english(QLocale::English);
        const QDateTime now(QDate(2026, 11, 22), QTime(12, 0));
        Preset preset{u"A"_s, {}, now, {}};
        QCOMPARE(presetDate(preset, now, english), u"saved today"_s);
        preset.createdAt = now.addDays(-1);
        QCOMPARE(presetDate(preset, now, english), u"saved yesterday"_s);
        preset.usedAt = now.addDays(-50);
        QCOMPARE(presetDate(preset, now, english), u"used 3 Oct"_s);
        preset.usedAt = now.addYears(-1);
        QCOMPARE(presetDate(preset, now, english), u"used 22 Nov 2025"_s);
        QCOMPARE(presetDate({}, now, english), QString());
    }

    void manyNotesAreCounted()
    {
        QCOMPARE(fewSentences({u"A."_s, u"B."_s}), u"A. B."_s);
        QCOMPARE(fewSentences({u"1."_s, u"2."_s, u"3."_s, u"4."_s, u"5."_s}), u"1. 2. 3. 4. And one more."_s);
        QVERIFY(fewSentences(QStringList(10, u"x."_s)).endsWith(u"And 6 more."_s));
        QCOMPARE(misfitText(0), QString());
        QCOMPARE(misfitText(1), u"1 setting has changed"_s);
        QCOMPARE(quotedName(u"a "_s.repeated(60)), u'“' + u"a "_s.repeated(20).trimmed() + u"…”"_s);
    }
};

QTEST_MAIN(TestPresetTexts)
#include "tst_presettexts.moc"
