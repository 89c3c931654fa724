// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "panelrig.h"
#include "tests/support/models.h"
#include "ui/browser/modelbrowser.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formfooter.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/seededitor.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/modelheader.h"
#include "ui/form/noticebar.h"
#include "ui/form/textarea.h"

#include <QApplication>
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace maquette;
using namespace maquette::formtest;

namespace
{
const auto seedream45 = QStringLiteral("bytedance/seedream-4-5/text-to-image");
const auto sequential = QStringLiteral("bytedance/seedream-4-0/sequential");
const auto seedance = QStringLiteral("bytedance/seedance-1-0/lite/image-to-video");
const auto dreamina = QStringLiteral("bytedance/dreamina-4-0/text-to-image");
} // namespace

//! \brief The whole left column: from keys and clicks to finished orders, over restarts.
class TestFormPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<QList<JobOrder>>(); }
    void init()
    {
        m_rig = std::make_unique<PanelRig>();
        QVERIFY(m_rig->open());
    }
    void cleanup() { m_rig.reset(); }

    void typedAndGeneratedByKeys()
    {
        choose(dreamina);
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        QVERIFY(!button()->isEnabled());
        QCOMPARE(panel()->reason(), QStringLiteral("Prompt is required"));
        panel()->focusPrompt();
        QTest::keyClicks(area(), QStringLiteral("A lighthouse"));
        QTRY_VERIFY(button()->isEnabled());
        QTest::keyClick(area(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(orders.count(), 1);
        const auto sent = orders.takeFirst().constFirst().value<QList<JobOrder>>();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.constFirst().model.text(), dreamina);
        QCOMPARE(sent.constFirst().prompt, QStringLiteral("A lighthouse"));
        QCOMPARE(sent.constFirst().input,
                 QByteArray("{\"prompt\":\"A lighthouse\",\"width×height\":\"2048x2048(1:1)\",\"scale\":0.5,"
                            "\"force_single\":false}"));
        QVERIFY(!sent.constFirst().seed);
    }

    void theClickOfADoubleClickPaysOnce()
    {
        choose(dreamina);
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        panel()->focusPrompt();
        QTest::keyClicks(area(), QStringLiteral("x"));
        QTRY_VERIFY(button()->isEnabled());
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(notice()->text().isEmpty());
        QTest::mouseDClick(button(), Qt::LeftButton);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(orders.count(), 1);
        QVERIFY2(notice()->text().contains(QStringLiteral("count as one")), qPrintable(notice()->text()));
    }

    void aClickKeepsTheFocusFromTheNumber()
    {
        choose(seedance);
        panel()->setValues(json(R"({"prompt":"drift","first_frame_image_url":"maquette-asset:7"})"));
        QTRY_VERIFY(button()->isEnabled());
        auto *runs = panel()->findChild<QSpinBox *>(QStringLiteral("runs"));
        button()->setFocus();
        QTest::mouseClick(button(), Qt::LeftButton); // switched off while the picture is made ready
        QVERIFY(!runs->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("7"));
        QCOMPARE(runs->value(), 1);
    }

    void controlEnterWorksFromEveryField()
    {
        choose(dreamina);
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        panel()->setValues(json("{\"prompt\":\"x\"}"));
        auto *box = panel()->findChild<QComboBox *>();
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(orders.count(), 1);
        panel()->setRuns(2);
        auto *runs = panel()->findChild<QSpinBox *>(QStringLiteral("runs"));
        runs->setFocus();
        QTest::keyClick(runs, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(orders.count(), 2);
    }

    void tooManyRunsAreTheMostThereCanBe()
    {
        choose(dreamina);
        auto *runs = panel()->findChild<QSpinBox *>(QStringLiteral("runs"));
        runs->selectAll();
        QTest::keyClicks(runs, QStringLiteral("20"));
        QCOMPARE(runs->value(), runs->maximum());
        QCOMPARE(runs->text(), QStringLiteral("× %1").arg(runs->maximum()));
        runs->selectAll();
        QTest::keyClicks(runs, QStringLiteral("3"));
        QCOMPARE(runs->value(), 3);
        // A second click would leave the cursor beside the number, and a digit more is many runs more.
        auto *line = runs->findChild<QLineEdit *>();
        QTest::mouseClick(line, Qt::LeftButton);
        QTest::mouseClick(line, Qt::LeftButton);
        QTRY_COMPARE(line->selectedText(), QStringLiteral("3"));
        QTest::keyClicks(runs, QStringLiteral("2"));
        QCOMPARE(runs->value(), 2);
    }

    void whatIsMissingIsNamedAndGoneTo()
    {
        choose(seedance);
        QCOMPARE(panel()->reason(), QStringLiteral("Prompt is required, and one more field"));
        QVERIFY(button()->toolTip().contains(QStringLiteral("Prompt is required")));
        QCOMPARE(button()->accessibleDescription(), panel()->reason());
        QVERIFY(editor("prompt")->shownProblem().isEmpty());
        QTest::mouseClick(panel()->findChild<WrapLabel *>(QStringLiteral("reason")), Qt::LeftButton);
        QVERIFY(area()->hasFocus());
        QVERIFY(!editor("prompt")->shownProblem().isEmpty());
    }

    void runsHaveDistinctSeeds()
    {
        choose(sequential);
        panel()->setValues(json("{\"text\":\"3 images of the sea\"}"));
        panel()->setRuns(16);
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        panel()->generate();
        const auto sent = orders.takeFirst().constFirst().value<QList<JobOrder>>();
        QCOMPARE(sent.size(), 16);
        QSet<qint64> seeds;
        for (const JobOrder &order : sent) {
            QVERIFY(order.seed);
            seeds += *order.seed;
            QCOMPARE(json(order.input)["seed"].get<qint64>(), *order.seed);
        }
        QCOMPARE(seeds.size(), 16);
        auto *seed = qobject_cast<SeedEditor *>(editor("seed"));
        QVERIFY(seed->isRandom());
        QCOMPARE(seed->lastUsed()->toSigned(), sent.constLast().seed);
    }

    void aHeldSeedIsSentExactly()
    {
        choose(sequential);
        panel()->setValues(json("{\"text\":\"3 images of the sea\",\"seed\":18446744073709551615}"));
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        panel()->generate();
        const auto sent = orders.takeFirst().constFirst().value<QList<JobOrder>>();
        QVERIFY(sent.constFirst().input.contains("\"seed\":18446744073709551615"));
    }

    void thePreviewIsWhatIsSentNext()
    {
        choose(sequential);
        panel()->setValues(json("{\"text\":\"3 images of the sea\"}"));
        QSignalSpy preview(panel(), &FormPanel::requestPreviewRequested);
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        panel()->previewRequest();
        panel()->previewRequest();
        QCOMPARE(preview.count(), 2);
        QCOMPARE(preview.at(0).at(1).toByteArray(), preview.at(1).at(1).toByteArray());
        panel()->generate();
        const auto sent = orders.takeFirst().constFirst().value<QList<JobOrder>>();
        QCOMPARE(sent.constFirst().input, preview.at(0).at(1).toByteArray());
        panel()->previewRequest();
        QVERIFY(preview.at(2).at(1).toByteArray() != sent.constFirst().input);
    }

    void theFormStaysAfterGenerate()
    {
        choose(dreamina);
        panel()->setValues(json("{\"prompt\":\"x\",\"scale\":0.7}"));
        const QByteArray before = toBytes(panel()->values());
        panel()->generate();
        QCOMPARE(toBytes(panel()->values()), before);
    }

    void aWorkBecomesTheFirstFrame()
    {
        choose(dreamina);
        panel()->setValues(json("{\"prompt\":\"the same cliff\"}"));
        panel()->useWork(AssetId(7), ModelId(seedance), QStringLiteral("first_frame_image_url"));
        QCOMPARE(panel()->model().text(), seedance);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("the same cliff"));
        QVERIFY(qobject_cast<QPlainTextEdit *>(panel()->window()->focusWidget()));
        QTRY_COMPARE(panel()->reason(), QString());
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        panel()->generate();
        QCOMPARE(orders.count(), 0);
        QVERIFY(!button()->isEnabled()); // it is being made ready; a second click must not pay
        panel()->generate();
        QCOMPARE(m_rig->pictures->linked.size(), 1);
        QVERIFY(m_rig->pictures->answerLink(QStringLiteral("https://files.runcomfy.net/a.png")));
        QCOMPARE(orders.count(), 1);
        const auto sent = orders.takeFirst().constFirst().value<QList<JobOrder>>().constFirst();
        QCOMPARE(sent.parent, AssetId(7));
        QCOMPARE(sent.parentField, QStringLiteral("first_frame_image_url"));
        QCOMPARE(stringOf(json(sent.input)["first_frame_image_url"]),
                 QStringLiteral("https://files.runcomfy.net/a.png"));
        QCOMPARE(stringOf(panel()->values()["first_frame_image_url"]), assetValue(AssetId(7)));
        QVERIFY(button()->isEnabled());
    }

    void aWorkThatCannotBeSentSaysSo()
    {
        choose(seedance);
        panel()->setValues(json("{\"prompt\":\"x\",\"first_frame_image_url\":\"maquette-asset:7\"}"));
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        panel()->generate();
        QVERIFY(
            m_rig->pictures->answerLink(fail(ErrorKind::FileAccess, QStringLiteral("The file is gone."))));
        QCOMPARE(orders.count(), 0);
        auto *bar = panel()->findChild<NoticeBar *>();
        QCOMPARE(bar->text(), QStringLiteral("Nothing was sent, and nothing was paid. First Frame Image, "
                                             "lighthouse_03.png: The file is gone."));
        QVERIFY(button()->isEnabled());
    }

    void draftsSurviveARestart()
    {
        choose(dreamina);
        panel()->focusPrompt();
        QTest::keyClicks(area(), QStringLiteral("kept"));
        choose(seedream45);
        choose(dreamina);
        m_rig->close();
        QVERIFY(m_rig->open());
        QCOMPARE(panel()->model().text(), dreamina);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("kept"));
    }

    void whatWasTypedLastSurvivesDestruction()
    {
        choose(sequential);
        panel()->setRuns(1);
        panel()->setValues(json("{\"text\":\"2 images\",\"seed\":9007199254740993}"));
        QTest::keyClicks(area(), QStringLiteral("!"));
        m_rig->close(); // at once: nothing had time to be written
        QVERIFY(m_rig->open());
        QCOMPARE(toBytes(panel()->values()["seed"]), QByteArray("9007199254740993"));
        QVERIFY(stringOf(panel()->values()["text"]).contains(u'!'));
    }

    void theLastSeedSurvivesARestart()
    {
        choose(sequential);
        panel()->setValues(json("{\"text\":\"3 images\"}"));
        QSignalSpy orders(panel(), &FormPanel::generateRequested);
        panel()->generate();
        const auto seed = orders.takeFirst().constFirst().value<QList<JobOrder>>().constFirst().seed;
        m_rig->close();
        QVERIFY(m_rig->open());
        QCOMPARE(qobject_cast<SeedEditor *>(editor("seed"))->lastUsed()->toSigned(), seed);
    }

    void draftsThatComeAfterTheFormAreShown()
    {
        choose(sequential);
        panel()->setValues(json("{\"text\":\"3 images of the sea\"}"));
        m_rig->close();
        for (int start = 0; start < 3; ++start) {
            QVERIFY(m_rig->open(true));
            QTRY_COMPARE(panel()->model().text(), sequential);
            QTRY_COMPARE(stringOf(panel()->values()["text"]), QStringLiteral("3 images of the sea"));
            m_rig->close();
        }
        QVERIFY(m_rig->open());
    }

    void changingTheModelCarriesOver()
    {
        choose(dreamina);
        panel()->setValues(json("{\"prompt\":\"wide\",\"width×height\":\"2560x1440(16:9)\"}"));
        choose(sequential);
        QCOMPARE(stringOf(panel()->values()["text"]), QStringLiteral("wide"));
        QCOMPARE(stringOf(panel()->values()["image_size"]), QStringLiteral("2560:1440 (16:9)"));
        panel()->setValues(json("{\"text\":\"narrow\",\"image_size\":\"1440:2560 (9:16)\"}"));
        choose(seedream45);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("narrow"));
        QCOMPARE(stringOf(panel()->values()["resolution"]), QStringLiteral("1440x2560 (9:16)"));
        // What this model had before is one step back.
        choose(dreamina);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("narrow"));
        panel()->undo();
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("wide"));
    }

    void onlyTheAddressThatStandsIsFetched()
    {
        choose(seedance);
        const auto before = QStringLiteral("https://example.com/before.png");
        const auto now = QStringLiteral("https://example.com/now.png");
        const QByteArray input = R"({"prompt":"drift","first_frame_image_url":"%1"})";
        panel()->setValues(json(QByteArray(input).replace("%1", before.toUtf8())));
        QCOMPARE(m_rig->pictures->looked, QList<QUrl>{QUrl(before)});
        choose(dreamina);
        m_rig->pictures->looked.clear();
        panel()->useSettings(ModelId(seedance), QByteArray(input).replace("%1", now.toUtf8()), {});
        QCOMPARE(m_rig->pictures->looked, QList<QUrl>{QUrl(now)});
    }

    void anExampleIsFoundWhereTheModelHasNone()
    {
        choose(seedance);
        panel()->takeExample();
        QVERIFY(panel()->model().text() != seedance);
        QVERIFY(!area()->toPlainText().isEmpty());
        QVERIFY(area()->hasFocus());
    }

    void theNumberOfRunsIsTypedOver()
    {
        choose(dreamina);
        auto *runs = panel()->findChild<QSpinBox *>(QStringLiteral("runs"));
        QTest::mouseClick(runs->findChild<QLineEdit *>(), Qt::LeftButton);
        QTRY_VERIFY(runs->findChild<QLineEdit *>()->hasSelectedText());
        QTest::keyClicks(runs->findChild<QLineEdit *>(), QStringLiteral("8"));
        QCOMPARE(panel()->runs(), 8);
    }

    void anotherModelIsRunOnce()
    {
        choose(dreamina);
        panel()->setRuns(4);
        choose(seedance);
        QCOMPARE(panel()->runs(), 1);
    }

    void resetIsUndone()
    {
        choose(dreamina);
        panel()->setValues(json("{\"prompt\":\"precious\",\"scale\":0.25}"));
        panel()->resetForm();
        QVERIFY(!panel()->values().contains("prompt"));
        auto *undo = panel()->findChild<QToolButton *>(QStringLiteral("undo"));
        QVERIFY(undo && undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("precious"));
        QCOMPARE(toBytes(panel()->values()["scale"]), QByteArray("0.25"));
        QVERIFY(!undo->isVisible()); // nothing was done meanwhile
    }

    void settingsOfAWorkAreUsedAndUndone()
    {
        choose(dreamina);
        panel()->setValues(json("{\"prompt\":\"mine\"}"));
        panel()->useSettings(ModelId(seedance),
                             "{\"prompt\":\"theirs\",\"first_frame_image_url\":\"https://gone.runcomfy.net/"
                             "x.png\",\"resolution\":\"720p\",\"duration\":10}",
                             AssetId(8));
        QCOMPARE(panel()->model().text(), seedance);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("theirs"));
        QCOMPARE(toBytes(panel()->values()["duration"]), QByteArray("10"));
        QCOMPARE(stringOf(panel()->values()["first_frame_image_url"]), assetValue(AssetId(7)));
        QTest::mouseClick(panel()->findChild<QToolButton *>(QStringLiteral("undo")), Qt::LeftButton);
        QCOMPARE(panel()->model().text(), dreamina);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("mine"));
    }

    void settingsOfAnUnknownModelSaySo()
    {
        choose(dreamina);
        panel()->useSettings(ModelId(QStringLiteral("gone/model/x")), "{}", {});
        QCOMPARE(panel()->model().text(), dreamina);
        QVERIFY(panel()->findChild<NoticeBar *>()->text().contains(QStringLiteral("gone/model/x")));
    }

    void fieldsAreAsTallAsTheirContentsAfterAReset()
    {
        choose(sequential);
        panel()->setValues(json("{\"text\":\"Generate 3 images\"}"));
        QApplication::processEvents();
        panel()->generate();
        panel()->resetForm();
        panel()->setValues(json("{\"text\":\"Generate 3 images\"}"));
        for (int i = 0; i < 8; ++i) // a layout request for each level
            QApplication::processEvents();
        for (FieldEditor *each : panel()->findChild<FormView *>()->editors()) {
            const int shown = each->height();
            for (QLayout *layout : each->findChildren<QLayout *>())
                layout->invalidate();
            each->layout()->invalidate();
            QCOMPARE(shown, each->layout()->heightForWidth(each->width()));
        }
    }

    void thePriceLineCountsWhatMultiplies()
    {
        choose(sequential);
        auto *price = panel()->findChild<WrapLabel *>(QStringLiteral("price"));
        QTRY_COMPARE(price->plain(), QStringLiteral("3 images"));
        auto *runs = panel()->findChild<QSpinBox *>(QStringLiteral("runs"));
        runs->setFocus();
        QTest::keyClick(runs, Qt::Key_Up);
        QTRY_COMPARE(price->plain(), QStringLiteral("3 images × 2 runs"));
        panel()->setValues(json("{\"seed\":7}"));
        QTRY_VERIFY(price->plain().endsWith(QStringLiteral("all the same: the seed is held")));
        QTest::keyClick(runs, Qt::Key_Down);
        QTRY_COMPARE(price->plain(), QStringLiteral("3 images"));
    }

    void pickerChoosesByKeyboard()
    {
        choose(dreamina);
        auto *header = panel()->findChild<ModelHeader *>();
        header->setFocus();
        QTest::keyClick(header, Qt::Key_Return);
        auto *picker = panel()->findChild<ModelBrowser *>();
        QVERIFY(picker && picker->isVisible());
        auto *search = picker->findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("to-video"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!picker->isVisible());
        QCOMPARE(panel()->model().text(), seedance);
    }

    void tabGoesFromTheHeadThroughTheFieldsToTheFooter()
    {
        choose(seedream45);
        choose(dreamina);
        panel()->setValues(json("{\"prompt\":\"x\",\"scale\":0.7}"));
        panel()->findChild<ModelHeader *>()->setFocus();
        QStringList names;
        for (int step = 0; step < 30; ++step) {
            QWidget *now = panel()->focusWidget();
            const QString name = now->accessibleName();
            if (!names.isEmpty() && name == names.constFirst())
                break;
            names += name;
            QTest::keyClick(now, Qt::Key_Tab);
        }
        const QStringList expected{QStringLiteral("Model: Dreamina 4.0"),
                                   QStringLiteral("Presets"),
                                   QStringLiteral("Prompt"),
                                   QStringLiteral("Aspect Ratio (W:H)"),
                                   QStringLiteral("Scale"),
                                   QStringLiteral("Scale"),
                                   QStringLiteral("Force Single Image"),
                                   QStringLiteral("More actions of the form"),
                                   QStringLiteral("Generate"),
                                   QStringLiteral("Number of runs")};
        QCOMPARE(names.join(u'\n'), expected.join(u'\n'));
    }

    void everyWidgetHasAName()
    {
        for (const auto &model : test::modelsOf(catalogue())) {
            panel()->setModel(model->id);
            QCOMPARE(nameless(*panel()).join(u'\n'), QString());
        }
    }

private:
    FormPanel *panel() const { return m_rig->panel.get(); }
    void choose(const QString &model) { panel()->setModel(ModelId(model)); }
    QPushButton *button() const { return panel()->findChild<QPushButton *>(QStringLiteral("generate")); }
    NoticeBar *notice() const { return panel()->findChild<NoticeBar *>(); }
    TextArea *area() const { return panel()->findChild<TextArea *>(); }
    FieldEditor *editor(const char *key) const
    {
        return panel()->findChild<FormView *>()->editor(QString::fromUtf8(key));
    }

    std::unique_ptr<PanelRig> m_rig;
};

QTEST_MAIN(TestFormPanel)
#include "tst_formpanel.moc"
