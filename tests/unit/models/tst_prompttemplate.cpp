// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/prompttemplate.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTest>

#include <limits>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

class Lists : public Wildcards
{
public:
    std::optional<QStringList> alternatives(const QString &name) const override
    {
        const auto found = lists.constFind(name);
        return found == lists.cend() ? std::nullopt : std::optional(*found);
    }
    QHash<QString, QStringList> lists;
};

QStringList textsOf(const QList<ExpandedPrompt> &results)
{
    QStringList texts;
    for (const ExpandedPrompt &result : results)
        texts << result.text;
    return texts;
}

} // namespace

//! \brief What the alternatives in a prompt stand for.
class TestPromptTemplate : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyCombination_data();
    void everyCombination();
    void plainTextStays_data();
    void plainTextStays();
    void oddThingsAreSaid_data();
    void oddThingsAreSaid();
    void choicesAreTold();
    void weightsDecideWhatIsDrawn();
    void zeroSwitchesOff();
    void distinctOnesDoNotRepeat();
    void emptyChoicesTellApart();
    void rareOnesAreFoundToo();
    void eachOnItsOwnMayRepeat();
    void severalAreDrawnInOrder();
    void countsStopAtTheEnd();
    void drawsFromCountless();
    void loopsAreFound();
    void hostileTextsAreBounded_data();
    void hostileTextsAreBounded();

private:
    QStringList every(const QString &text, int limit = 100)
    {
        return textsOf(PromptTemplate::parse(text, &m_lists).expand(PromptMode::Every, limit, m_random));
    }

    Lists m_lists;
    QRandomGenerator m_random{7};
};

void TestPromptTemplate::init()
{
    m_lists.lists = {{u"colours"_s, {u"red"_s, u"blue"_s}},
                     {u"deep/moods"_s, {u"calm {sea|sky}"_s, u"__colours__"_s}},
                     {u"weighed"_s, {u"9::often"_s, u"rare"_s, u"0::never"_s}},
                     {u"none"_s, {}}};
}

void TestPromptTemplate::everyCombination_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const char *text, const QStringList &texts) {
        QTest::newRow(name) << QString::fromUtf8(text) << texts;
    };
    row("three", "a {red|green|blue} cat", {u"a red cat"_s, u"a green cat"_s, u"a blue cat"_s});
    row("empty ones", "x{|y|}", {u"x"_s, u"xy"_s, u"x"_s});
    row("nested", "{a {b|c}|d}", {u"a b"_s, u"a c"_s, u"d"_s});
    row("last changes first", "{a|b}{1|2}", {u"a1"_s, u"a2"_s, u"b1"_s, u"b2"_s});
    row("blanks stay", "{ a | b }", {u" a "_s, u" b "_s});
    row("two of three", "{2$$a|b|c}", {u"a, b"_s, u"a, c"_s, u"b, c"_s});
    row("one or two, own separator", "{1-2$$ and $$a|b}", {u"a"_s, u"b"_s, u"a and b"_s});
    row("up to one", "{-1$$a|b}", {QString(), u"a"_s, u"b"_s});
    row("two or more", "{2-$$+$$a|b|c}", {u"a+b"_s, u"a+c"_s, u"b+c"_s, u"a+b+c"_s});
    row("bounds the wrong way round", "{2-1$$a|b}", {u"a"_s, u"b"_s, u"a, b"_s});
    row("several with groups", "{2$$ $$a|{b|c}|d}", {u"a b"_s, u"a c"_s, u"a d"_s, u"b d"_s, u"c d"_s});
    row("of a list", "{2$$__colours__}", {u"red, blue"_s});
    row("weights count once", "{3::a|b|0.5::c}", {u"a"_s, u"b"_s, u"c"_s});
    row("a clock is no weight", "{10:30|16:9}", {u"10:30"_s, u"16:9"_s});
    row("a list", "__colours__!", {u"red!"_s, u"blue!"_s});
    row("a list in a folder, with more in it", "__deep/moods__",
        {u"calm sea"_s, u"calm sky"_s, u"red"_s, u"blue"_s});
    row("a list beside underscores", "___colours___", {u"_red_"_s, u"_blue_"_s});
    row("escapes", R"(\{a\|b\} {c\|d|\_\_colours\_\_})", {u"{a|b} c|d"_s, u"{a|b} __colours__"_s});
    row("other backslashes stay", R"(C:\new\{x} \(a:1.2\) {a\b|c\})", {uR"(C:\new{x} \(a:1.2\) {a\b|c})"_s});
    row("braces of JSON around a group", R"({"colour": "{red|blue}"})",
        {uR"({"colour": "red"})"_s, uR"({"colour": "blue"})"_s});
    row("plain braces inside a group", "{a {b} c|d}", {u"a {b} c"_s, u"d"_s});
    row("a lonely brace before a group", "{ {a|b}", {u"{ a"_s, u"{ b"_s});
    row("more than ASCII", "{🌹|Ä} 日本", {u"🌹 日本"_s, u"Ä 日本"_s});
}

void TestPromptTemplate::everyCombination()
{
    QFETCH(QString, text);
    QFETCH(QStringList, texts);
    const auto read = PromptTemplate::parse(text, &m_lists);
    QCOMPARE(textsOf(read.expand(PromptMode::Every, 100, m_random)), texts);
    QCOMPARE(read.count(), quint64(texts.size()));
}

void TestPromptTemplate::plainTextStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("oddities");
    const auto row = [](const char *name, const QString &text, int oddities) {
        QTest::newRow(name) << text << oddities;
    };
    row("nothing", QString(), 0);
    row("words", u"a cliff, (fog:1.2) [a|b] a | b \\ \\n\r\n\t"_s, 0);
    row("JSON", uR"({"scene": {"sky": ["red", "blue"]}, "n": 2})"_s, 0);
    row("emphasis", u"{{word}} ${name} {a, b}"_s, 0);
    row("one underscore", u"snake_case _a_ __ ____ __a b__ __../x__ __.x__ __a//b__"_s, 0);
    row("lonely open", u"a { b | c"_s, 1);
    row("lonely close", u"a } b | c"_s, 1);
    row("both", u"} {"_s, 2);
    row("no such list", u"a __missing__ b"_s, 1);
    row("an empty list", u"a __none__ b"_s, 1);
    row("long", u"a long text, "_s.repeated(20'000), 0);
    row("dollars", u"{$$a} $$ {x$$b} 2$$"_s, 0);
}

void TestPromptTemplate::plainTextStays()
{
    QFETCH(QString, text);
    const auto read = PromptTemplate::parse(text, &m_lists);
    QVERIFY(read.isPlain());
    QCOMPARE(read.count(), 1);
    QCOMPARE(read.at(0).text, text);
    QVERIFY(read.at(0).chosen.isEmpty());
    QTEST(int(read.oddities().size()), "oddities");
    QCOMPARE(textsOf(read.expand(PromptMode::Each, 2, m_random)), QStringList({text, text}));
    QCOMPARE(textsOf(read.expand(PromptMode::Distinct, 2, m_random)), QStringList(text));
    QCOMPARE(PromptTemplate().at(0).text, QString());
}

void TestPromptTemplate::oddThingsAreSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *text, int position, int length, const char *message) {
        QTest::newRow(name) << QString::fromUtf8(text) << position << length << QString::fromUtf8(message);
    };
    row("open", "ab\nc {x", 5, 1, "Line 2, column 3: This { is never closed. It is sent as it stands.");
    row("close", "}", 0, 1, "Line 1, column 1: This } closes nothing. It is sent as it stands.");
    row("list", "a __gone__", 2, 8,
        "Line 1, column 3: There is no list gone. Its name is sent as it stands.");
    row("too many taken", "{5$$a|b}", 0, 8, "Line 1, column 1: Only 2 can be taken here. So many are.");
    row("no weight", "{0::a|0::b}", 0, 1, "Line 1, column 1: All weights are 0 here. All count the same.");
    row("inside a list", "x __odd__", 2, 1,
        "Line 1, column 3, in the list odd: This { is never closed. It is sent as it stands.");
}

void TestPromptTemplate::oddThingsAreSaid()
{
    m_lists.lists.insert(u"odd"_s, {u"fine"_s, u"not { fine"_s});
    QFETCH(QString, text);
    const auto read = PromptTemplate::parse(text, &m_lists);
    QCOMPARE(read.oddities().size(), 1);
    QTEST(read.oddities().first().message, "message");
    QTEST(int(read.oddities().first().position), "position");
    QTEST(int(read.oddities().first().length), "length");
}

void TestPromptTemplate::choicesAreTold()
{
    const auto read = PromptTemplate::parse(u"a {x|{1|2} y} __deep/moods__"_s, &m_lists);
    QCOMPARE(read.count(), 12);
    const ExpandedPrompt last = read.at(11);
    QCOMPARE(last.text, u"a 2 y blue"_s);
    const QList<PromptChoice> expected{{2, {}, 1, u"2 y"_s},
                                       {5, {}, 1, u"2"_s},
                                       {14, u"deep/moods"_s, 1, u"blue"_s},
                                       {14, u"colours"_s, 1, u"blue"_s}};
    QCOMPARE(last.chosen, expected);
}

void TestPromptTemplate::weightsDecideWhatIsDrawn()
{
    for (const QString &text : {u"{9::often|rare}"_s, u"__weighed__"_s}) {
        const auto read = PromptTemplate::parse(text, &m_lists);
        QCOMPARE(read.count(), 2);
        int often = 0;
        for (int i = 0; i < 2000; ++i)
            often += read.draw(m_random).text == u"often" ? 1 : 0;
        QVERIFY2(often > 1700 && often < 1900, qPrintable(QString::number(often)));
    }
}

void TestPromptTemplate::zeroSwitchesOff()
{
    QCOMPARE(every(u"{a|0::b|c}"_s), QStringList({u"a"_s, u"c"_s}));
    QCOMPARE(every(u"{0::a|0::b}"_s), QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(every(u"{2$$a|0::b|c}"_s), QStringList(u"a, c"_s));
}

void TestPromptTemplate::distinctOnesDoNotRepeat()
{
    const auto read = PromptTemplate::parse(u"{a|b|c|d} {1|2|3|4}"_s);
    const QStringList some = textsOf(read.expand(PromptMode::Distinct, 9, m_random));
    QCOMPARE(some.size(), 9);
    QCOMPARE(QSet<QString>(some.cbegin(), some.cend()).size(), 9);
    const QStringList all = textsOf(read.expand(PromptMode::Distinct, 50, m_random));
    QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), 16);
    QCOMPARE(all.size(), 16);
    QVERIFY(all != textsOf(read.expand(PromptMode::Every, 50, m_random)));
}

void TestPromptTemplate::emptyChoicesTellApart()
{
    m_lists.lists.insert(u"maybe"_s, {u"{-1$$a|b} {-1$$c|d}"_s});
    const auto read = PromptTemplate::parse(u"__maybe__"_s, &m_lists);
    QCOMPARE(read.count(), 9);
    QCOMPARE(read.expand(PromptMode::Distinct, 20, m_random).size(), 9);
}

void TestPromptTemplate::rareOnesAreFoundToo()
{
    const auto read = PromptTemplate::parse(u"{1000000::a|0.000001::b|0.000001::c}"_s);
    QStringList all = textsOf(read.expand(PromptMode::Distinct, 3, m_random));
    all.sort();
    QCOMPARE(all, QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void TestPromptTemplate::eachOnItsOwnMayRepeat()
{
    const auto read = PromptTemplate::parse(u"{a|b}"_s);
    const QStringList many = textsOf(read.expand(PromptMode::Each, 100, m_random));
    QCOMPARE(many.size(), 100);
    QVERIFY(many.contains(u"a"_s) && many.contains(u"b"_s));
}

void TestPromptTemplate::severalAreDrawnInOrder()
{
    const auto read = PromptTemplate::parse(u"{2-3$$-$$a|b|c|5::d}"_s);
    QSet<QString> seen;
    for (int i = 0; i < 2000; ++i)
        seen.insert(read.draw(m_random).text);
    const QStringList every = textsOf(read.expand(PromptMode::Every, 100, m_random));
    QCOMPARE(seen, QSet<QString>(every.cbegin(), every.cend()));
    QCOMPARE(every.size(), 10);
}

void TestPromptTemplate::countsStopAtTheEnd()
{
    QCOMPARE(PromptTemplate::parse(u"{a|b}"_s.repeated(63)).count(), quint64(1) << 63);
    const auto read = PromptTemplate::parse(u"{a|b}"_s.repeated(300));
    QCOMPARE(read.count(), std::numeric_limits<quint64>::max());
    const QStringList first = textsOf(read.expand(PromptMode::Every, 3, m_random));
    QCOMPARE(first.at(2), QString(u"a"_s.repeated(298) + u"ba"));
    QCOMPARE(read.at(read.count() - 1).text.size(), 300);
}

void TestPromptTemplate::drawsFromCountless()
{
    const auto read = PromptTemplate::parse(u"{a|b|{3$$x|y|z|{1|2}}}"_s.repeated(50));
    const QStringList some = textsOf(read.expand(PromptMode::Distinct, 500, m_random));
    QCOMPARE(QSet<QString>(some.cbegin(), some.cend()).size(), 500);
    const auto skewed = PromptTemplate::parse(u"{1000000::a|b}"_s.repeated(100));
    QCOMPARE(skewed.expand(PromptMode::Distinct, 500, m_random).size(), 500);
}

void TestPromptTemplate::loopsAreFound()
{
    m_lists.lists.insert(u"a"_s, {u"x __b__"_s, u"y"_s});
    m_lists.lists.insert(u"b"_s, {u"z __a__"_s});
    const auto read = PromptTemplate::parse(u"__a__"_s, &m_lists);
    QCOMPARE(textsOf(read.expand(PromptMode::Every, 9, m_random)), QStringList({u"x z __a__"_s, u"y"_s}));
    QCOMPARE(read.oddities().size(), 1);
    QVERIFY(read.oddities().first().message.contains(u"leads back to itself"_s));
}

void TestPromptTemplate::hostileTextsAreBounded_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("open", u"{"_s.repeated(100'000));
    row("deep", u"{a|"_s.repeated(30'000) + u"}"_s.repeated(30'000));
    row("deep several", u"{100$$a|"_s.repeated(1000) + u"}"_s.repeated(1000));
    row("bars", u'{' + u"|"_s.repeated(150'000) + u'}');
    row("several of many", u"{100$$"_s + u"a|"_s.repeated(90'000) + u"b}");
    row("many several", u"{50$$a|b|c|d|e|f|g|h}"_s.repeated(9000));
    row("many from a long list", u"{100$$__long__}"_s.repeated(10'000));
    row("a long list often", u"__long__"_s.repeated(20'000));
    row("lists in lists", u"__l0__"_s.repeated(1000));
    row("underscores", u"_"_s.repeated(200'000));
    row("names", u"__a"_s.repeated(60'000));
    row("too long", u"{a|b}"_s.repeated(60'000));
    row("long lines", u"__wide__"_s.repeated(100));
}

void TestPromptTemplate::hostileTextsAreBounded()
{
    QStringList longList;
    for (int i = 0; i < 50'000; ++i)
        longList << u"line %1 {a|b}"_s.arg(i);
    m_lists.lists.insert(u"long"_s, longList);
    m_lists.lists.insert(u"wide"_s, {u"w"_s.repeated(150'000)});
    for (int i = 0; i < 40; ++i)
        m_lists.lists.insert(u"l%1"_s.arg(i), {QString(u"__l%1__ "_s.arg(i + 1)).repeated(1000), u""_s});
    QFETCH(QString, text);
    QElapsedTimer timer;
    timer.start();
    const auto read = PromptTemplate::parse(text, &m_lists);
    QVERIFY(read.count() >= 1);
    QVERIFY(read.oddities().size() <= 50);
    for (const PromptMode mode : {PromptMode::Every, PromptMode::Distinct, PromptMode::Each}) {
        qint64 letters = 0;
        for (const ExpandedPrompt &result : read.expand(mode, 1'000'000, m_random))
            letters += result.text.size();
        QVERIFY2(letters <= 21'000'000, qPrintable(QString::number(letters)));
    }
    // Far above what is needed, also on a busy machine: only what grows without end takes so long.
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestPromptTemplate)
#include "tst_prompttemplate.moc"
