// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedictionaries.h"
#include "ui/spelling/wordjudge.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

//! \brief Right and wrong by several dictionaries and the artist's own words.
class TestWordJudge : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_source = std::make_shared<FakeDictionaries>();
        m_source->add(QStringLiteral("en_US"), {QStringLiteral("stone"), QStringLiteral("don't")},
                      {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")});
        m_source->add(QStringLiteral("fr"), {QStringLiteral("pierre"), QStringLiteral("café")},
                      {QStringLiteral("un"), QStringLiteral("one"), QStringLiteral("deux")});
        m_source->add(QStringLiteral("ru_RU"), {QStringLiteral("маяк")}, {}, QChar::Script_Cyrillic);
        m_judge = makeJudge();
    }

    void oneThatKnowsIsEnough()
    {
        m_judge->setLanguages({QStringLiteral("en_US")});
        QCOMPARE(wrong(QStringLiteral("stone pierre")), QStringList{QStringLiteral("pierre")});
        m_judge->setLanguages({QStringLiteral("en_US"), QStringLiteral("fr")});
        QCOMPARE(wrong(QStringLiteral("stone pierre sotne")), QStringList{QStringLiteral("sotne")});
        QCOMPARE(m_source->counts().loads.load(), 2);
    }
    void aScriptThatNobodyCoversIsNotWrong()
    {
        m_judge->setLanguages({QStringLiteral("en_US")});
        QCOMPARE(wrong(QStringLiteral("маякк")), QStringList());
        m_judge->setLanguages({QStringLiteral("en_US"), QStringLiteral("ru_RU")});
        QCOMPARE(wrong(QStringLiteral("маяк маякк")), QStringList{QStringLiteral("маякк")});
    }
    void writtenInAnotherWay()
    {
        m_judge->setLanguages({QStringLiteral("en_US"), QStringLiteral("fr")});
        QCOMPARE(wrong(QStringLiteral("don’t cafe\u0301 sto\u00adne")), QStringList());
    }
    void nothingIsReadBeforeTheFirstQuestion()
    {
        m_judge->setLanguages({QStringLiteral("en_US")});
        QCOMPARE(m_source->counts().loads.load(), 0);
        QVERIFY(!wrong(QStringLiteral("sotne")).isEmpty());
        QCOMPARE(m_source->counts().loads.load(), 1);
    }
    void whatIsNotWantedIsLetGo()
    {
        m_judge->setLanguages({QStringLiteral("en_US"), QStringLiteral("fr")});
        QVERIFY(!wrong(QStringLiteral("sotne")).isEmpty());
        QCOMPARE(m_source->counts().alive.load(), 2);
        m_judge->setLanguages({});
        QCOMPARE(m_source->counts().alive.load(), 0);
        QCOMPARE(wrong(QStringLiteral("sotne")), QStringList());
    }
    void aDictionaryThatCannotBeReadSaysNothing()
    {
        m_judge->setLanguages({QStringLiteral("gone")});
        QCOMPARE(wrong(QStringLiteral("sotne")), QStringList());
    }
    void aWordIsAskedOnce()
    {
        m_judge->setLanguages({QStringLiteral("en_US")});
        QCOMPARE(wrong(QStringLiteral("sotne ").repeated(1000)).size(), 1000);
        QCOMPARE(m_source->counts().lookups.load(), 1);
    }
    void suggestionsOfAllTakeTurns()
    {
        m_judge->setLanguages({QStringLiteral("en_US"), QStringLiteral("fr")});
        QCOMPARE(m_judge->suggestions(QStringLiteral("sotne"), 4).join(u' '),
                 QStringLiteral("one un two three"));
    }
    void ignoredUntilTheEnd()
    {
        m_judge->setLanguages({QStringLiteral("en_US")});
        QCOMPARE(wrong(QStringLiteral("sotne")).size(), 1);
        m_judge->ignore(QStringLiteral("Sotne"));
        QCOMPARE(wrong(QStringLiteral("sotne")).size(), 0);
        m_judge = makeJudge();
        m_judge->setLanguages({QStringLiteral("en_US")});
        QCOMPARE(wrong(QStringLiteral("sotne")).size(), 1);
    }
    void addedForEver()
    {
        m_judge->setLanguages({QStringLiteral("en_US")});
        QVERIFY(m_judge->add(QStringLiteral("sotne")));
        QVERIFY(m_judge->add(QStringLiteral("wörd")));
        QVERIFY(m_judge->add(QStringLiteral("sotne")));
        m_judge = makeJudge();
        m_judge->setLanguages({QStringLiteral("en_US")});
        QCOMPARE(wrong(QStringLiteral("sotne Wörd wrod")), QStringList{QStringLiteral("wrod")});
        QFile file(personalFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), QStringLiteral("sotne\nwörd\n"));
    }
    void aListThatCannotBeWrittenIsAnError()
    {
        QVERIFY(QDir().mkpath(personalFile())); // a folder of that name
        m_judge->setLanguages({QStringLiteral("en_US")});
        const Result<void> added = m_judge->add(QStringLiteral("sotne"));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::FileAccess);
        QCOMPARE(wrong(QStringLiteral("sotne")), QStringList());
    }
    void aListOfRubbishDoesNoHarm()
    {
        QFile file(personalFile());
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("config"))));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("sotne\r\n\n\xff\xfe\x00garbage\n" + QByteArray(3'000'000, 'x'));
        file.close();
        m_judge->setLanguages({QStringLiteral("en_US")});
        QCOMPARE(wrong(QStringLiteral("sotne wrod")), QStringList{QStringLiteral("wrod")});
    }
    void whatStoodInTheListStays()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("config"))));
        QFile file(personalFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray before = "\xff by hand\n" + QByteArray(3'000'000, 'x');
        file.write(before);
        file.close();
        QVERIFY(m_judge->add(QStringLiteral("sotne")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == before + "\nsotne\n");
    }
    void stoppedItHoldsNobodyUp()
    {
        m_judge->setLanguages({QStringLiteral("en_US")});
        m_judge->stop();
        QCOMPARE(wrong(QStringLiteral("sotne")), QStringList());
        QCOMPARE(m_source->counts().lookups.load(), 0);
    }

private:
    [[nodiscard]] QString personalFile() const
    {
        return m_folder->filePath(QStringLiteral("config/words.txt"));
    }
    [[nodiscard]] std::unique_ptr<WordJudge> makeJudge() const
    {
        return std::make_unique<WordJudge>(m_source, personalFile());
    }
    QStringList wrong(const QString &text)
    {
        QStringList words;
        for (const WordSpan &span : m_judge->wrongIn(text))
            words << text.mid(span.start, span.length);
        return words;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeDictionaries> m_source;
    std::unique_ptr<WordJudge> m_judge;
};

QTEST_GUILESS_MAIN(TestWordJudge)
#include "tst_wordjudge.moc"
