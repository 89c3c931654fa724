// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/account.h"
#include "app/jobs/drafts.h"
#include "app/jobs/learnedprices.h"
#include "app/jobs/prices.h"
#include "formtest.h"
#include "scriptedpictures.h"
#include "tests/support/jobs/jobbench.h"
#include "ui/form/formfooter.h"
#include "ui/form/formpanel.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! What stands beside Generate about the money, over a real account, real limits and a small RunComfy.
class TestClickCost : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void allThatIsOrderedIsCounted();
    void alternativesAreCounted();
    void smallBalanceIsSaidAndBlocksNothing();
    void limitsAreSaidBeforeTheClick();
    void whatIsAllowedCountsAgain();
    void runsWithOwnPicturesTeachToo();
    void shots_data();
    void shots();

private:
    [[nodiscard]] QString said(const char *name) const
    {
        return m_panel->findChild<WrapLabel *>(QLatin1String(name))->plain();
    }
    void step(Qt::Key key, int times)
    {
        auto *runs = m_panel->findChild<QSpinBox *>(u"runs"_s);
        runs->setFocus();
        for (int i = 0; i < times; ++i)
            QTest::keyClick(runs, key);
    }

    Theme m_theme;
    std::unique_ptr<JobBench> m_bench;
    std::unique_ptr<Account> m_account;
    std::unique_ptr<Prices> m_prices;
    std::unique_ptr<Drafts> m_drafts;
    std::unique_ptr<FormPanel> m_panel;
};

void TestClickCost::init()
{
    QLocale::setDefault(QLocale::c());
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
    m_account = std::make_unique<Account>(*m_bench->client);
    m_prices = std::make_unique<Prices>(*m_bench->client, m_bench->clock);
    m_drafts = std::make_unique<Drafts>(*m_bench->store, m_bench->clock);
    m_panel = std::make_unique<FormPanel>(formtest::catalogue(), *m_drafts, *m_prices,
                                          std::make_unique<ScriptedPictures>());
    m_panel->setPurse(*m_account, *m_bench->scheduler);
    m_panel->resize(352, 760);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->setModel(ModelId(u"bytedance/seedream-4-0/sequential"_s));
    m_panel->setValues(formtest::json(R"({"text":"3 images of the sea"})"));
}

void TestClickCost::cleanup()
{
    m_panel.reset();
    m_drafts.reset();
    m_prices.reset();
    m_account.reset();
    m_bench.reset();
}

void TestClickCost::allThatIsOrderedIsCounted()
{
    // $0.04 an output, three of them.
    QTRY_COMPARE(said("total"), u"About $0.12"_s);
    QCOMPARE(said("price"), u"base $0.04 per image · 3 images"_s);
    step(Qt::Key_Up, 1);
    QTRY_COMPARE(said("total"), u"About $0.24"_s);
    QVERIFY(said("caution").isEmpty());
    m_panel->setModel(ModelId(u"bytedance/seedream-5/lite/text-to-image"_s));
    m_panel->setValues(formtest::json(R"({"prompt":"x","sequential_image_generation":"auto"})"));
    QTRY_COMPARE(said("total"), u"Up to about $0.60"_s);
    QVERIFY2(said("price").contains(u"up to 15 images"_s), qPrintable(said("price")));
    m_bench->api.scriptAll("price", {answer(200, R"({"model_id":"a/b"})")});
    m_panel->setModel(ModelId(u"bytedance/seedream-4-5/text-to-image"_s));
    QTRY_COMPARE(said("total"), u"Price unknown"_s); // never "free"
    QCOMPARE(said("price"), QString());
}

void TestClickCost::alternativesAreCounted()
{
    QTRY_COMPARE(said("total"), u"About $0.12"_s);
    m_panel->setValues(formtest::json(R"({"text":"3 images of the {sea|sky|moor}"})"));
    QTRY_COMPARE(said("total"), u"About $0.36"_s);
    step(Qt::Key_Up, 1);
    QTRY_COMPARE(said("total"), u"About $0.72"_s);
    step(Qt::Key_Down, 1);
    m_bench->scheduler->setLimits({Money::fromMicrodollars(10'000'000), Money::fromMicrodollars(300'000)});
    QTRY_VERIFY2(said("caution").contains(u"held"), qPrintable(said("caution")));
}

//! The picture stands in the form as a work of the gallery, in what was sent as data: one setting all the
//! same.
void TestClickCost::runsWithOwnPicturesTeachToo()
{
    const ModelId model(u"bytedance/seedance-1-0/lite/image-to-video"_s);
    LearnedPrices learned(*m_bench->store, *m_bench->client, *m_bench->scheduler);
    m_panel->setLearnedPrices(learned);
    m_panel->setModel(model);
    m_panel->setValues(formtest::json(R"({"prompt":"x","first_frame_image_url":"maquette-asset:7"})"));
    JobOrder order = JobBench::orderOf(1);
    order.model = model;
    Json input = requestInput(*formtest::catalogue().find(model), m_panel->values());
    input["first_frame_image_url"] = jsonString(u"data:image/png;base64,"_s + QString(5000, u'A'));
    order.input = toBytes(input);
    m_bench->scheduler->order({order});
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QTRY_VERIFY2(said("price").contains(u"your last run like this"_s), qPrintable(said("price")));
    QCOMPARE(said("total"), u"About $0.25"_s);
    m_panel->setValues(formtest::json(R"({"prompt":"x"})")); // without a picture nobody has seen it
    QTRY_VERIFY2(!said("price").contains(u"your last run"_s), qPrintable(said("price")));
}

void TestClickCost::smallBalanceIsSaidAndBlocksNothing()
{
    QTRY_COMPARE(said("total"), u"About $0.12"_s);
    m_bench->api.script("balance", {answer(200, R"({"balance_usd":0.2,"balance_microdollars":200000})")});
    m_account->refreshBalance();
    QTRY_COMPARE(m_account->balance(), std::optional(Money::fromMicrodollars(200'000)));
    QCOMPARE(said("caution"), QString());
    step(Qt::Key_Up, 1);
    QTRY_COMPARE(said("caution"), u"Your balance of $0.20 is less than this will probably cost."_s);
    QVERIFY(m_panel->findChild<QPushButton *>(u"generate"_s)->isEnabled());
    m_account->refreshBalance(); // $12.50 by now
    QTRY_COMPARE(said("caution"), QString());
}

void TestClickCost::limitsAreSaidBeforeTheClick()
{
    QTRY_COMPARE(said("total"), u"About $0.12"_s);
    m_bench->scheduler->setLimits({Money::fromMicrodollars(300'000), Money::fromMicrodollars(400'000)});
    QCOMPARE(said("caution"), QString());
    step(Qt::Key_Up, 2);
    QTRY_VERIFY2(said("caution").startsWith(u"It will be held: Only 2 of these 3 runs fit"_s),
                 qPrintable(said("caution")));
    step(Qt::Key_Up, 1);
    QTRY_VERIFY2(said("caution").startsWith(u"It will be held: These 4 runs cost about $0.48 together"_s),
                 qPrintable(said("caution")));
    QVERIFY(m_panel->findChild<QPushButton *>(u"generate"_s)->isEnabled());
    m_bench->scheduler->setLimits({});
    QTRY_COMPARE(said("caution"), QString());
}

//! A run that is held takes nothing from the limit, until it is sent anyway.
void TestClickCost::whatIsAllowedCountsAgain()
{
    QTRY_COMPARE(said("total"), u"About $0.12"_s);
    Scheduler &scheduler = *m_bench->scheduler;
    scheduler.setLimits({Money::fromMicrodollars(500'000), Money::fromMicrodollars(200'000)});
    scheduler.setPaused(true);
    scheduler.order({JobBench::orderOf(1, Money::fromMicrodollars(450'000))});
    QTRY_COMPARE(scheduler.waiting().size(), 1);
    QCOMPARE(said("caution"), QString());
    scheduler.allow(scheduler.waiting());
    QTRY_COMPARE(said("caution"),
                 u"It will be held: With what waits already it would cross your limit of $0.50 a day."_s);
}

void TestClickCost::shots_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void TestClickCost::shots()
{
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    const auto save = [&](const QString &name) {
        const QPixmap picture = m_panel->grab();
        QVERIFY(!picture.isNull());
        const QString look = QLatin1String(QTest::currentDataTag());
        if (!folder.isEmpty())
            QVERIFY(picture.save(u"%1/ledger-%2-%3.png"_s.arg(folder, name, look)));
    };
    QTRY_COMPARE(said("total"), u"About $0.12"_s);
    save(u"click"_s);
    m_bench->scheduler->setLimits({Money::fromMicrodollars(300'000), {}});
    m_bench->api.script("balance", {answer(200, R"({"balance_usd":0.2,"balance_microdollars":200000})")});
    m_account->refreshBalance();
    step(Qt::Key_Up, 2);
    QTRY_VERIFY(said("caution").contains(u"balance"_s));
    auto *caution = m_panel->findChild<WrapLabel *>(u"caution"_s);
    QTRY_VERIFY(caution->height() >= caution->heightForWidth(caution->width()));
    save(u"caution"_s);
}

QTEST_MAIN(TestClickCost)
#include "tst_clickcost.moc"
