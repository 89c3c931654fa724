// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportnames.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestExportNames : public QObject
{
    Q_OBJECT

private slots:
    void eachIsGivenOnce();
    void caseAndSpellingDoNotCount();
    void aNumberedNameMayBeWanted();
};

void TestExportNames::eachIsGivenOnce()
{
    ExportNames names;
    QCOMPARE(names.take(u"fox"_s, u"png"_s), u"fox.png"_s);
    QCOMPARE(names.take(u"fox"_s, u"png"_s), u"fox-2.png"_s);
    QCOMPARE(names.take(u"fox"_s, u"jpg"_s), u"fox.jpg"_s);
    QCOMPARE(names.take(u"day/fox"_s, u"png"_s), u"day/fox.png"_s);
    QCOMPARE(names.take(u"fox"_s, u"png"_s), u"fox-3.png"_s);
    QCOMPARE(names.take(u"bare"_s, {}), u"bare"_s);
}

void TestExportNames::caseAndSpellingDoNotCount()
{
    ExportNames names;
    QCOMPARE(names.take(u"Fox"_s, u"png"_s), u"Fox.png"_s);
    QCOMPARE(names.take(u"fox"_s, u"PNG"_s), u"fox-2.PNG"_s);
    QCOMPARE(names.take(u"caf\u00e9"_s, u"png"_s), u"caf\u00e9.png"_s);
    QCOMPARE(names.take(u"cafe\u0301"_s, u"png"_s), u"cafe\u0301-2.png"_s);
}

void TestExportNames::aNumberedNameMayBeWanted()
{
    ExportNames names;
    QCOMPARE(names.take(u"fox-2"_s, u"png"_s), u"fox-2.png"_s);
    QCOMPARE(names.take(u"fox"_s, u"png"_s), u"fox.png"_s);
    QCOMPARE(names.take(u"fox"_s, u"png"_s), u"fox-3.png"_s);
}

QTEST_GUILESS_MAIN(TestExportNames)
#include "tst_exportnames.moc"
