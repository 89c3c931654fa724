// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/jobrepository.h"
#include "tests/gui/gallery/settingsrig.h"
#include "ui/form/linkbutton.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/wraplabel.h"
#include "ui/gallery/factsgrid.h"
#include "ui/gallery/picturebutton.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QPushButton>
#include <QToolButton>

using namespace maquette;
using namespace maquette::test;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

const ModelId dreamina(u"bytedance/dreamina-4-0/text-to-image"_s);
const ModelId sequential(u"bytedance/seedream-4-0/sequential"_s);
const ModelId seedance(u"bytedance/seedance-1-0/lite/image-to-video"_s);
constexpr char fox[] = R"({"prompt":"A red fox in the snow","scale":0.7,"force_single":true})";
constexpr char ocean[] =
    R"({"text":"Three images of the ocean","seed":41,"sequential_image_generation_options":3})";

} // namespace

//! \brief The settings of a work beside the form, by key and mouse.
class TestSettingsPart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void init()
    {
        m_rig = std::make_unique<SettingsRig>();
        QVERIFY(m_rig->rig.loaded && m_rig->open());
        form().setModel(dreamina);
    }
    void cleanup() { m_rig.reset(); }

    void lookingChangesNothing();
    void everythingThatWasSentIsShown();
    void differencesAreMarkedAndFollowTheForm();
    void useAllIsOneStep();
    void allButTheSeed();
    void fieldByFieldWithKeys();
    void theMouseUsesAField();
    void undoAfterUseMeansTheForm();
    void onlyDifferences();
    void anotherModel();
    void picturesLeadToTheirWork();
    void picturesSentAlongAreShown();
    void workWithoutAJob();
    void timesComeFromTheJournal();
    void alternativesAreWrittenLiterally();
    void manyWorksInTurn();
    void everyControlHasAName();
    void screenshots();

private:
    FormPanel &form() { return *m_rig->form; }
    AssetId show(const ModelId &model, const QByteArray &input)
    {
        const AssetId id = m_rig->land(model, input);
        m_rig->panel->setWork(id);
        return id;
    }
    QByteArray state() { return form().state().toBytes(); }
    void press(const QString &name)
    {
        auto *button = m_rig->shown<QPushButton>(name);
        QVERIFY2(button != nullptr, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QString summary() { return m_rig->shown<WrapLabel>(u"settingsSummary"_s)->plain(); }
    static QString noteOf(const SettingRow *row)
    {
        const auto *note = row->findChild<WrapLabel *>(u"note"_s);
        return note->isVisible() ? note->plain() : QString();
    }
    static QString valueOf(const SettingRow *row) { return row->findChild<WrapLabel *>(u"value"_s)->plain(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SettingsRig> m_rig;
};

void TestSettingsPart::lookingChangesNothing()
{
    form().setValues(json(R"({"prompt":"mine","scale":0.2})"));
    const QByteArray before = state();
    const bool couldUndo = form().canUndo();
    const AssetId one = show(dreamina, fox);
    const AssetId two = m_rig->land(sequential, ocean);
    for (const AssetId id : {one, two, one}) {
        m_rig->panel->setWork(id);
        QCoreApplication::processEvents();
        for (SettingRow *row : m_rig->rows()) {
            row->setFocus();
            QTest::keyClick(row, Qt::Key_Down);
            QTest::keyClick(row, Qt::Key_Space);
            QTest::keyClick(row, Qt::Key_C, Qt::ControlModifier);
        }
        press(u"onlyDifferences"_s);
        press(u"onlyDifferences"_s);
    }
    m_rig->panel->setSelection({});
    QCOMPARE(state(), before);
    QCOMPARE(form().model(), dreamina);
    QCOMPARE(form().canUndo(), couldUndo);
}

void TestSettingsPart::everythingThatWasSentIsShown()
{
    const QByteArray sent = R"j({"force_single":true,"extra":{"a":1,"b":[true,"x"]},"prompt":"A red fox",)j"
                            R"j("width×height":"2048x2048 (1:1)","scale":0.7})j";
    show(dreamina, sent);
    QStringList shown;
    for (const SettingRow *row : m_rig->rows())
        shown += row->line().title + u": "_s + valueOf(row);
    QCOMPARE(shown.size(), 5);
    QCOMPARE(shown.at(0), u"Prompt: A red fox"_s);
    QVERIFY2(shown.at(1).endsWith(u": 2048×2048 (1:1)"_s), qPrintable(shown.at(1)));
    QVERIFY2(shown.at(2).endsWith(u": 0.7"_s), qPrintable(shown.at(2)));
    QVERIFY2(shown.at(3).endsWith(u": yes"_s), qPrintable(shown.at(3)));
    QCOMPARE(shown.at(4), u"extra: a: 1\nb:\n"_s + QString(2, QChar::Nbsp) + u"1. yes\n"_s +
                              QString(2, QChar::Nbsp) + u"2. x"_s);
    auto *copy = m_rig->shown<LinkButton>(u"copyJson"_s);
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(sent));
    m_rig->row(u"prompt"_s)->setFocus();
    QTest::keyClick(m_rig->row(u"prompt"_s), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"A red fox"_s);
}

void TestSettingsPart::differencesAreMarkedAndFollowTheForm()
{
    form().setValues(json(R"({"prompt":"A red fox in the snow","scale":0.5})"));
    show(dreamina, fox);
    QVERIFY(!m_rig->row(u"prompt"_s)->isUsable());
    QCOMPARE(noteOf(m_rig->row(u"scale"_s)), u"Form: 0.5"_s);
    QCOMPARE(noteOf(m_rig->row(u"force_single"_s)), u"Form: no"_s);
    QCOMPARE(summary(), u"2 fields differ from the form."_s);
    form().setValues(json(R"({"prompt":"A red fox in the snow","scale":0.7,"force_single":true})"));
    QTRY_COMPARE(summary(), u"The form has the same settings."_s);
    QVERIFY(!m_rig->shown<QPushButton>(u"useAll"_s)->isEnabled());
    form().focusPrompt();
    QTest::keyClicks(QApplication::focusWidget(), u"x"_s);
    QTRY_COMPARE(summary(), u"1 field differs from the form."_s);
    QVERIFY(m_rig->row(u"prompt"_s)->isUsable());
    QVERIFY(m_rig->row(u"prompt"_s)->accessibleName().contains(u"Form:"_s));
}

void TestSettingsPart::useAllIsOneStep()
{
    form().setValues(json(R"({"prompt":"mine","scale":0.2})"));
    show(dreamina, fox);
    const QByteArray before = state();
    press(u"useAll"_s);
    QCOMPARE(toBytes(form().values()["prompt"]), QByteArray("\"A red fox in the snow\""));
    QCOMPARE(toBytes(form().values()["scale"]), QByteArray("0.7"));
    QVERIFY2(m_rig->notice()->text().startsWith(u"3 fields set."_s), qPrintable(m_rig->notice()->text()));
    QCOMPARE(summary(), u"The form has the same settings."_s);
    form().undo();
    QCOMPARE(state(), before);
    form().redo();
    QCOMPARE(toBytes(form().values()["scale"]), QByteArray("0.7"));
    auto *undo = m_rig->notice()->findChild<QToolButton *>(u"undo"_s);
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(state(), before);
}

void TestSettingsPart::allButTheSeed()
{
    form().setModel(sequential);
    form().setValues(json(R"({"text":"mine","seed":99})"));
    show(sequential, ocean);
    const QByteArray before = state();
    press(u"useAllButSeed"_s);
    QCOMPARE(stringMember(form().values(), "text"), u"Three images of the ocean"_s);
    QCOMPARE(toBytes(form().values()["seed"]), QByteArray("99"));
    QVERIFY(m_rig->notice()->text().contains(u"the seed is as it was"_s));
    QVERIFY(!m_rig->shown<QPushButton>(u"useAllButSeed"_s)->isEnabled());
    QVERIFY(m_rig->shown<QPushButton>(u"useAll"_s)->isEnabled());
    form().undo();
    QCOMPARE(state(), before);
}

void TestSettingsPart::fieldByFieldWithKeys()
{
    form().setValues(json(R"({"prompt":"mine","scale":0.2})"));
    show(dreamina, fox);
    const QByteArray before = state();
    auto *first = m_rig->rows().constFirst();
    m_rig->shown<QPushButton>(u"useAll"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), first);
    QTest::keyClick(first, Qt::Key_Down);
    auto *second = qobject_cast<SettingRow *>(QApplication::focusWidget());
    QVERIFY(second != nullptr && second != first);
    QCOMPARE(second->line().key, u"scale"_s);
    QTest::keyClick(second, Qt::Key_Return);
    QCOMPARE(toBytes(form().values()["scale"]), QByteArray("0.7"));
    QCOMPARE(stringMember(form().values(), "prompt"), u"mine"_s);
    QVERIFY(m_rig->notice()->text().contains(u" is set."_s));
    QVERIFY(second->hasFocus() && !second->isUsable());
    QTest::keyClick(second, Qt::Key_Return);
    QTest::keyClick(second, Qt::Key_End);
    QCOMPARE(QApplication::focusWidget(), m_rig->rows().constLast());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    QVERIFY(first->hasFocus());
    QTest::keyClick(first, Qt::Key_Up);
    QVERIFY(first->hasFocus());
    form().undo();
    QCOMPARE(state(), before);
}

void TestSettingsPart::theMouseUsesAField()
{
    form().setValues(json(R"({"prompt":"mine","scale":0.2})"));
    show(dreamina, fox);
    auto *use = m_rig->row(u"scale"_s)->findChild<LinkButton *>(u"use"_s);
    QVERIFY(use->isVisible());
    QTest::mouseClick(use, Qt::LeftButton);
    QCOMPARE(toBytes(form().values()["scale"]), QByteArray("0.7"));
    QVERIFY(!use->isVisible());
}

void TestSettingsPart::undoAfterUseMeansTheForm()
{
    QSignalSpy used(m_rig->panel, &InspectorPanel::settingsUsed);
    show(dreamina, fox);
    press(u"useAll"_s);
    QCOMPARE(used.size(), 1);
    QVERIFY(form().canUndo());
}

void TestSettingsPart::onlyDifferences()
{
    form().setValues(json(R"({"prompt":"A red fox in the snow","scale":0.2})"));
    show(dreamina, fox);
    QCOMPARE(m_rig->rows().size(), 3);
    QSignalSpy chosen(m_rig->panel, &InspectorPanel::onlyDifferencesChosen);
    press(u"onlyDifferences"_s);
    QCOMPARE(m_rig->rows().size(), 2);
    QCOMPARE(chosen.value(0).value(0).toBool(), true);
    // What is used goes out of sight, and the focus to what is left.
    SettingRow *last = m_rig->rows().constLast();
    last->setFocus();
    QTest::keyClick(last, Qt::Key_Return);
    QCOMPARE(m_rig->rows().size(), 1);
    QCOMPARE(QApplication::focusWidget(), m_rig->rows().constFirst());
    m_rig->panel->setOnlyDifferences(false);
    QCOMPARE(m_rig->rows().size(), 3);
}

void TestSettingsPart::anotherModel()
{
    form().setValues(json(R"({"prompt":"mine"})"));
    show(sequential, ocean);
    QVERIFY2(summary().contains(u"the form is open on"_s), qPrintable(summary()));
    QVERIFY(m_rig->row(u"text"_s)->isUsable());
    QVERIFY(
        m_rig->row(u"sequential_image_generation_options"_s)->accessibleName().contains(u"no such field"_s));
    const QByteArray before = state();
    const auto *rest = m_rig->shown<WrapLabel>(u"settingsRest"_s);
    QVERIFY(rest && rest->y() > m_rig->row(u"text"_s)->y());
    press(u"useAll"_s);
    QCOMPARE(form().model(), dreamina);
    QCOMPARE(stringMember(form().values(), "prompt"), u"Three images of the ocean"_s);
    form().undo();
    QCOMPARE(state(), before);
    press(u"openModel"_s);
    QCOMPARE(form().model(), sequential);
    QCOMPARE(toBytes(form().values()["seed"]), QByteArray("41"));
    QTRY_COMPARE(summary(), u"The form has the same settings."_s);
}

void TestSettingsPart::picturesLeadToTheirWork()
{
    const AssetId still = m_rig->land(dreamina, fox);
    m_rig->pictures->works.insert(still.number(),
                                  {u"fox.png"_s, MediaKind::Image, {320, 180}, 1000, {}, {}, 0, true});
    const AssetId clip = m_rig->land(
        seedance, R"({"prompt":"it runs","first_frame_image_url":"https://x.example/fox.png","duration":5})",
        still, u"first_frame_image_url"_s);
    m_rig->panel->setWork(clip);
    SettingRow *row = m_rig->row(u"first_frame_image_url"_s);
    QVERIFY(row != nullptr);
    auto *picture = row->findChild<PictureButton *>();
    QVERIFY(picture != nullptr && picture->isVisible());
    QCOMPARE(picture->work(), still);
    QTRY_COMPARE(picture->size(), QSize(48, 48));
    QSignalSpy chosen(m_rig->panel, &InspectorPanel::workChosen);
    QTest::mouseClick(picture, Qt::LeftButton);
    QCOMPARE(chosen.value(0).value(0).value<AssetId>(), still);
    form().setModel(seedance);
    QTRY_VERIFY(m_rig->row(u"first_frame_image_url"_s)->isUsable());
    m_rig->row(u"first_frame_image_url"_s)->setFocus();
    QTest::keyClick(m_rig->row(u"first_frame_image_url"_s), Qt::Key_Return);
    QCOMPARE(stringMember(form().values(), "first_frame_image_url"), assetValue(still));
}

void TestSettingsPart::picturesSentAlongAreShown()
{
    const QByteArray green = [] {
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(QColor(0, 200, 0));
        return encoded(image, "png");
    }();
    const auto sent = [](const QByteArray &bytes) -> QByteArray {
        return R"({"prompt":"it runs","first_frame_image_url":"data:image/png;base64,)" + bytes.toBase64() +
               R"("})";
    };
    show(seedance, sent(green));
    auto *picture = m_rig->row(u"first_frame_image_url"_s)->findChild<QWidget *>(u"sentPicture"_s);
    QVERIFY(picture != nullptr && picture->isVisible());
    QTRY_COMPARE(picture->grab().toImage().pixelColor(24, 24), QColor(0, 200, 0));
    QVERIFY(picture->accessibleName().contains(u"sent along"_s));
    // What is none leaves its name alone.
    show(seedance, sent("no picture"));
    QTRY_VERIFY(!picture->isVisible());
    QVERIFY(!valueOf(m_rig->row(u"first_frame_image_url"_s)).isEmpty());
}

void TestSettingsPart::workWithoutAJob()
{
    show(dreamina, "");
    QCOMPARE(summary(), u"Nothing is known of how this was made."_s);
    QVERIFY(m_rig->rows().isEmpty());
    QVERIFY(m_rig->shown<QPushButton>(u"useAll"_s) == nullptr);
    QVERIFY(m_rig->shown<LinkButton>(u"copyJson"_s) == nullptr);
    show(dreamina, "{broken");
    QCOMPARE(summary(), u"Nothing is known of how this was made."_s);
}

void TestSettingsPart::timesComeFromTheJournal()
{
    const QDateTime ordered = QDateTime::fromString(u"2026-11-20T10:00:00Z"_s, Qt::ISODate);
    JobRow row;
    row.endpoint = u"test"_s;
    row.model = dreamina;
    row.input = "{}";
    row.inputHash = "00";
    row.createdAt = ordered;
    JobId job;
    m_rig->rig.fixture.store->run<JobId>(
        m_rig->panel,
        [row](Database &database) -> Result<JobId> {
            JobRepository jobs(database);
            JobRow made = row;
            const Result<JobId> id = jobs.insert(row);
            if (!id)
                return id;
            made.id = *id;
            made.submittedAt = row.createdAt.addSecs(3);
            made.startedAt = row.createdAt.addSecs(5);
            made.finishedAt = row.createdAt.addSecs(75);
            if (const Result<void> done = jobs.update(made); !done)
                return done.error();
            return id;
        },
        [&job](const Result<JobId> &id) { job = id.value_or(JobId(-1)); });
    QTRY_VERIFY(job.number() > 0);
    Served served;
    served.body = encoded(paintedPicture({320, 180}), "png");
    const CollectRequest request =
        m_rig->rig.fixture.request(job, {m_rig->rig.fixture.server.put(u"/timed"_s, served)});
    m_rig->panel->setWork(m_rig->rig.fixture.collect(request).summary.assets.value(0));
    const auto value = [this](const QString &title) {
        QString found;
        for (const FactsGrid *grid : m_rig->panel->findChildren<FactsGrid *>())
            found += grid->isVisible() ? grid->valueOf(title) : QString();
        return found;
    };
    QTRY_COMPARE(value(u"Ran"_s), u"1 min 10 s"_s);
    QCOMPARE(value(u"Waited here"_s), u"3.0 s"_s);
    QCOMPARE(value(u"Waited there"_s), u"2.0 s"_s);
    QVERIFY(value(u"Ordered"_s).startsWith(u"2026-11-20T10:00:00"_s));
    QCOMPARE(value(u"Request"_s), u"r-1"_s);
    QVERIFY(!value(u"Cost"_s).isEmpty());
    QVERIFY(value(u"Name"_s).endsWith(u".png"_s));
}

void TestSettingsPart::alternativesAreWrittenLiterally()
{
    show(dreamina, R"({"prompt":"a {red|blue} boat"})");
    form().setValues(json(R"({"prompt":"x"})"));
    QTRY_VERIFY(m_rig->row(u"prompt"_s)->isUsable());
    press(u"useAll"_s);
    QVERIFY(stringMember(form().values(), "prompt") != u"a {red|blue} boat"_s);
    QCOMPARE(summary(), u"The form has the same settings."_s);
    QVERIFY(!m_rig->row(u"prompt"_s)->isUsable());
}

void TestSettingsPart::manyWorksInTurn()
{
    QByteArray wide = R"({"prompt":"many")";
    for (int i = 0; i < 60; ++i)
        wide += ",\"field_" + QByteArray::number(i) + "\":" + QByteArray::number(i);
    const AssetId many = m_rig->land(dreamina, wide + "}");
    const AssetId few = m_rig->land(dreamina, fox);
    m_rig->panel->setWork(many);
    QCOMPARE(m_rig->rows().size(), 61);
    m_rig->rows().constLast()->setFocus();
    m_rig->panel->setWork(few);
    QCOMPARE(m_rig->rows().size(), 3);
    m_rig->panel->setWork(many);
    QCOMPARE(m_rig->rows().size(), 61);
    QCOMPARE(m_rig->part()->findChildren<SettingRow *>().size(), 61);
}

void TestSettingsPart::everyControlHasAName()
{
    form().setValues(json(R"({"prompt":"mine","scale":0.2})"));
    show(dreamina, fox);
    QCOMPARE(nameless(*m_rig->part()), QStringList());
}

void TestSettingsPart::screenshots()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS names no folder");
    QVERIFY(QDir().mkpath(folder));
    const AssetId still = m_rig->land(dreamina, fox);
    const AssetId clip = m_rig->land(
        seedance,
        R"({"prompt":"The fox turns its head, then runs along the edge of the frozen lake while the camera slowly follows it. Snow falls, the light is low and golden, a long shot with shallow depth of field.","first_frame_image_url":"https://x.example/fox.png","resolution":"720p","duration":10})",
        still, u"first_frame_image_url"_s);
    const auto shoot = [&](const QString &name) {
        for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            m_theme->setMode(mode);
            for (int i = 0; i < 6; ++i)
                QCoreApplication::processEvents();
            m_rig->window.grab();
            QTest::qWait(60);
            const QString file = u"%1/settings-%2-%3.png"_s.arg(folder, name, Theme::nameOf(mode));
            QVERIFY(m_rig->window.grab().save(file));
        }
    };
    m_rig->window.resize(660, 1300);
    form().setModel(seedance);
    form().setValues(json(R"({"prompt":"The fox sits","resolution":"720p","duration":5})"));
    m_rig->panel->setWork(clip);
    shoot(u"same"_s);
    m_rig->row(u"duration"_s)->setFocus();
    shoot(u"focus"_s);
    m_rig->panel->setOnlyDifferences(true);
    shoot(u"only"_s);
    m_rig->panel->setOnlyDifferences(false);
    form().setModel(sequential);
    shoot(u"other"_s);
    m_rig->panel->setWork(still);
    shoot(u"still"_s);
    m_rig->panel->setFixedWidth(240);
    shoot(u"narrow"_s);
}

QTEST_MAIN(TestSettingsPart)
#include "tst_settingspart.moc"
