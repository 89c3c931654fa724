// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/searchtext.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

QSet<QString> asSet(const QStringList &list)
{
    return {list.cbegin(), list.cend()};
}

} // namespace

class TestSearchText : public QObject
{
    Q_OBJECT

private slots:
    void scriptsWithoutBlanksAreSpaced();
    void inputsGiveTheirTextsAndNumbers();
    void picturesAsDataAreNoWords();
    void hugeInputsAreBounded();
    void terms_data();
    void terms();
};

void TestSearchText::scriptsWithoutBlanksAreSpaced()
{
    QCOMPARE(spacedText(u"a red car"_s), u"a red car"_s);
    QCOMPARE(spacedText(u"红色汽车 car"_s).simplified(), u"红 色 汽 车 car"_s);
    // Outside of the basic plane.
    QCOMPARE(spacedText(u"x\U00020000y"_s).simplified(), u"x \U00020000 y"_s);
}

void TestSearchText::inputsGiveTheirTextsAndNumbers()
{
    const QString text = searchedInput(
        R"({"prompt":"not twice","negative_prompt":"fog","seed":4242,"scale":0.5,"on":true,"none":null,
            "shots":[{"text":"a dog","seconds":3}],"image":"https://cdn.example.com/a/b/lighthouse.png?X-Sig=12"})");
    QCOMPARE(asSet(text.split(u'\n', Qt::SkipEmptyParts)),
             QSet<QString>({u"fog"_s, u"4242"_s, u"0.5"_s, u"a dog"_s, u"3"_s, u"lighthouse.png"_s}));
    QCOMPARE(searchedInput("no JSON"), QString());
    QCOMPARE(searchedInput("[1,2]"), QString());
}

void TestSearchText::picturesAsDataAreNoWords()
{
    const QByteArray data = "data:image/png;base64," + QByteArray(3'000'000, 'Q');
    QCOMPARE(searchedInput(R"({"image":")" + data + R"(","size":"2K"})"), u"2K\n"_s);
}

void TestSearchText::hugeInputsAreBounded()
{
    QByteArray input = R"({"list":[)";
    for (int i = 0; i < 100'000; ++i)
        input += "\"word" + QByteArray::number(i) + "\",";
    input.chop(1);
    input += "]}";
    QCOMPARE(searchedInput(input).size(), 64 * 1024);
}

void TestSearchText::terms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPrefix");
    QTest::addColumn<QString>("term");
    QTest::newRow("word") << u"cat"_s << true << u"\"cat\"*"_s;
    QTest::newRow("exact") << u"red car"_s << false << u"\"red car\""_s;
    QTest::newRow("quote") << u"a\"b"_s << true << u"\"a\"\"b\"*"_s;
    QTest::newRow("marks alone") << u"*-\""_s << true << QString();
    QTest::newRow("Chinese") << u"汽车"_s << true << u"\"汽 车\"*"_s;
}

void TestSearchText::terms()
{
    QFETCH(QString, text);
    QFETCH(bool, isPrefix);
    QTEST(matchTerm(text, isPrefix), "term");
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
