// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/jobrepository.h"
#include "app/store/opening.h"
#include "app/store/presetrepository.h"
#include "app/store/promptrepository.h"

#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

QDateTime at(qint64 seconds)
{
    return QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + seconds * 1000, Qt::UTC);
}

} // namespace

//! \brief The tables of presets and of the history of prompts.
class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void presetsComeBackInOrder();
    void aNameIsUniqueInItsModel();
    void promptsAreTakenInFromJobs();
    void theSameTextIsOneRow();
    void whatWasWrittenIsKept();
    void takenInBySteps();
    void found_data();
    void found();
    void hostileWordsFindNothing();
    void starsAndRemoval();
    void removedStaysRemoved();
    void clearKeepsStars();

private:
    void order(const QString &prompt, int seconds, const QByteArray &input = "{}",
               const QString &written = {}, const QString &writtenNegative = {})
    {
        JobRow row;
        row.model = ModelId(u"a/b%1"_s.arg(seconds));
        row.modelName = u"B%1"_s.arg(seconds);
        row.prompt = prompt;
        row.written = written;
        row.writtenNegative = writtenNegative;
        row.input = input;
        row.inputHash = "x";
        row.createdAt = at(seconds);
        const auto id = JobRepository(*m_opened->database).insert(row);
        QVERIFY2(id, id ? "" : qPrintable(id.error().detail));
    }

    QStringList textsOf(const PromptQuery &query)
    {
        const auto rows = PromptRepository(*m_opened->database).find(query);
        if (!rows)
            return {rows.error().detail};
        QStringList texts;
        for (const PromptRow &row : *rows)
            texts << row.text;
        return texts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<OpenedDatabase> m_opened;
    std::unique_ptr<PromptRepository> m_prompts;
};

void TestSettings::init()
{
    m_prompts.reset();
    m_opened.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = openDatabase(m_folder->filePath(u"m.sqlite"_s));
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_opened = std::move(*opened);
    m_prompts = std::make_unique<PromptRepository>(*m_opened->database);
}

void TestSettings::presetsComeBackInOrder()
{
    PresetRepository presets(*m_opened->database);
    const PresetRow first{ModelId(u"a/b"_s), u"Böen 🌹"_s, R"({"maquette-form":1})", at(1), {}, 0};
    const PresetRow second{ModelId(u"a/b"_s), u"A"_s, "{}", at(2), at(3), 1};
    const PresetRow other{ModelId(u"a/a"_s), u"A"_s, "{}", at(2), at(3), 7};
    for (const PresetRow &row : {second, first, other})
        QVERIFY(presets.write(row));
    QCOMPARE(presets.all().value(), QList<PresetRow>({other, first, second}));
    QVERIFY(presets.erase(first.model, u"A"_s));
    QCOMPARE(presets.all().value(), QList<PresetRow>({other, first}));
}

void TestSettings::aNameIsUniqueInItsModel()
{
    PresetRepository presets(*m_opened->database);
    PresetRow row{ModelId(u"a/b"_s), u"A"_s, "{}", at(1), {}, 0};
    QVERIFY(presets.write(row));
    row.state = "{\"x\":1}";
    row.usedAt = at(9);
    QVERIFY(presets.write(row));
    QCOMPARE(presets.all().value(), QList<PresetRow>({row}));
}

void TestSettings::promptsAreTakenInFromJobs()
{
    order(u" a cliff\n"_s, 1, R"({"negative_prompt":"fog","x":2})");
    order(QString(), 2);
    QCOMPARE(m_prompts->takeIn(10).value(), 2);
    QCOMPARE(m_prompts->takeIn(10).value(), 0);
    const auto all = m_prompts->find({});
    QCOMPARE(all->size(), 1);
    const PromptRow expected{1,     u"a cliff"_s, u"fog"_s, ModelId(u"a/b1"_s), u"B1"_s, JobId(1), 1, at(1),
                             at(1), false,        false};
    QCOMPARE(all->first(), expected);
}

void TestSettings::theSameTextIsOneRow()
{
    order(u"a cliff"_s, 1, R"({"negative_prompt":"fog"})");
    order(u"a lake"_s, 2);
    order(u"a cliff "_s, 3);
    QCOMPARE(m_prompts->takeIn(10).value(), 3);
    QCOMPARE(textsOf({}), QStringList({u"a cliff"_s, u"a lake"_s}));
    const PromptRow row = m_prompts->find({u"cliff"_s})->first();
    QCOMPARE(row.uses, 2);
    QCOMPARE(row.negative, u"fog"_s);
    QCOMPARE(row.firstUsed, at(1));
    QCOMPARE(row.lastUsed, at(3));
    QCOMPARE(row.modelName, u"B3"_s);
    QCOMPARE(row.job, JobId(3));
    // The index knows it once, and no longer under its old number.
    QCOMPARE(textsOf({u"fog"_s}), QStringList(u"a cliff"_s));
    QVERIFY(m_opened->database->execute(
        u"INSERT INTO prompts_words (prompts_words, rank) VALUES ('integrity-check', 1)"_s));
}

//! The runs of one click whose prompt has alternatives are one prompt, as it was written.
void TestSettings::whatWasWrittenIsKept()
{
    const QString written = u"a {red|blue} car"_s;
    order(u"a red car"_s, 1, R"({"negative_prompt":"fog"})", written, u"{fog|rain}"_s);
    order(u"a blue car"_s, 2, R"({"negative_prompt":"rain"})", written + u'\n', u"{fog|rain}"_s);
    QVERIFY(m_prompts->takeIn(10));
    QCOMPARE(textsOf({}), QStringList(written));
    PromptRow row = m_prompts->find({u"blue"_s})->first();
    QVERIFY(row.written);
    QCOMPARE(row.negative, u"{fog|rain}"_s);
    QCOMPARE(row.uses, 2);
    QVERIFY(m_prompts->remove(row.id));
    QVERIFY(m_prompts->restore(row));
    QCOMPARE(m_prompts->find({})->first(), row);
    // The same letters, meant as they stand: what it is of the last use.
    order(written, 3);
    QVERIFY(m_prompts->takeIn(10));
    row = m_prompts->find({})->first();
    QVERIFY(!row.written);
    QCOMPARE(row.uses, 3);
}

void TestSettings::takenInBySteps()
{
    for (int i = 0; i < 7; ++i)
        order(u"prompt %1"_s.arg(i), i);
    QCOMPARE(m_prompts->takeIn(3).value(), 3);
    QCOMPARE(m_prompts->takeIn(3).value(), 3);
    QCOMPARE(m_prompts->takeIn(3).value(), 1);
    QCOMPARE(textsOf({{}, false, 2}), QStringList({u"prompt 6"_s, u"prompt 5"_s}));
}

void TestSettings::found_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("texts");
    const QString cliff = u"A Cliff, über dem Meer"_s;
    const QString cliffs = u"two cliffs at dawn"_s;
    const QString garden = u"日本庭園と赤い橋"_s;
    QTest::newRow("begins a word") << u"clif"_s << QStringList({cliffs, cliff});
    QTest::newRow("one letter") << u"d"_s << QStringList({cliffs, cliff});
    QTest::newRow("two words in any order") << u"dawn CLIFF"_s << QStringList({cliffs});
    QTest::newRow("without accents") << u"uber"_s << QStringList({cliff});
    QTest::newRow("with more accents") << u"méer"_s << QStringList({cliff});
    QTest::newRow("negative") << u"blur"_s << QStringList({cliffs});
    QTest::newRow("inside a word") << u"liff"_s << QStringList();
    QTest::newRow("Japanese, in the middle") << u"赤い"_s << QStringList({garden});
    QTest::newRow("all") << u" "_s << QStringList({garden, cliffs, cliff});
    QTest::newRow("signs alone") << u"-\"*("_s << QStringList();
}

void TestSettings::found()
{
    order(u"A Cliff, über dem Meer"_s, 1);
    order(u"two cliffs at dawn"_s, 2, R"({"negative_prompt":"blurred"})");
    order(u"日本庭園と赤い橋"_s, 3);
    QVERIFY(m_prompts->takeIn(10));
    QFETCH(QString, words);
    QTEST(textsOf({words}), "texts");
}

void TestSettings::hostileWordsFindNothing()
{
    order(u"a cliff"_s, 1);
    QVERIFY(m_prompts->takeIn(10));
    for (const QString &words :
         {u"\" OR 1=1 --"_s, u"text:cliff NEAR(x"_s, u"zz\0zz"_s, QString(QChar(0xd800)),
          u"zz "_s.repeated(50'000), u"z"_s.repeated(500'000)}) {
        const auto rows = m_prompts->find({words});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail.left(200)));
        QCOMPARE(rows->size(), 0);
    }
}

void TestSettings::starsAndRemoval()
{
    for (int i = 1; i <= 3; ++i)
        order(u"prompt %1"_s.arg(i), i);
    QVERIFY(m_prompts->takeIn(10));
    QVERIFY(m_prompts->setStarred(2, true));
    QCOMPARE(textsOf({{}, true}), QStringList(u"prompt 2"_s));
    QCOMPARE(textsOf({u"prom"_s, true}), QStringList(u"prompt 2"_s));
    const auto removed = m_prompts->remove(2);
    QVERIFY(removed && *removed && (*removed)->starred);
    QCOMPARE(textsOf({u"prompt"_s}), QStringList({u"prompt 3"_s, u"prompt 1"_s}));
    QVERIFY(!m_prompts->remove(2).value());
    QVERIFY(m_prompts->restore(**removed));
    QVERIFY(m_prompts->restore(**removed));
    QCOMPARE(textsOf({u"prompt"_s}), QStringList({u"prompt 3"_s, u"prompt 2"_s, u"prompt 1"_s}));
    QCOMPARE(m_prompts->find({{}, true})->first(), **removed);
    const auto newest = m_prompts->remove(3);
    QVERIFY(newest && *newest && m_prompts->restore(**newest));
    QCOMPARE(textsOf({}).first(), u"prompt 3"_s);
}

void TestSettings::removedStaysRemoved()
{
    order(u"secret"_s, 1);
    QVERIFY(m_prompts->takeIn(10));
    QVERIFY(m_prompts->remove(1).value());
    QCOMPARE(m_prompts->takeIn(10).value(), 0);
    QCOMPARE(textsOf({}), QStringList());
    order(u"secret"_s, 2);
    QCOMPARE(m_prompts->takeIn(10).value(), 1);
    QCOMPARE(textsOf({u"sec"_s}), QStringList(u"secret"_s));
}

void TestSettings::clearKeepsStars()
{
    for (int i = 1; i <= 3; ++i)
        order(u"prompt %1"_s.arg(i), i);
    QVERIFY(m_prompts->takeIn(10));
    QVERIFY(m_prompts->setStarred(2, true));
    QCOMPARE(m_prompts->clear(false).value(), 2);
    QCOMPARE(textsOf({u"p"_s}), QStringList(u"prompt 2"_s));
    QCOMPARE(m_prompts->clear(true).value(), 1);
    QCOMPARE(textsOf({}), QStringList());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
