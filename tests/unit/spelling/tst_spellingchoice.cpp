// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/spellingchoice.h"

#include <QTest>

using namespace maquette;

//! \brief Which dictionaries a choice means.
class TestSpellingChoice : public QObject
{
    Q_OBJECT

private slots:
    void languages_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("available");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none installed") << "fr-FR"
                                        << ""
                                        << "";
        QTest::newRow("exact") << "fr-CA"
                               << "fr_CA fr_FR"
                               << "fr_CA";
        QTest::newRow("same language") << "fr-CH"
                                       << "fr_BE fr_FR"
                                       << "fr_FR";
        QTest::newRow("by the language alone") << "fr-CH"
                                               << "fr it_IT"
                                               << "fr";
        QTest::newRow("with English") << "de-AT"
                                      << "de_DE en_GB en_US"
                                      << "de_DE en_US";
        QTest::newRow("British") << "en-GB en-US"
                                 << "en_GB en_US"
                                 << "en_GB";
        QTest::newRow("several") << "fr-FR de-DE"
                                 << "de_DE en_US fr_FR"
                                 << "fr_FR de_DE en_US";
        QTest::newRow("no locale") << "C"
                                   << "de_DE en_US"
                                   << "en_US";
        QTest::newRow("another one only") << "fr-FR"
                                          << "de_DE"
                                          << "";
    }
    void languages()
    {
        const auto list = [](const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); };
        QFETCH(QString, wanted);
        QFETCH(QString, available);
        QFETCH(QString, expected);
        QCOMPARE(languagesFor({}, list(available), list(wanted)), list(expected));
    }

    void offIsNone()
    {
        QCOMPARE(languagesFor({SpellingChoice::Kind::Off, {}}, {QStringLiteral("en_US")},
                              {QStringLiteral("en-US")}),
                 QStringList());
    }
    void chosenAreThoseThatAreThere()
    {
        const SpellingChoice choice{SpellingChoice::Kind::Chosen,
                                    {QStringLiteral("fr"), QStringLiteral("gone")}};
        QCOMPARE(languagesFor(choice, {QStringLiteral("en_US"), QStringLiteral("fr")}, {}),
                 QStringList{QStringLiteral("fr")});
    }
};

QTEST_GUILESS_MAIN(TestSpellingChoice)
#include "tst_spellingchoice.moc"
