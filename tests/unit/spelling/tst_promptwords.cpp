// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/promptwords.h"

#include <QElapsedTimer>
#include <QTest>

using namespace maquette;

//! \brief Which words of a prompt a dictionary is asked about.
class TestPromptWords : public QObject
{
    Q_OBJECT

private slots:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected.split(u' ', Qt::SkipEmptyParts);
        };
        row("nothing", {}, {});
        row("plain", QStringLiteral("An old lighthouse, at dusk."),
            QStringLiteral("An old lighthouse at dusk"));
        row("hyphens", QStringLiteral("blue-grey long-exposure"), QStringLiteral("blue grey long exposure"));
        row("apostrophes", QStringLiteral("don't d’Orsay O'Neill"), QStringLiteral("don't d’Orsay O'Neill"));
        row("variants", QStringLiteral("a {rde|bleu} house {2$$x|{inner wrod}} end"),
            QStringLiteral("house end"));
        row("unbalanced", QStringLiteral("open {brace and ) close"), QStringLiteral("open brace and close"));
        row("weights", QStringLiteral("(sotne wall:1.2) (plain words) ((deep:0.8), kept)"),
            QStringLiteral("plain words kept"));
        row("steps", QStringLiteral("[kat:dgo:0.5] [soft] house"), QStringLiteral("soft house"));
        row("lora", QStringLiteral("light <lora:my stile:0.8> <hypernet> a < b and c > d"),
            QStringLiteral("light and"));
        row("wildcards", QStringLiteral("a __colro__ house __animal/dgo__ end __"),
            QStringLiteral("house end"));
        row("numbers", QStringLiteral("35mm f1.8 8k 1st 2024 film"), QStringLiteral("film"));
        row("addresses",
            QStringLiteral("see https://exmaple.com/wrod and www.exmaple.com me@exmaple.com sotne.png"),
            QStringLiteral("see and"));
        row("pauses", QStringLiteral("wait... and end."), QStringLiteral("wait and end"));
        row("options", QStringLiteral("house --stylze 5 @artst #taggg"), QStringLiteral("house"));
        row("capitals", QStringLiteral("BREAK HDR camelCase iPhone McDonald Paris"), QStringLiteral("Paris"));
        row("underscores", QStringLiteral("score_nine masterpeice_x fine"), QStringLiteral("fine"));
        row("letters", QStringLiteral("a I x of"), QStringLiteral("of"));
        row("scripts", QStringLiteral("灯台 とうだい カメラ ประภาคาร маяк φάρος מגדלור"),
            QStringLiteral("маяк φάρος מגדלור"));
        row("emoji", QStringLiteral("🗼tower 👩‍🚀 moon🌙"), QStringLiteral("tower moon"));
        row("beyond the plane", QStringLiteral("𝒜𝓁𝓅𝒽𝒶 𐐔𐐯𐑅 real"), QStringLiteral("𝒜𝓁𝓅𝒽𝒶 𐐔𐐯𐑅 real"));
        row("marks", QStringLiteral("cafe\u0301 naïve"), QStringLiteral("cafe\u0301 naïve"));
        row("endless", QString(500, u'a') + QStringLiteral(" end"), QStringLiteral("end"));
    }
    void words()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QStringList found;
        int last = 0;
        for (const WordSpan &span : wordsToCheck(text)) {
            QVERIFY(span.start >= last && span.length > 0 && span.end() <= text.size());
            last = span.end();
            found << text.mid(span.start, span.length);
        }
        QCOMPARE(found, expected);
    }

    void hostileTextTakesTimeInProportion_data()
    {
        QTest::addColumn<QString>("piece");
        for (const char *piece :
             {"{", "{}", "(((:1.", "(a:1)", "<a:", "__", "__a", "a:::", "--", "\xf0\x9f\x97\xbc", "[:1]"})
            QTest::newRow(piece) << QString::fromUtf8(piece);
        QTest::newRow("half a letter") << QString(QChar(0xd83d));
        QTest::newRow("the other half") << QString(QChar(0xde00));
    }
    void hostileTextTakesTimeInProportion()
    {
        QFETCH(QString, piece);
        QElapsedTimer timer;
        timer.start();
        wordsToCheck(piece.repeated(100'000));
        wordsToCheck(piece.repeated(50'000) + QString(u')').repeated(50'000));
        QVERIFY2(timer.elapsed() < 3000, "a quadratic one would take minutes");
    }
};

QTEST_GUILESS_MAIN(TestPromptWords)
#include "tst_promptwords.moc"
