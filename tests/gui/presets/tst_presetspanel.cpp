// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presetrig.h"

#include "ui/form/modelheader.h"
#include "ui/presets/presetdelegate.h"
#include "ui/theme/metrics.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

const ModelId clay(u"me/clay/text-to-image"_s);

QByteArray described(const QByteArray &durations)
{
    return R"({"model_id":"me/clay/text-to-image","display_name":"Clay","input_schema":{"properties":{)"
           R"("prompt":{"title":"Prompt","type":"string"},"duration":{"title":"Duration","type":"integer","enum":)" +
           durations + "}}}}";
}

} // namespace

//! \brief The presets of a model, by real keys and mouse: from the form into them and back.
class TestPresetsPanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<PresetRig>();
        QVERIFY(m_rig->start());
    }
    void cleanup() { m_rig.reset(); }

    void opensByButtonAndClosesByEscape()
    {
        m_rig->panel->focusPrompt();
        QWidget *before = QApplication::focusWidget();
        QVERIFY(before);
        QCOMPARE(m_rig->button()->toolTip(), u"Presets (Ctrl+P)"_s);
        QTest::mouseClick(m_rig->button(), Qt::LeftButton);
        QVERIFY(m_rig->list()->isVisible());
        QVERIFY(m_rig->list()->geometry().top() >
                m_rig->panel->findChild<ModelHeader *>()->geometry().bottom());
        QVERIFY(m_rig->panel->rect().contains(m_rig->list()->geometry()));
        QVERIFY(m_rig->name()->hasFocus()); // there is none to choose yet
        QCOMPARE(nameless(*m_rig->list()), QStringList());
        QTest::mouseClick(m_rig->button(), Qt::LeftButton);
        QVERIFY(!m_rig->list()->isVisible());
        QCOMPARE(QApplication::focusWidget(), before);
        m_rig->openByKey();
        QVERIFY(m_rig->list()->isVisible());
        m_rig->key(Qt::Key_Escape);
        QVERIFY(!m_rig->list()->isVisible());
        QCOMPARE(QApplication::focusWidget(), before);
    }

    void aClickBesideItClosesItAndOneInsideDoesNot()
    {
        m_rig->addSome();
        m_rig->openByKey();
        const int row = m_rig->view()->visualRect(m_rig->view()->model()->index(0, 0)).height();
        QCOMPARE(m_rig->view()->height(), 4 * row);
        QVERIFY(m_rig->list()->height() > 5 * row && m_rig->list()->height() < 8 * row);
        QTest::mouseClick(m_rig->list(), Qt::LeftButton, {}, QPoint(3, 3));
        QVERIFY(m_rig->list()->isVisible());
        QTest::mouseClick(m_rig->panel->findChild<QWidget *>(u"runs"_s), Qt::LeftButton);
        QVERIFY(!m_rig->list()->isVisible());
    }

    void lettersInTheListAreAName()
    {
        m_rig->fill(R"({"prompt":"calm"})");
        m_rig->openByKey();
        m_rig->type(u"Calm sea"_s);
        QTest::keyClick(m_rig->name(), Qt::Key_Return);
        QCOMPARE(m_rig->names(), QStringList(u"Calm sea"_s));
        QTest::keyClick(m_rig->name(), Qt::Key_Escape);
        m_rig->fill(R"({"prompt":"storm"})");
        m_rig->openByKey();
        m_rig->type(u"Second"_s); // the list has the focus
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_rig->names(), QStringList({u"Calm sea"_s, u"Second"_s}));
        QVERIFY2(m_rig->values().contains("storm"), m_rig->values().constData());
        QTest::keyClick(m_rig->name(), Qt::Key_Down);
        QVERIFY(m_rig->view()->hasFocus());
    }

    void theFocusGoesRoundInsideIt()
    {
        m_rig->addSome();
        m_rig->openByKey();
        QSet<QWidget *> seen;
        for (int i = 0; i < 12; ++i) {
            seen << QApplication::focusWidget();
            QVERIFY(m_rig->list()->isAncestorOf(QApplication::focusWidget()));
            m_rig->key(Qt::Key_Tab);
        }
        QVERIFY(m_rig->list()->isVisible());
        QCOMPARE(seen.size(), 5); // name, save, list, import, export
        QWidget *here = QApplication::focusWidget();
        m_rig->key(Qt::Key_Tab);
        m_rig->key(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), here);
    }

    void theFocusElsewhereClosesIt()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->panel->focusPrompt(); // as Ctrl+L does
        QVERIFY(!m_rig->list()->isVisible());
        QVERIFY(QApplication::focusWidget()->inherits("QPlainTextEdit"));
    }

    void itLiesOverTheWindowAndGoesWithTheForm()
    {
        m_rig->addSome();
        QWidget window;
        window.resize(900, 700);
        m_rig->panel->setParent(&window);
        m_rig->panel->setGeometry(100, 20, 288, 600); // narrower than the presets
        window.show();
        m_rig->panel->show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        m_rig->openByKey();
        auto *list = window.findChild<PresetsPanel *>();
        QVERIFY(list && list->isVisible());
        QCOMPARE(list->parentWidget(), &window);
        QVERIFY(list->width() > m_rig->panel->width());
        QCOMPARE(list->x(), 100 + metrics::small);
        m_rig->panel->hide(); // as in full screen
        QVERIFY(!list->isVisible());
        m_rig->close(); // before the window
        QVERIFY(!window.findChild<PresetsPanel *>());
    }

    void isSavedByNameAndEnter()
    {
        m_rig->fill(R"({"prompt":"a lighthouse","scale":0.7})");
        m_rig->openByKey();
        m_rig->type(u"  Sea  at night "_s);
        m_rig->key(Qt::Key_Return);
        QCOMPARE(m_rig->names(), QStringList{u"Sea at night"_s});
        QCOMPARE(m_rig->name()->text(), QString());
        QCOMPARE(m_rig->rows(), QStringList{u"Sea at night"_s});
        QVERIFY2(m_rig->told(0, PresetList::SummaryRole).toString().startsWith(u"a lighthouse · "_s),
                 qPrintable(m_rig->told(0, PresetList::SummaryRole).toString()));
        QCOMPARE(m_rig->told(0, PresetList::DateRole).toString(), u"saved today"_s);
        QVERIFY(m_rig->said()->text().contains(u"“Sea at night” is saved."_s));
        m_rig->undo(m_rig->said());
        QCOMPARE(m_rig->names(), QStringList());
        QVERIFY(m_rig->list()->isVisible());
    }

    void aBlankNameIsRefused()
    {
        m_rig->openByKey();
        m_rig->type(u"   "_s);
        m_rig->key(Qt::Key_Return);
        QCOMPARE(m_rig->names(), QStringList());
        QCOMPARE(m_rig->said()->text(), u"A preset needs a name."_s);
    }

    void aTakenNameIsReplacedAndComesBack()
    {
        m_rig->add(u"Sea"_s, R"({"prompt":"old"})");
        m_rig->add(u"Hill"_s);
        m_rig->fill(R"({"prompt":"new"})");
        m_rig->openByKey();
        auto *save = m_rig->list()->findChild<QPushButton *>(u"savePreset"_s);
        QCOMPARE(save->text(), u"Save"_s);
        m_rig->name()->setFocus();
        m_rig->type(u"Sea"_s);
        QCOMPARE(save->text(), u"Replace"_s);
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(m_rig->names(), QStringList({u"Sea"_s, u"Hill"_s}));
        QCOMPARE(m_rig->told(0, PresetList::SummaryRole).toString(), u"new"_s);
        QVERIFY(m_rig->said()->text().contains(u"“Sea” now holds the present settings."_s));
        m_rig->undo(m_rig->said());
        QCOMPARE(m_rig->names(), QStringList({u"Sea"_s, u"Hill"_s}));
        QCOMPARE(m_rig->told(0, PresetList::SummaryRole).toString(), u"old"_s);
    }

    void isAppliedByEnterAndTheFormComesBack()
    {
        m_rig->add(u"Sea"_s, R"({"prompt":"waves","scale":0.9})");
        m_rig->fill(R"({"prompt":"mine","force_single":true})");
        const QByteArray before = m_rig->values();
        m_rig->panel->focusPrompt();
        QWidget *focus = QApplication::focusWidget();
        m_rig->openByKey();
        m_rig->key(Qt::Key_Return);
        QVERIFY(!m_rig->list()->isVisible());
        QCOMPARE(QApplication::focusWidget(), focus);
        const InputValues now = m_rig->panel->values();
        QCOMPARE(now.value("prompt", std::string()), std::string("waves"));
        QCOMPARE(now.value("scale", 0.0), 0.9);
        QCOMPARE(now.value("force_single", true), false); // what it does not set is as the model has it
        QCOMPARE(m_rig->formSaid()->text(), u"These are the settings of “Sea”."_s);
        QVERIFY(m_rig->presets->find(m_rig->model, u"Sea"_s)->usedAt.isValid());
        m_rig->undo(m_rig->formSaid());
        QCOMPARE(m_rig->values(), before);
    }

    void isAppliedByAClick()
    {
        m_rig->addSome();
        m_rig->openByKey();
        QTest::mouseClick(m_rig->view()->viewport(), Qt::LeftButton, {}, m_rig->rowCenter(2));
        QVERIFY(!m_rig->list()->isVisible());
        QCOMPARE(m_rig->panel->values().value("prompt", std::string()), std::string("C"));
        m_rig->openByKey();
        QCOMPARE(m_rig->told(2, PresetList::DateRole).toString(), u"used today"_s);
    }

    void theSeedOfARunStaysOutAndAHeldOneGoesIn()
    {
        const ModelId seeded(u"bytedance/seedream-4-0/sequential"_s);
        m_rig->panel->setModel(seeded);
        m_rig->fill(R"({"text":"3 images of the sea"})");
        m_rig->panel->generate(); // draws a seed
        m_rig->openByKey();
        m_rig->type(u"Random"_s);
        m_rig->key(Qt::Key_Return);
        m_rig->key(Qt::Key_Escape);
        const auto random = FormState::fromBytes(m_rig->presets->find(seeded, u"Random"_s)->state);
        QVERIFY(random.lastSeeds.isEmpty());
        QVERIFY(!random.values.contains("seed"));
        m_rig->fill(R"({"text":"3 images of the sea","seed":41722289})");
        m_rig->openByKey();
        m_rig->name()->setFocus();
        m_rig->type(u"Held"_s);
        m_rig->key(Qt::Key_Return);
        const auto held = FormState::fromBytes(m_rig->presets->find(seeded, u"Held"_s)->state);
        QCOMPARE(held.values.value("seed", 0), 41722289);
    }

    void isSearchedWhenThereAreMany()
    {
        m_rig->addSome();
        m_rig->openByKey();
        QVERIFY(!m_rig->search()->isVisible());
        for (int i = 0; i < 8; ++i)
            m_rig->add(u"Harbour %1"_s.arg(i), R"({"prompt":"boats in fog"})");
        QTRY_VERIFY(m_rig->search()->isVisible());
        m_rig->type(u"HARBOUR 3"_s); // typed in the list
        QVERIFY(m_rig->search()->hasFocus());
        QCOMPARE(m_rig->rows(), QStringList{u"Harbour 3"_s});
        QCOMPARE(m_rig->highlighted(), u"Harbour 3"_s);
        m_rig->key(Qt::Key_Up, Qt::AltModifier); // there is no order among what was found
        m_rig->search()->setText(u"fog"_s);
        QCOMPARE(m_rig->rows().size(), 8);
        m_rig->key(Qt::Key_Down);
        QCOMPARE(m_rig->highlighted(), u"Harbour 1"_s);
        m_rig->search()->setText(u"nowhere"_s);
        QCOMPARE(m_rig->rows().size(), 0);
        m_rig->key(Qt::Key_Return);
        QVERIFY(m_rig->list()->isVisible());
        m_rig->key(Qt::Key_Escape); // first the search
        QVERIFY(m_rig->list()->isVisible());
        QCOMPARE(m_rig->rows().size(), 12);
        m_rig->key(Qt::Key_Escape);
        QVERIFY(!m_rig->list()->isVisible());
    }

    void theyAreThereAgainInOrder()
    {
        m_rig->fill(R"({"prompt":"kept","scale":0.3})");
        m_rig->openByKey();
        for (const char *name : {"one", "two", "three"}) {
            m_rig->type(QString::fromLatin1(name));
            m_rig->key(Qt::Key_Return);
        }
        m_rig->view()->setFocus();
        m_rig->key(Qt::Key_Home);
        m_rig->key(Qt::Key_Down, Qt::AltModifier);
        const QStringList before = m_rig->names();
        QCOMPARE(before, QStringList({u"two"_s, u"one"_s, u"three"_s}));
        m_rig->close(); // at once: what is unwritten is written by the destructor
        QVERIFY(m_rig->start());
        QCOMPARE(m_rig->names(), before);
        m_rig->panel->resetForm();
        m_rig->openByKey();
        QCOMPARE(m_rig->rows(), before);
        m_rig->key(Qt::Key_Return);
        QCOMPARE(m_rig->panel->values().value("prompt", std::string()), std::string("kept"));
    }

    void aPresetThatNoLongerFitsIsMarked()
    {
        m_rig->close();
        m_rig->keeper = std::make_unique<CatalogueKeeper>(
            CataloguePlaces{
                m_rig->folder.filePath(u"kept"_s), {u":/models"_s}, m_rig->folder.filePath(u"own"_s), {}},
            m_rig->clock);
        m_rig->keeper->readNow(u"runcomfy"_s);
        describe(described("[5,10]"));
        QVERIFY(m_rig->start());
        m_rig->panel->setModel(clay);
        m_rig->add(u"Long"_s, R"({"prompt":"a boat","duration":10,"old":1})");
        m_rig->add(u"Plain"_s, R"({"prompt":"a hill"})");
        describe(described("[4,8,14]"));
        m_rig->openByKey();
        QCOMPARE(m_rig->told(0, PresetList::MisfitRole).toString(), u"2 settings have changed"_s);
        QCOMPARE(m_rig->told(1, PresetList::MisfitRole).toString(), QString());
        const QString tip = m_rig->told(0, Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"Duration: there is no 10 any more. It is 8 now."_s), qPrintable(tip));
        QVERIFY(m_rig->told(0, Qt::AccessibleTextRole).toString().contains(u"2 settings have changed"_s));
        m_rig->fill(R"({"prompt":"mine"})");
        m_rig->key(Qt::Key_Home);
        m_rig->key(Qt::Key_Return);
        QCOMPARE(m_rig->panel->values().value("duration", 0), 8);
        QVERIFY2(
            m_rig->formSaid()->text().contains(u"Duration: there is no 10 any more. It is 8 now. old:"_s),
            qPrintable(m_rig->formSaid()->text()));
        m_rig->undo(m_rig->formSaid());
        QCOMPARE(m_rig->panel->values().value("prompt", std::string()), std::string("mine"));
        // Saved anew it fits.
        m_rig->openByKey();
        m_rig->key(Qt::Key_Home);
        m_rig->openMenuByKey();
        m_rig->pick(u"Update with the present settings"_s);
        QCOMPARE(m_rig->told(0, PresetList::MisfitRole).toString(), QString());
    }

    void anotherModelHasItsOwn()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->key(Qt::Key_Delete);
        m_rig->panel->setModel(ModelId(u"bytedance/seedream-4-5/text-to-image"_s));
        QCOMPARE(m_rig->rows(), QStringList());
        m_rig->key(Qt::Key_Z, Qt::ControlModifier); // what cannot be seen is not changed
        QCOMPARE(m_rig->presets->list(m_rig->model).size(), 3);
        m_rig->panel->setModel(m_rig->model);
        QCOMPARE(m_rig->rows().size(), 3);
    }

    void threeHundredOpenQuickly()
    {
        const QByteArray state = R"({"prompt":"waves under a lighthouse at the blue hour","scale":0.5})";
        for (int i = 0; i < 300; ++i)
            m_rig->add(u"Preset %1"_s.arg(i), state);
        QApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        m_rig->openByKey();
        m_rig->list()->grab();
        const qint64 opened = timer.restart();
        m_rig->type(u"preset 299"_s);
        m_rig->list()->grab();
        const qint64 searched = timer.elapsed();
        qInfo() << "open ms" << opened << "search ms" << searched;
        QCOMPARE(m_rig->rows(), QStringList{u"Preset 299"_s});
        QVERIFY2(opened < 1000, qPrintable(QString::number(opened)));
        QVERIFY2(searched < 3000, qPrintable(QString::number(searched)));
    }

    void hostileNamesAreTextAlone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("markup") << u"<b>bold</b><img src=file:///etc/passwd>"_s;
        QTest::newRow("ampersand") << u"Black && white & more"_s;
        QTest::newRow("long") << u"W"_s.repeated(120);
        QTest::newRow("right to left") << u"מגדלור ישן abc 12"_s;
        QTest::newRow("controls") << u"a\u202Eb\u200B\nc\u0001d"_s;
        QTest::newRow("surrogates") << u"🌹"_s.repeated(70);
        QTest::newRow("percent") << u"%1 %2 %n"_s;
    }
    void hostileNamesAreTextAlone()
    {
        QFETCH(QString, name);
        m_rig->fill(R"({"prompt":"<h1>%1</h1> & so on"})");
        m_rig->openByKey();
        const QAbstractItemModelTester tester(m_rig->view()->model());
        m_rig->name()->setText(name);
        m_rig->name()->setFocus();
        m_rig->key(Qt::Key_Return);
        QVERIFY(m_rig->list()->width() <= m_rig->panel->width());
        QCOMPARE(m_rig->names(), QStringList{Presets::tidyName(name.left(Presets::longestName))});
        QVERIFY(!m_rig->told(0, Qt::ToolTipRole).toString().contains(u"<img"_s));
        QVERIFY(!m_rig->list()->grab().isNull());
        m_rig->view()->setFocus();
        m_rig->key(Qt::Key_Return);
        QVERIFY(m_rig->formSaid()->text().startsWith(u"These are the settings of “"_s));
        QCOMPARE(m_rig->panel->values().value("prompt", std::string()), std::string("<h1>%1</h1> & so on"));
    }

    void itStaysInALowWindowAndANarrowOne()
    {
        for (int i = 0; i < 30; ++i)
            m_rig->add(u"Preset %1"_s.arg(i));
        m_rig->openByKey();
        for (const QSize size : {QSize(352, 420), QSize(800, 330), QSize(352, 900)}) {
            m_rig->panel->resize(size);
            QTRY_VERIFY(m_rig->panel->rect().contains(m_rig->list()->geometry()));
        }
    }

    void itIsMirrored()
    {
        m_rig->addSome();
        m_rig->panel->setLayoutDirection(Qt::RightToLeft);
        m_rig->openByKey();
        QTRY_VERIFY(m_rig->panel->rect().contains(m_rig->list()->geometry()));
        const QRect row = m_rig->view()->visualRect(m_rig->view()->model()->index(0, 0));
        const QRect dots = PresetDelegate::menuRect(row, Qt::RightToLeft);
        QCOMPARE(dots.left(), row.left());
        QTest::mouseClick(m_rig->view()->viewport(), Qt::LeftButton, {}, dots.center());
        QVERIFY(m_rig->menuEntry(u"Apply"_s));
    }

private:
    void describe(const QByteArray &description)
    {
        QSignalSpy added(m_rig->keeper.get(), &CatalogueKeeper::ownAdded);
        m_rig->keeper->addOwn({{json(description), ModelSource::Catalogue}}, OwnModels::IfThere::Replace);
        QVERIFY(added.wait());
    }

    std::unique_ptr<PresetRig> m_rig;
};

QTEST_MAIN(TestPresetsPanel)
#include "tst_presetspanel.moc"
