// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "panelrig.h"
#include "randomvalue.h"
#include "scriptedpictures.h"
#include "tests/support/models.h"
#include "toolrig.h"
#include "ui/browser/modelbrowser.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formview.h"
#include "ui/settings/spellingsection.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace maquette;
using namespace maquette::formtest;

//! \brief Paints every form in both looks; writes the pictures to $MAQUETTE_SHOTS if that is set.
class TestFormShots : public QObject
{
    Q_OBJECT

private slots:
    void everyFormInBothLooks_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    void everyFormInBothLooks()
    {
        QFETCH(bool, dark);
        m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        const QString look = QString::fromLatin1(QTest::currentDataTag());
        PanelRig rig;
        QVERIFY(rig.open());
        for (const auto &model : test::modelsOf(catalogue())) {
            rig.panel->setModel(model->id);
            rig.panel->resize(352, 860);
            save(rig.panel.get(), look + u'_' + model->id.text().section(u'/', 1));
        }
        rig.panel->setModel(ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
        rig.panel->setValues(
            json("{\"prompt\":\"A lighthouse on a cliff at the blue hour, heavy sea, long exposure, muted "
                 "film colours\",\"width×height\":\"2560x1440(16:9)\",\"scale\":0.7}"));
        rig.panel->setRuns(4);
        save(rig.panel.get(), look + QStringLiteral("_filled"));
        rig.panel->useWork(AssetId(7), ModelId(QStringLiteral("bytedance/seedance-1-0/lite/image-to-video")),
                           QStringLiteral("first_frame_image_url"));
        save(rig.panel.get(), look + QStringLiteral("_chained"));
        rig.panel->setValues(
            json("{\"prompt\":\"x\",\"first_frame_image_url\":\"http://example.com/a.png\"}"));
        rig.panel->generate();
        save(rig.panel.get(), look + QStringLiteral("_wrong"));
        rig.panel->resetForm();
        rig.panel->setModel(ModelId(QStringLiteral("bytedance/seedream-4-0/sequential")));
        rig.panel->setValues(json("{\"text\":\"Generate 3 images of the "
                                  "sea\",\"seed\":41722289,\"sequential_image_generation_options\":5}"));
        rig.panel->generate();
        rig.panel->resetForm();
        rig.panel->setValues(
            json("{\"text\":\"Generate 3 images of the sea\",\"sequential_image_generation_options\":5}"));
        save(rig.panel.get(), look + QStringLiteral("_advice"));
        rig.panel->openBrowser();
        save(rig.panel->findChild<ModelBrowser *>(), look + QStringLiteral("_picker"));
    }

    void formsOfEveryKind_data() { everyFormInBothLooks_data(); }
    void formsOfEveryKind()
    {
        QFETCH(bool, dark);
        m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        for (const char *name :
             {"shots", "elements", "keyframes", "loras", "object-deep", "list-strings-bounds", "any-of-size",
              "one-of-objects", "object-map", "list-tuple", "const", "type-number"}) {
            QFile file(QStringLiteral(MAQUETTE_TEST_DATA "/schemas/%1.json").arg(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto model = modelOf(file.readAll());
            ScriptedPictures pictures;
            FormView view(pictures);
            view.resize(352, 760);
            view.setModel(model);
            RandomValue random(3, true);
            const auto input = random.inputOf(*model);
            QVERIFY(input);
            QCOMPARE(view.setValues(*input), QStringList());
            view.showAllProblems();
            view.show();
            save(&view, QString::fromLatin1(QTest::currentDataTag()) + u'_' + QLatin1String(name));
        }
    }

    void textTools_data() { everyFormInBothLooks_data(); }
    void textTools()
    {
        QFETCH(bool, dark);
        m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        const QString look = QString::fromLatin1(QTest::currentDataTag());
        ToolRig rig;
        const QString prompt =
            QStringLiteral("An old lighthuose on a cliff at the blue hour, (hevy sea:1.2), "
                           "{calm|strom}, long exposure and the sea. <lora:fillm:0.8>\n"
                           "A seconnd line, the sea again\nמגדלור ישן");
        const QStringList known =
            QStringLiteral("an old lighthouse on a cliff at the blue hour long exposure "
                           "and sea line again")
                .split(u' ');
        rig.source->add(QStringLiteral("en_US"), known,
                        {QStringLiteral("lighthouse"), QStringLiteral("house")});
        rig.source->add(QStringLiteral("fr"), {});
        QVERIFY(rig.open(R"json({"type":"object","required":["prompt"],"properties":{
            "prompt":{"title":"Prompt","type":"string","maxLength":500,"description":"What it shows."},
            "text":{"title":"Text","type":"string"}}})json"));
        TextArea *area = rig.area(QStringLiteral("prompt"));
        QVERIFY(area);
        area->replaceText(prompt);
        QSignalSpy settled(area->findChild<SpellMarks *>(), &SpellMarks::settled);
        QTRY_VERIFY(!settled.isEmpty());
        save(rig.window.get(), look + QStringLiteral("_spelling"));
        area->moveCursor(QTextCursor::Start);
        for (int i = 0; i < 10; ++i)
            ToolRig::press(Qt::Key_Right);
        const QPoint place = area->cursorRect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, area->mapToGlobal(place));
        QApplication::sendEvent(area, &event);
        QTRY_VERIFY(QApplication::activePopupWidget());
        save(QApplication::activePopupWidget(), look + QStringLiteral("_suggestions"));
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
        area->moveCursor(QTextCursor::Start);
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        ToolRig::type(QStringLiteral("sea"));
        save(rig.window.get(), look + QStringLiteral("_find"));
        ToolRig::press(Qt::Key_H, Qt::ControlModifier);
        save(rig.window.get(), look + QStringLiteral("_replace"));
        rig.preferences->setPromptLetters(150);
        save(rig.window.get(), look + QStringLiteral("_letters"));
        rig.preferences->setSpelling({SpellingChoice::Kind::Chosen, {QStringLiteral("fr")}});
        SpellingSection section(*rig.preferences, *rig.speller);
        section.resize(540, section.sizeHint().height());
        section.show();
        save(&section, look + QStringLiteral("_settings"));
    }

private:
    static void save(QWidget *widget, const QString &name)
    {
        QVERIFY(widget);
        auto *view = qobject_cast<FormView *>(widget);
        if (view == nullptr)
            view = widget->findChild<FormView *>();
        if (view != nullptr)
            view->check();
        for (int i = 0; i < 8; ++i) // a layout request for each level
            QApplication::processEvents();
        const QPixmap picture = widget->grab();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
        if (!folder.isEmpty())
            QVERIFY(picture.save(folder + u'/' + QString(name).replace(u'/', u'-') + QStringLiteral(".png")));
    }

    Theme m_theme;
};

QTEST_MAIN(TestFormShots)
#include "tst_formshots.moc"
