// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filenames.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTime>

using namespace maquette;

class TestFileNames : public QObject
{
    Q_OBJECT

private slots:
    void words_data();
    void words();
    void isLegalEverywhere_data();
    void isLegalEverywhere();
    void wholeName();
    void dayIsLocalAndPlain();
    void numbering();
};

void TestFileNames::words_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"A red fox in the snow, at dawn"_qs << u"A-red-fox-in-the-snow"_qs;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("only punctuation") << u"... !!! /\\ ?? *** --- ''"_qs << QString();
    QTest::newRow("only emoji") << u"🦊❄️👩‍🎨"_qs << QString();
    QTest::newRow("emoji between") << u"fox 🦊 snow"_qs << u"fox-snow"_qs;
    QTest::newRow("path") << u"../../etc/passwd"_qs << u"etc-passwd"_qs;
    QTest::newRow("windows path") << u"C:\\Windows\\win.ini"_qs << u"C-Windows-win-ini"_qs;
    QTest::newRow("leading dots") << u"...hidden"_qs << u"hidden"_qs;
    QTest::newRow("apostrophes") << u"don't wake the dog’s pup"_qs << u"dont-wake-the-dogs-pup"_qs;
    QTest::newRow("lines and tabs") << u"one\ntwo\tthree\0four"_qs << u"one-two-three-four"_qs;
    QTest::newRow("accents") << u"Crème brûlée à l’été"_qs << u"Crème-brûlée-à-lété"_qs;
    QTest::newRow("decomposed becomes composed") << u"Cre\u0300me"_qs << u"Crème"_qs;
    QTest::newRow("hebrew") << u"שועל אדום בשלג"_qs << u"שועל-אדום-בשלג"_qs;
    QTest::newRow("direction override is dropped") << u"fox\u202Egnp.exe"_qs << u"fox-gnp-exe"_qs;
    QTest::newRow("hindi keeps its signs") << u"लाल लोमड़ी"_qs << u"लाल-लोमड़ी"_qs;
    QTest::newRow("chinese") << u"雪中的红狐狸，黎明"_qs << u"雪中的红狐狸-黎明"_qs;
    QTest::newRow("six words") << u"a b c d e f g h"_qs << u"a-b-c-d-e-f"_qs;
    QTest::newRow("forty characters") << u"extraordinarily photorealistic rendering of it"_qs
                                      << u"extraordinarily-photorealistic-rendering"_qs;
    QTest::newRow("one endless word") << QString(500, u'x') << QString(40, u'x');
    QTest::newRow("reserved alone") << u"nul"_qs << u"nul-"_qs;
    QTest::newRow("reserved with a dot") << u"COM1."_qs << u"COM1-"_qs;
    QTest::newRow("reserved inside") << u"con artist"_qs << u"con-artist"_qs;
}

void TestFileNames::words()
{
    QFETCH(QString, prompt);
    QFETCH(QString, expected);
    QCOMPARE(promptWords(prompt), expected.normalized(QString::NormalizationForm_C));
}

void TestFileNames::isLegalEverywhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("500 letters") << QString(500, u'x');
    QTest::newRow("500 of four bytes") << QString(u"𝕏"_qs).repeated(500);
    QTest::newRow("500 of three bytes") << QString(500, QChar(0x96EA));
    QTest::newRow("marks without end") << QString(u'e') + QString(500, QChar(0x0301));
    QTest::newRow("all of latin-1") << [] {
        QString all;
        for (ushort c = 1; c < 256; ++c)
            all += QString(QChar(c)) + u"x";
        return all;
    }();
    QTest::newRow("lone surrogates") << QString(QChar(0xD800)) + u"fox" + QString(QChar(0xDC00));
    QTest::newRow("reserved") << u"AUX"_qs;
    QTest::newRow("dots") << u"..."_qs;
}

void TestFileNames::isLegalEverywhere()
{
    QFETCH(QString, text);
    const QDateTime time(QDate(2026, 11, 21), QTime(7, 12, 33));
    const QString name = workName({time, text, text, text});
    static const QRegularExpression illegal(QStringLiteral("[\\x00-\\x1F\\x7F<>:\"/\\\\|?*]"));
    QVERIFY2(!name.contains(illegal), qPrintable(name));
    QVERIFY(name.startsWith(u"071233_") || name == u"071233");
    QVERIFY(!name.endsWith(u'.') && !name.endsWith(u' ') && !name.startsWith(u'.'));
    QVERIFY2(name.toUtf8().size() <= 180, qPrintable(QString::number(name.toUtf8().size())));
    QVERIFY(numberedName(name, 9999).toUtf8().size() + 10 <= 200);
    QCOMPARE(QString::fromUtf8(name.toUtf8()), name);
}

void TestFileNames::wholeName()
{
    const QDateTime time(QDate(2026, 11, 21), QTime(7, 12, 33));
    QCOMPARE(workName({time, u"Seedream 4.5"_qs, u"A red fox in the snow"_qs, u"1"_qs}),
             u"071233_Seedream-4-5_A-red-fox-in-the-snow_1"_qs);
    QCOMPARE(workName({time, u"Seedream 4.5"_qs, u"!!!"_qs, u"2"_qs}), u"071233_Seedream-4-5_2"_qs);
}

void TestFileNames::dayIsLocalAndPlain()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
    const QDateTime local(QDate(2026, 1, 2), QTime(0, 0, 1));
    QCOMPARE(dayFolder(local), u"2026-01-02"_qs);
    QCOMPARE(dayFolder(local.toUTC()), u"2026-01-02"_qs);
    QLocale::setDefault(before);
}

void TestFileNames::numbering()
{
    QCOMPARE(numberedName(u"fox"_qs, 1), u"fox"_qs);
    QCOMPARE(numberedName(u"fox"_qs, 2), u"fox-2"_qs);
}

QTEST_GUILESS_MAIN(TestFileNames)
#include "tst_filenames.moc"
