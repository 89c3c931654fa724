// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/ecmapattern.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Patterns as ECMA-262 reads them, where PCRE2 would read something else.
class EcmaPatternTest : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void matchesUnicode_data();
    void matchesUnicode() { matches(); }
    void matchesForms_data();
    void matchesForms() { matches(); }
    void refuses_data();
    void refuses();
    void givesUp();
};

void EcmaPatternTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const QString &pattern, const QString &text, bool matches) {
        QTest::addRow("%s: %s", qPrintable(pattern), qPrintable(text)) << pattern << text << matches;
    };
    row(u"b"_s, u"abc"_s, true);
    row(u""_s, u""_s, true);
    row(u"^a$"_s, u"a\n"_s, false);
    row(u"a$"_s, u"b\na"_s, true);
    row(u"^b"_s, u"a\nb"_s, false);
    row(u"^.$"_s, u"\n"_s, false);
    row(u"^.$"_s, u"\r"_s, false);
    row(u"^.$"_s, u"\u2028"_s, false);
    row(u"^.$"_s, u"\u0085"_s, true);
    row(u"^.$"_s, u"😀"_s, true);
    row(u"^\\d$"_s, u"5"_s, true);
    row(u"^\\d$"_s, u"\u09EA"_s, false);
    row(u"^\\D$"_s, u"\u09EA"_s, true);
    row(u"^\\w$"_s, u"é"_s, false);
    row(u"^\\W$"_s, u"é"_s, true);
    row(u"^[\\w-]+$"_s, u"a-b_9"_s, true);
    row(u"^[\\W]$"_s, u"é"_s, true);
    row(u"^\\s$"_s, u"\u00A0"_s, true);
    row(u"^\\s$"_s, u"\uFEFF"_s, true);
    row(u"^\\s$"_s, u"\u2029"_s, true);
    row(u"^\\s$"_s, u"\u0085"_s, false);
    row(u"^\\S$"_s, u"\u00A0"_s, false);
    row(u"^[\\S]$"_s, u"é"_s, true);
    row(u"^[\\S]$"_s, u"\u3000"_s, false);
    row(u"^[^\\s]$"_s, u"\u3000"_s, false);
    row(u"^[^\\S]$"_s, u"\u3000"_s, true);
    row(u"\\bfoo\\b"_s, u"a foo b"_s, true);
    row(u"\\Boo"_s, u"foo"_s, true);
    row(u"^[\\b]$"_s, u"\b"_s, true);
    row(u"^\\v$"_s, u"\v"_s, true);
    row(u"^\\v$"_s, u"\n"_s, false);
    row(u"^\\t\\n\\r\\f\\0$"_s, QString(u"\t\n\r\f"_s + QChar(u'\0')), true);
    row(u"^\\cC$"_s, u"\u0003"_s, true);
    row(u"^\\cj$"_s, u"\n"_s, true);
    row(u"^\\x41\\u0042\\u{43}$"_s, u"ABC"_s, true);
    row(u"^\\uD83D\\uDE00$"_s, u"😀"_s, true);
    row(u"^[\\u{1F600}-\\u{1F64F}]$"_s, u"😀"_s, true);
    row(u"^😀*$"_s, u"😀😀"_s, true);
}

void EcmaPatternTest::matchesUnicode_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const QString &pattern, const QString &text, bool matches) {
        QTest::addRow("%s: %s", qPrintable(pattern), qPrintable(text)) << pattern << text << matches;
    };
    row(u"^\\p{Letter}+$"_s, u"aéж"_s, true);
    row(u"^\\p{L}$"_s, u"1"_s, false);
    row(u"^\\P{L}$"_s, u"1"_s, true);
    row(u"^\\p{digit}$"_s, u"\u09EA"_s, true);
    row(u"^\\p{General_Category=Uppercase_Letter}$"_s, u"É"_s, true);
    row(u"^\\p{Script=Greek}$"_s, u"α"_s, true);
    row(u"^\\p{sc=Greek}$"_s, u"a"_s, false);
    row(u"^\\p{Alphabetic}$"_s, u"é"_s, true);
    row(u"^[\\p{Lu}\\d]+$"_s, u"A1"_s, true);
    row(u"^[\\p{Lu}\\d]+$"_s, u"a"_s, false);
}

void EcmaPatternTest::matchesForms_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const QString &pattern, const QString &text, bool matches) {
        QTest::addRow("%s: %s", qPrintable(pattern), qPrintable(text)) << pattern << text << matches;
    };
    row(u"[]"_s, u"a"_s, false);
    row(u"^[^]$"_s, u"\n"_s, true);
    row(u"^[[:alpha:]]$"_s, u"a]"_s, true);
    row(u"^[[:alpha:]]$"_s, u"b"_s, false);
    row(u"^[a-]$"_s, u"-"_s, true);
    row(u"^[-a]$"_s, u"-"_s, true);
    row(u"^[a\\-z]$"_s, u"b"_s, false);
    row(u"^[\\]]$"_s, u"]"_s, true);
    row(u"^[^a-c]$"_s, u"b"_s, false);
    row(u"^a{2}$"_s, u"aa"_s, true);
    row(u"^a{,2}$"_s, u"a{,2}"_s, true);
    row(u"^a{2,}$"_s, u"aaa"_s, true);
    row(u"^{}$"_s, u"{}"_s, true);
    row(u"^a]}$"_s, u"a]}"_s, true);
    row(u"^a+?b??$"_s, u"aa"_s, true);
    row(u"^(a)\\1$"_s, u"aa"_s, true);
    row(u"^(a)?\\1b$"_s, u"b"_s, true);
    row(u"^(?<x>a|b)\\k<x>$"_s, u"bb"_s, true);
    row(u"^(?<x>a|b)\\k<x>$"_s, u"ba"_s, false);
    row(u"^(?:ab)+(?=c)"_s, u"ababc"_s, true);
    row(u"^a(?!b)"_s, u"ab"_s, false);
    row(u"(?<=a)b"_s, u"ab"_s, true);
    row(u"(?<!a)b"_s, u"ab"_s, false);
    row(u"^a#b c$"_s, u"a#b c"_s, true);
    row(u"^\\/\\.\\-\\@\\\"$"_s, u"/.-@\""_s, true);
    row(u"^(|a|)$"_s, u"a"_s, true);
    row(u"^a|b$"_s, u"cb"_s, true);
}

void EcmaPatternTest::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, matches);
    const auto made = EcmaPattern::compile(pattern);
    QVERIFY(made.has_value());
    QCOMPARE(int(made->match(text)), int(matches ? EcmaPattern::Match::Yes : EcmaPattern::Match::No));
}

void EcmaPatternTest::refuses_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern : {"\\Z",
                                "\\A",
                                "\\a",
                                "\\Qa\\E",
                                "\\h",
                                "\\",
                                "(",
                                ")",
                                "(a",
                                "a)",
                                "[",
                                "[a",
                                "*a",
                                "a**",
                                "a++",
                                "a{2}{3}",
                                "(*ACCEPT)",
                                "(?i)a",
                                "(?>a)",
                                "(?#a)",
                                "(?P<x>a)",
                                "(?R)",
                                "(?1)",
                                "(?<1a>b)",
                                "\\2(a)",
                                "\\k<x>",
                                "(?<x>a)(?<x>b)",
                                "[z-a]",
                                "[a-\\d]",
                                "\\u12",
                                "\\x1",
                                "\\u{110000}",
                                "\\u{}",
                                "\\uD83D",
                                "\\cé",
                                "\\01",
                                "\\p{Nonsense}",
                                "\\p{L",
                                "\\pL",
                                "\\p{}",
                                "\\p{^L}",
                                "(?<=a+)b",
                                "^*",
                                "|*",
                                "a{70000}"})
        QTest::newRow(pattern) << QString::fromUtf8(pattern);
    QTest::newRow("half a pair") << QString(QChar(char16_t(0xD83D)));
    QTest::newRow("long") << QString(6000, u'a');
}

void EcmaPatternTest::refuses()
{
    QFETCH(QString, pattern);
    QVERIFY(!EcmaPattern::compile(pattern));
}

void EcmaPatternTest::givesUp()
{
    const auto unknown = int(EcmaPattern::Match::Unknown);
    QCOMPARE(int(EcmaPattern::compile(u"^(a|aa)+$"_s)->match(QString(5000, u'a') + u'!')), unknown);
    QCOMPARE(int(EcmaPattern::compile(u"a"_s)->match(QString(10001, u'a'))), unknown);
    QCOMPARE(int(EcmaPattern::compile(u"^a*$"_s)->match(QString(10000, u'a'))), int(EcmaPattern::Match::Yes));
    QCOMPARE(int(EcmaPattern::compile(u"a"_s)->match(QString(QChar(char16_t(0xD83D))))), unknown);
}

QTEST_GUILESS_MAIN(EcmaPatternTest)
#include "tst_ecmapattern.moc"
