// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/proselimits.h"

#include <QElapsedTimer>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Limits that only a description speaks of; the sentences are those of real models.
class ProseLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void readsLongTexts_data();
    void readsLongTexts();
};

void ProseLimitsTest::reads_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("characters");
    QTest::newRow("nothing") << QString() << 0 << 0;
    QTest::newRow("English words")
        << u"The recommended length is no more than 600 English words. if the prompt is"_s << 600 << 0;
    QTest::newRow("less than")
        << u"The prompt should be less than 600 characters. Example: 'Generate 3 images'"_s << 0 << 600;
    QTest::newRow("maximum") << u"Content to avoid in the generated image. Max 500 characters."_s << 0 << 500;
    QTest::newRow("range") << u"Description of the motion and scene. 1-7000 characters."_s << 0 << 7000;
    QTest::newRow("under")
        << u"Natural-language instruction describing the edit. Keep under 1000 characters."_s << 0 << 1000;
    QTest::newRow("both scripts")
        << u"Text prompt for the video (Chinese ~≤500 characters, English ~≤1000 words recommended)."_s
        << 1000 << 0;
    QTest::newRow("two scripts in characters")
        << u"Max 2500 Chinese / 5000 non-Chinese characters."_s << 0 << 5000;
    QTest::newRow("longer form")
        << u"Up to 5000 non-Chinese characters or 2500 Chinese characters (longer input is truncated)."_s << 0
        << 5000;
    QTest::newRow("thousands") << u"At most 2,000 characters."_s << 0 << 2000;
    QTest::newRow("at the start of a sentence") << u"No more than 13 words. Be brief."_s << 13 << 0;
    QTest::newRow("a sentence of its own") << u"Be brief. Not more than 40 characters."_s << 0 << 40;
    QTest::newRow("at least") << u"Use at least 20 words."_s << 0 << 0;
    QTest::newRow("not a limit")
        << u"Reference images of characters, props, or styles. Up to 7 without a reference video"_s << 0 << 0;
    QTest::newRow("two characters") << u"Describe the scene, characters, camera move"_s << 0 << 0;
    QTest::newRow("hyphen") << u"A 600-character limit applies."_s << 0 << 600;
    QTest::newRow("decimal") << u"Costs $0.50 words"_s << 0 << 0;
}

void ProseLimitsTest::reads()
{
    QFETCH(QString, description);
    QFETCH(int, words);
    QFETCH(int, characters);
    const ProseLimits limits = proseLimits(description);
    QCOMPARE(limits.words.value_or(0), words);
    QCOMPARE(limits.characters.value_or(0), characters);
}

//! A description can come from anywhere; what was read in minutes or hours is read in milliseconds.
void ProseLimitsTest::readsLongTexts_data()
{
    QTest::addColumn<QString>("piece");
    for (const QString &piece : {u"over 5 words "_s, u"1 a-"_s, u"1-"_s, QString(u"1"_s + QString(300, u'-')),
                                 QString(u"1"_s + QString(300, u' '))})
        QTest::newRow(qPrintable(piece.left(13))) << piece;
}

void ProseLimitsTest::readsLongTexts()
{
    QFETCH(QString, piece);
    QElapsedTimer timer;
    timer.start();
    proseLimits(piece.repeated(500000 / piece.size()));
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(ProseLimitsTest)
#include "tst_proselimits.moc"
