// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedictionaries.h"
#include "ui/spelling/speller.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

//! \brief The spell check beside the main thread.
class TestSpeller : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_source = std::make_shared<FakeDictionaries>();
        m_source->add(QStringLiteral("en_US"), {QStringLiteral("stone")}, {QStringLiteral("stone")});
        m_speller = std::make_unique<Speller>(m_source, m_folder->filePath(QStringLiteral("words.txt")));
        m_speller->setChoice(english());
    }
    void cleanup() { m_speller.reset(); }

    void nothingIsTouchedBeforeTheFirstQuestion()
    {
        QCOMPARE(m_source->counts().listings.load(), 0);
        QCOMPARE(m_source->counts().loads.load(), 0);
        QCOMPARE(wrongIn(QStringLiteral("stone sotne")), 1);
        QCOMPARE(m_source->counts().loads.load(), 1);
    }
    void offNothingIsWrongAndNothingIsHeld()
    {
        QCOMPARE(wrongIn(QStringLiteral("sotne")), 1);
        QSignalSpy changed(m_speller.get(), &Speller::verdictsChanged);
        m_speller->setChoice({SpellingChoice::Kind::Off, {}});
        QVERIFY(!m_speller->isOn());
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE(m_source->counts().alive.load(), 0);
        QCOMPARE(wrongIn(QStringLiteral("sotne")), 0);
    }
    void aWordThatWasAddedIsRightInTheNextAnswer()
    {
        QSignalSpy changed(m_speller.get(), &Speller::verdictsChanged);
        QCOMPARE(wrongIn(QStringLiteral("sotne wrod")), 2);
        m_speller->addWord(QStringLiteral("sotne"));
        QCOMPARE(wrongIn(QStringLiteral("sotne wrod")), 1);
        m_speller->ignoreWord(QStringLiteral("wrod"));
        QCOMPARE(wrongIn(QStringLiteral("sotne wrod")), 0);
        QCOMPARE(changed.count(), 2);
    }
    void aListThatCannotBeWrittenIsTold()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("words.txt"))));
        QSignalSpy failed(m_speller.get(), &Speller::failed);
        m_speller->addWord(QStringLiteral("sotne"));
        QTRY_COMPARE(failed.count(), 1);
    }
    void suggests()
    {
        QStringList offered;
        m_speller->suggest(QStringLiteral("sotne"), this, [&](const QStringList &words) { offered = words; });
        QTRY_COMPARE(offered, QStringList{QStringLiteral("stone")});
    }
    void anAnswerToNobodyIsDropped()
    {
        auto context = std::make_unique<QObject>();
        bool answered = false;
        m_speller->check({QStringLiteral("sotne")}, context.get(),
                         [&](const QList<QList<WordSpan>> &) { answered = true; });
        context.reset();
        QCOMPARE(wrongIn(QStringLiteral("sotne")), 1);
        QVERIFY(!answered);
    }
    void theEndWaitsForOneWordOnly()
    {
        QString text;
        for (int i = 0; i < 400'000; ++i)
            text += QStringLiteral("word") + QChar(u'a' + i % 26) + QChar(u'a' + i / 26 % 26) +
                    QChar(u'a' + i / 676 % 26) + QChar(u'a' + i / 17576) + u' ';
        for (int i = 0; i < 20; ++i)
            m_speller->check({text}, this, [](const QList<QList<WordSpan>> &) {});
        QTRY_VERIFY(m_source->counts().loads.load() > 0);
        QElapsedTimer timer;
        timer.start();
        m_speller.reset();
        QVERIFY2(timer.elapsed() < 2000, "twenty such texts take far longer");
    }

private:
    static SpellingChoice english() { return {SpellingChoice::Kind::Chosen, {QStringLiteral("en_US")}}; }
    qsizetype wrongIn(const QString &text)
    {
        qsizetype count = -1;
        m_speller->check({text}, this, [&](const QList<QList<WordSpan>> &wrong) { count = wrong[0].size(); });
        return QTest::qWaitFor([&] { return count >= 0; }) ? count : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeDictionaries> m_source;
    std::unique_ptr<Speller> m_speller;
};

QTEST_GUILESS_MAIN(TestSpeller)
#include "tst_speller.moc"
