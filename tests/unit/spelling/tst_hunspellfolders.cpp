// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/hunspellfolders.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <malloc.h>

using namespace maquette;

//! \brief Real files through the real library: made here, and the English of this machine where it is there.
class TestHunspellFolders : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void pairsAreLanguages()
    {
        write("xx_XX", "SET UTF-8\n", "1\nstone\n");
        write("aa", "SET UTF-8\n", "1\nstone\n");
        file("hyph_en_US.dic", "UTF-8\n.a1b\n");
        file("alone.aff", "SET UTF-8\n");
        const HunspellFolders folders({QStringLiteral("/nowhere"), m_folder->path(), m_folder->path()});
        QCOMPARE(folders.languages().join(u' '), QStringLiteral("aa xx_XX"));
        QVERIFY(!folders.load(QStringLiteral("alone")));
        QVERIFY(!folders.load(QStringLiteral("../aa")));
    }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QString>("word");
        QTest::newRow("UTF-8") << QByteArray("UTF-8") << QByteArray("phare\xcc\x81s")
                               << QString::fromUtf8("phare\xcc\x81s");
        QTest::newRow("Latin-1") << QByteArray("ISO8859-1") << QByteArray("M\xfchle")
                                 << QStringLiteral("Mühle");
        QTest::newRow("Latin-2") << QByteArray("ISO8859-2") << QByteArray("\xb3ub") << QStringLiteral("łub");
        QTest::newRow("Russian") << QByteArray("KOI8-R") << QByteArray("\xcd\xc1\xd1\xcb")
                                 << QStringLiteral("маяк");
        QTest::newRow("Windows") << QByteArray("microsoft-cp1251") << QByteArray("\xec\xe0\xff\xea")
                                 << QStringLiteral("маяк");
    }
    void encodings()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, stored);
        QFETCH(QString, word);
        write("xx", "SET " + encoding + "\nTRY abc\n", "1\n" + stored + "\n");
        const auto dictionary = HunspellFolders({m_folder->path()}).load(QStringLiteral("xx"));
        QVERIFY(dictionary);
        QVERIFY(dictionary->knows(word));
        QVERIFY(!dictionary->knows(word + word));
        QVERIFY(!dictionary->knows(QStringLiteral("灯台")));
        QVERIFY(dictionary->suggestions(word.chopped(1)).contains(word));
        QVERIFY(dictionary->suggestions(QStringLiteral("灯台")).isEmpty() || encoding == "UTF-8");
    }

    void whatCannotBeReadIsNone_data()
    {
        QTest::addColumn<QByteArray>("affixes");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("empty words") << QByteArray("SET UTF-8\n") << QByteArray();
        QTest::newRow("unknown encoding") << QByteArray("SET KLINGON-7\n") << QByteArray("1\nqapla\n");
    }
    void whatCannotBeReadIsNone()
    {
        QFETCH(QByteArray, affixes);
        QFETCH(QByteArray, words);
        write("xx", affixes, words);
        QVERIFY(!HunspellFolders({m_folder->path()}).load(QStringLiteral("xx")));
    }

    void rubbishDoesNoHarm()
    {
        QByteArray noise;
        for (int i = 0; i < 20'000; ++i)
            noise += char((i * 7919) % 251);
        write("xx", "SET UTF-8\n" + noise, "99999\n" + noise);
        const auto dictionary = HunspellFolders({m_folder->path()}).load(QStringLiteral("xx"));
        if (dictionary) {
            QVERIFY(!dictionary->knows(QStringLiteral("lighthouse")));
            (void)dictionary->suggestions(QStringLiteral("lighthouse"));
        }
    }

    void lettersByTheLanguage()
    {
        for (const char *name : {"ru_RU", "el_GR", "he_IL", "en_US-large", "fr"})
            write(name, "SET UTF-8\n", "1\nstone\n");
        const HunspellFolders folders({m_folder->path()});
        QVERIFY(folders.load(QStringLiteral("ru_RU"))->covers(QChar::Script_Cyrillic));
        QVERIFY(!folders.load(QStringLiteral("ru_RU"))->covers(QChar::Script_Latin));
        QVERIFY(folders.load(QStringLiteral("el_GR"))->covers(QChar::Script_Greek));
        QVERIFY(folders.load(QStringLiteral("he_IL"))->covers(QChar::Script_Hebrew));
        QVERIFY(folders.load(QStringLiteral("en_US-large"))->covers(QChar::Script_Latin));
        QVERIFY(!folders.load(QStringLiteral("fr"))->covers(QChar::Script_Han));
    }

    void theEnglishOfThisMachine()
    {
        const HunspellFolders system(HunspellFolders::systemFolders());
        if (!system.languages().contains(QStringLiteral("en_US")))
            QSKIP("hunspell-en-us is not installed");
        const size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
        QElapsedTimer timer;
        timer.start();
        const auto english = system.load(QStringLiteral("en_US"));
        const qint64 taken = timer.elapsed();
        const auto held = double(mallinfo2().uordblks + mallinfo2().hblkhd - before) / (1 << 20);
        qInfo("en_US: %.1f MiB, read in %lld ms", held, static_cast<long long>(taken));
        QVERIFY(english);
        QVERIFY2(held < 30, "a dictionary in memory");
        QVERIFY(english->knows(QStringLiteral("lighthouse")));
        QVERIFY(english->knows(QStringLiteral("don't")));
        QVERIFY(!english->knows(QStringLiteral("lighthuose")));
        QVERIFY(english->suggestions(QStringLiteral("lighthuose")).contains(QStringLiteral("lighthouse")));
    }

private:
    void file(const QByteArray &name, const QByteArray &text) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    void write(const char *language, const QByteArray &affixes, const QByteArray &words) const
    {
        file(QByteArray(language) + ".aff", affixes);
        file(QByteArray(language) + ".dic", words);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestHunspellFolders)
#include "tst_hunspellfolders.moc"
