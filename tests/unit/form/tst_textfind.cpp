// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/textfind.h"

#include <QTest>

using namespace maquette;

//! \brief Where a needle is found.
class TestTextFind : public QObject
{
    Q_OBJECT

private slots:
    void places_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("needle");
        QTest::addColumn<bool>("matchCase");
        QTest::addColumn<bool>("wholeWords");
        QTest::addColumn<QList<int>>("expected");
        const auto row = [](const char *name, const QString &text, const QString &needle, bool matchCase,
                            bool wholeWords, const QList<int> &expected) {
            QTest::newRow(name) << text << needle << matchCase << wholeWords << expected;
        };
        const QString sea = QStringLiteral("Sea sea seas over-sea sea_x 2sea");
        row("empty", sea, {}, false, false, {});
        row("nothing", {}, QStringLiteral("sea"), false, false, {});
        row("any", sea, QStringLiteral("sea"), false, false, {0, 4, 8, 18, 22, 29});
        row("case", sea, QStringLiteral("sea"), true, false, {4, 8, 18, 22, 29});
        row("words", sea, QStringLiteral("sea"), false, true, {0, 4, 18});
        row("both", sea, QStringLiteral("sea"), true, true, {4, 18});
        row("no overlaps", QStringLiteral("aaaa"), QStringLiteral("aa"), false, false, {0, 2});
        row("words within", QStringLiteral("aaa aa"), QStringLiteral("aa"), false, true, {4});
        row("paragraphs", QStringLiteral("sea\u2029sea"), QStringLiteral("sea"), false, true, {0, 4});
        row("signs", QStringLiteral("a (b:1.2)"), QStringLiteral("(b:"), false, false, {2});
        row("a whole letter", QStringLiteral("🗼🗼"), QStringLiteral("🗼"), false, false, {0, 2});
        row("half a letter", QStringLiteral("🗼"), QString(QChar(0xddfc)), false, false, {});
        row("beside a letter of two units", QStringLiteral("𝒜sea sea𝒜 sea"), QStringLiteral("sea"), false,
            true, {12});
        row("beside a mark", QStringLiteral("cafe\u0301 cafe"), QStringLiteral("cafe"), false, true, {6});
        row("other letters", QStringLiteral("Маяк МАЯК"), QStringLiteral("маяк"), false, true, {0, 5});
    }
    void places()
    {
        QFETCH(QString, text);
        QFETCH(QString, needle);
        QFETCH(bool, matchCase);
        QFETCH(bool, wholeWords);
        QTEST(placesOf({needle, matchCase, wholeWords}, text), "expected");
    }
};

QTEST_GUILESS_MAIN(TestTextFind)
#include "tst_textfind.moc"
