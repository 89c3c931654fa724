// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "panelrig.h"
#include "tests/support/madecatalogue.h"
#include "ui/browser/addmodeldialog.h"
#include "ui/browser/modelbrowser.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formview.h"
#include "ui/form/noticebar.h"
#include "ui/form/promptsdialog.h"
#include "ui/form/textarea.h"
#include "ui/settings/preferences.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPushButton>
#include <QToolButton>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

const auto seedream45 = u"bytedance/seedream-4-5/text-to-image"_s;
const auto service = u"runcomfy"_s;
const ModelId clay(u"me/clay/text-to-image"_s);

QByteArray described(const QByteArray &properties, const QByteArray &price = "0.04")
{
    return R"({"model_id":"me/clay/text-to-image","display_name":"Clay","base_price_usd":)" + price +
           R"(,"price_unit":"output","input_schema":{"properties":{)" + properties + "}}}";
}

const QByteArray prompt = R"("prompt":{"title":"Prompt","type":"string"})";
const QByteArray five = R"("duration":{"title":"Duration","type":"integer","enum":[5,10]})";
const QByteArray four = R"("duration":{"title":"Duration","type":"integer","enum":[4,8,14]})";
const QByteArray negative = R"("negative_prompt":{"title":"Negative prompt","type":"string"})";

} // namespace

//! \brief A model that is described otherwise while its form is open, or while it was away.
class TestModelChange : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<PanelRig>();
        makeKeeper();
        m_rig->keeper->readNow(service);
        describe(described(prompt + "," + five + "," + negative));
        QVERIFY(m_rig->open());
        panel()->setModel(clay);
        QCOMPARE(panel()->model(), clay);
    }
    void cleanup() { m_rig.reset(); }

    void whatWasTypedStays()
    {
        panel()->setValues(json(R"({"duration":10})"));
        panel()->focusPrompt();
        QTest::keyClicks(area(), u"a small boat"_s);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(area(), Qt::Key_Left);
        describe(described(prompt + "," + four + "," + negative));
        QCOMPARE(toBytes(panel()->values()), QByteArray(R"({"prompt":"a small boat","duration":8})"));
        QVERIFY2(notice()->text().contains(u"Duration now allows 4, 8 or 14 (was 5 or 10)."_s),
                 qPrintable(notice()->text()));
        QVERIFY2(notice()->text().contains(u"Duration 10 → 8"_s), qPrintable(notice()->text()));
        // And writing goes on where it was.
        QVERIFY(area()->hasFocus());
        QTest::keyClicks(area(), u"blue "_s);
        QCOMPARE(area()->toPlainText(), u"a small blue boat"_s);
    }

    void undoTakesTheReplacedValuesBack()
    {
        panel()->setValues(json(R"({"prompt":"x","duration":10})"));
        describe(described(prompt + "," + four));
        auto *undo = notice()->findChild<QToolButton *>(u"undo"_s);
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        const InputValues values = panel()->values();
        QCOMPARE(values.value("prompt", std::string()), std::string("x"));
        QVERIFY(!values.contains("duration") || values["duration"] != 8);
    }

    void aStepBackAfterItIsTheLastOne()
    {
        panel()->setValues(json(R"({"prompt":"a small boat"})"));
        panel()->setValues(json(R"({"prompt":"a small boat","negative_prompt":"fog"})"));
        describe(described(prompt + "," + four + "," + negative));
        panel()->undo(); // the duration, which was set anew, or else the fog
        if (panel()->values().contains("negative_prompt"))
            panel()->undo();
        QCOMPARE(stringMember(panel()->values(), "prompt"), u"a small boat"_s);
        QVERIFY(!panel()->values().contains("negative_prompt"));
    }

    void itWaitsForAnOpenDialog()
    {
        panel()->focusPrompt();
        QTest::keyClicks(area(), u"{a|b|c|d} {1|2|3|4|5}"_s);
        m_alternatives = std::make_unique<Preferences>(m_rig->folder.filePath(u"settings.ini"_s));
        AlternativesChoice choice;
        choice.most = 20;
        m_alternatives->setAlternatives(choice);
        panel()->setPromptLists(m_rig->folder.path(), *m_alternatives);
        panel()->generate();
        auto *dialog = panel()->findChild<PromptsDialog *>();
        QVERIFY(dialog != nullptr && QTest::qWaitForWindowActive(dialog));
        describe(described(prompt + "," + four));
        auto *before = panel()->findChild<TextArea *>();
        QVERIFY(panel()->findChild<PromptsDialog *>() == dialog);
        dialog->reject();
        QTRY_VERIFY(panel()->findChild<TextArea *>() != before);
        QCOMPARE(area()->toPlainText(), u"{a|b|c|d} {1|2|3|4|5}"_s);
    }

    void textOfAFieldThatIsGoneIsShown()
    {
        panel()->setValues(json(R"({"prompt":"x","negative_prompt":"no people"})"));
        describe(described(prompt + "," + five));
        QVERIFY2(notice()->text().contains(u"Negative prompt is gone. There it said: no people"_s),
                 qPrintable(notice()->text()));
    }

    void aRenamedFieldKeepsItsText()
    {
        panel()->setValues(json(R"({"prompt":"a boat"})"));
        describe(described(R"("text":{"title":"Text","type":"string"},)" + five));
        QCOMPARE(panel()->values().value("text", std::string()), std::string("a boat"));
    }

    void aPriceAloneBuildsNothingAnew()
    {
        const FieldEditor *before = editor("prompt");
        describe(described(prompt + "," + five + "," + negative, "0.07"));
        QCOMPARE(editor("prompt"), before);
        QVERIFY2(notice()->text().contains(u"The price is now $0.07 per output (was $0.04 per output)."_s),
                 qPrintable(notice()->text()));
    }

    void itIsToldOnceWhenTheModelIsOpened()
    {
        panel()->setValues(json(R"({"prompt":"x","duration":10})"));
        panel()->setModel(ModelId(seedream45));
        describe(described(prompt + "," + four + "," + negative));
        QCOMPARE(notice()->text(), QString());
        panel()->setModel(clay);
        QVERIFY2(notice()->text().contains(u"Duration 10 → 8"_s), qPrintable(notice()->text()));
        QCOMPARE(panel()->values().value("duration", 0), 8);
        notice()->dismiss();
        panel()->setModel(ModelId(seedream45));
        panel()->setModel(clay);
        QCOMPARE(notice()->text(), QString());
    }

    void itIsToldAfterARestart()
    {
        panel()->setValues(json(R"({"prompt":"x","duration":10})"));
        panel()->setModel(ModelId(seedream45));
        describe(described(prompt + "," + four + "," + negative));
        panel()->setModel(ModelId(seedream45));
        restart();
        m_rig->keeper->readNow(service);
        QVERIFY(m_rig->open());
        panel()->setModel(clay);
        QVERIFY2(notice()->text().contains(u"This model has changed. Duration now allows"_s),
                 qPrintable(notice()->text()));
        restart();
        m_rig->keeper->readNow(service);
        QVERIFY(m_rig->open());
        QCOMPARE(panel()->model(), clay);
        QCOMPARE(notice()->text(), QString());
    }

    //! The model that was used last is one that only the service knows: no other is shown while it is read.
    void theLastModelIsWaitedFor()
    {
        const auto items = test::madeCatalogue(3);
        const auto live = LiveCatalogue::of(items, service, m_rig->clock.now(), nullptr);
        QVERIFY(live && places().writeLive(*live));
        restart();
        m_rig->keeper->readNow(service);
        QVERIFY(m_rig->open());
        const ModelId made = items.at(1).id;
        panel()->setModel(made);
        QCOMPARE(panel()->model(), made);
        panel()->focusPrompt();
        QTest::keyClicks(area(), u"waves"_s);
        restart();
        QVERIFY(m_rig->open());
        QCOMPARE(panel()->model(), ModelId()); // nothing rather than another
        QVERIFY(!panel()->reason().isEmpty());
        QSignalSpy models(panel(), &FormPanel::modelChanged);
        m_rig->keeper->read(service);
        QTRY_COMPARE(panel()->model(), made);
        QCOMPARE(models.size(), 1);
        QCOMPARE(area()->toPlainText(), u"waves"_s);
        QCOMPARE(notice()->text(), QString());
    }

    void whatIsGoneCanStillBeUsed()
    {
        panel()->setValues(json(R"({"prompt":"x"})"));
        QSignalSpy removed(m_rig->keeper.get(), &CatalogueKeeper::ownRemoved);
        m_rig->keeper->removeOwn(clay);
        QVERIFY(removed.wait());
        QCOMPARE(panel()->model(), clay);
        QCOMPARE(panel()->values().value("prompt", std::string()), std::string("x"));
    }

    void anOwnModelIsRemovedAndComesBack()
    {
        panel()->resize(900, 760); // room for the details
        panel()->openBrowser();
        auto *browser = panel()->findChild<ModelBrowser *>();
        QVERIFY(browser && browser->isVisible());
        QTest::mouseClick(browser->findChild<QPushButton *>(u"removeModel"_s), Qt::LeftButton);
        QTRY_VERIFY2(notice()->text().contains(u"removed"_s), qPrintable(notice()->text()));
        QVERIFY(!m_rig->keeper->catalogue().entry(clay));
        QTest::mouseClick(notice()->findChild<QToolButton *>(u"undo"_s), Qt::LeftButton);
        QTRY_VERIFY(m_rig->keeper->catalogue().entry(clay));
    }

    void anAddedModelIsOpened()
    {
        panel()->addModel();
        auto *dialog = panel()->findChild<AddModelDialog *>();
        QVERIFY(dialog);
        const ModelId added(u"me/added/text-to-image"_s);
        QGuiApplication::clipboard()->setText(QString::fromUtf8(toBytes(test::madeEntry(added.text()))));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"fromClipboard"_s), Qt::LeftButton);
        auto *add = dialog->findChild<QPushButton *>(u"add"_s);
        QTRY_VERIFY(add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        QTRY_COMPARE(panel()->model(), added);
        QVERIFY(notice()->text().contains(u"added"_s));
    }

private:
    [[nodiscard]] CataloguePlaces places() const
    {
        return {m_rig->folder.filePath(u"kept"_s), {u":/models"_s}, m_rig->folder.filePath(u"own"_s), {}};
    }
    void makeKeeper() { m_rig->keeper = std::make_unique<CatalogueKeeper>(places(), m_rig->clock); }
    void restart()
    {
        m_rig->close();
        m_rig->keeper.reset();
        makeKeeper();
    }
    void describe(const QByteArray &description)
    {
        QSignalSpy added(m_rig->keeper.get(), &CatalogueKeeper::ownAdded);
        m_rig->keeper->addOwn({{json(description), ModelSource::Catalogue}}, OwnModels::IfThere::Replace);
        QVERIFY(added.wait());
    }
    FormPanel *panel() const { return m_rig->panel.get(); }
    NoticeBar *notice() const { return panel()->findChild<NoticeBar *>(); }
    TextArea *area() const { return qobject_cast<TextArea *>(editor("prompt")->focusTarget()); }
    FieldEditor *editor(const char *key) const
    {
        return panel()->findChild<FormView *>()->editor(QString::fromUtf8(key));
    }

    std::unique_ptr<Preferences> m_alternatives;
    std::unique_ptr<PanelRig> m_rig;
};

QTEST_MAIN(TestModelChange)
#include "tst_modelchange.moc"
