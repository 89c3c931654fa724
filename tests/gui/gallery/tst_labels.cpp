// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/galleryrig.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/gallery/labeleditor.h"
#include "ui/gallery/starrating.h"
#include "ui/gallery/workhistory.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Ratings, colours, tags and projects by hand in the column of details, and the way back.
class TestLabels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void starsByMouse();
    void starsByKeys();
    void colourByMouse();
    void tagsAreTyped();
    void enterEndsATag();
    void escapeTakesBackWhatWasTyped();
    void undoIsTheGallerysWhereNothingWasTyped();
    void severalKeepWhatTheyDoNotShare();
    void projectIsTypedOrChosen();
    void everyStepGoesBackAndForth();
    void trashGoesBackAndForth();
    void everyControlHasAName();
    void screenshots();

private:
    AssetId land();
    [[nodiscard]] Asset work(AssetId id) const { return *m_rig->fixture.library->find(id); }
    template <typename T>
    [[nodiscard]] T *part(const QString &name) const
    {
        for (T *found : m_panel->findChildren<T *>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    void type(QLineEdit *edit, const QString &text);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<GalleryRig> m_rig;
    std::unique_ptr<InspectorPanel> m_panel;
    int m_served = 0;
};

void TestLabels::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void TestLabels::init()
{
    m_rig = std::make_unique<GalleryRig>();
    QVERIFY(m_rig->loaded);
    m_panel = std::make_unique<InspectorPanel>(*m_rig->fixture.library, m_rig->scheduler, m_rig->thumbnails,
                                               m_rig->catalogue, m_rig->actions);
    m_panel->resize(304, 900);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestLabels::cleanup()
{
    m_panel.reset();
    m_rig.reset();
}

AssetId TestLabels::land()
{
    return m_rig->fixture.landed(encoded(paintedPicture({300 + ++m_served, 200}), "png"));
}

void TestLabels::type(QLineEdit *edit, const QString &text)
{
    QTest::mouseClick(edit, Qt::LeftButton);
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

void TestLabels::starsByMouse()
{
    const AssetId id = land();
    m_panel->setWork(id);
    auto *stars = part<StarRating>(u"stars"_s);
    QVERIFY(stars);
    const auto click = [stars](int star) {
        QTest::mouseClick(stars, Qt::LeftButton, {},
                          QPoint(stars->width() * (2 * star - 1) / 10, stars->height() / 2));
    };
    click(4);
    QTRY_COMPARE(work(id).rating, 4);
    click(2);
    QTRY_COMPARE(work(id).rating, 2);
    QCOMPARE(stars->accessibleName(), u"Rating: 2 stars"_s);
    click(2); // the same again takes it away
    QTRY_COMPARE(work(id).rating, 0);
}

void TestLabels::starsByKeys()
{
    const AssetId id = land();
    m_panel->setWork(id);
    auto *stars = part<StarRating>(u"stars"_s);
    stars->setFocus(Qt::TabFocusReason);
    QTest::keyClick(stars, Qt::Key_3);
    QTest::keyClick(stars, Qt::Key_Right);
    QTRY_COMPARE(work(id).rating, 4);
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(stars, Qt::Key_Left);
    QTRY_COMPARE(work(id).rating, 0);
}

void TestLabels::colourByMouse()
{
    const AssetId id = land();
    m_panel->setWork(id);
    auto *green = part<QToolButton>(u"colour3"_s);
    QVERIFY(green);
    QTest::mouseClick(green, Qt::LeftButton);
    QTRY_COMPARE(work(id).colour, 3);
    QVERIFY(green->isChecked());
    QTest::mouseClick(green, Qt::LeftButton);
    QTRY_COMPARE(work(id).colour, 0);
    QVERIFY(!green->isChecked());
}

void TestLabels::tagsAreTyped()
{
    const AssetId id = land();
    m_panel->setWork(id);
    auto *tags = part<QLineEdit>(u"tags"_s);
    type(tags, u" sea,old   town ,, Sea"_s);
    QTRY_COMPARE(work(id).tags, QStringList({u"old town"_s, u"sea"_s}));
    QTRY_COMPARE(tags->text(), u"old town, sea"_s);
    type(tags, u"sea, night"_s);
    QTRY_COMPARE(work(id).tags, QStringList({u"night"_s, u"sea"_s}));
    // A key of the labels stays a letter here.
    type(tags, u"2026"_s);
    QTRY_COMPARE(work(id).tags, QStringList({u"2026"_s}));
    QCOMPARE(work(id).rating, 0);
}

void TestLabels::enterEndsATag()
{
    const AssetId id = land();
    m_panel->setWork(id);
    auto *tags = part<QLineEdit>(u"tags"_s);
    type(tags, u"harbour"_s);
    QTRY_COMPARE(work(id).tags, QStringList({u"harbour"_s}));
    QTest::keyClicks(tags, u"old town"_s);
    QTest::keyClick(tags, Qt::Key_Return);
    QTRY_COMPARE(work(id).tags, QStringList({u"harbour"_s, u"old town"_s}));
    // A comma of one's own is not doubled; who goes back into the line changes what stands there.
    QTest::keyClicks(tags, u", sea"_s);
    QTest::keyClick(tags, Qt::Key_Return);
    QTRY_COMPARE(work(id).tags, QStringList({u"harbour"_s, u"old town"_s, u"sea"_s}));
    QTest::keyClick(tags, Qt::Key_Backspace);
    QTest::keyClicks(tags, u"t"_s);
    QTest::keyClick(tags, Qt::Key_Return);
    QTRY_COMPARE(work(id).tags, QStringList({u"harbour"_s, u"old town"_s, u"set"_s}));
}

void TestLabels::escapeTakesBackWhatWasTyped()
{
    const AssetId id = land();
    m_panel->setWork(id);
    auto *tags = part<QLineEdit>(u"tags"_s);
    type(tags, u"sea"_s);
    QTRY_COMPARE(work(id).tags, QStringList({u"sea"_s}));
    QTest::keyClicks(tags, u"weed"_s);
    QTest::keyClick(tags, Qt::Key_Escape);
    QCOMPARE(tags->text(), u"sea"_s);
    auto *project = part<QComboBox>(u"project"_s);
    QTest::mouseClick(project->lineEdit(), Qt::LeftButton);
    QTest::keyClicks(project->lineEdit(), u"Film"_s);
    QTest::keyClick(project->lineEdit(), Qt::Key_Escape);
    QCOMPARE(project->currentText(), QString());
    tags->setFocus();
    QCOMPARE(work(id).tags, QStringList({u"sea"_s}));
    QCOMPARE(work(id).projectName, QString());
}

void TestLabels::undoIsTheGallerysWhereNothingWasTyped()
{
    const AssetId id = land();
    m_panel->setWork(id);
    QShortcut undo(QKeySequence::Undo, m_panel.get());
    connect(&undo, &QShortcut::activated, this, [this] { m_rig->actions.history().undo(); });
    auto *tags = part<QLineEdit>(u"tags"_s);
    type(tags, u"sea"_s);
    QTRY_COMPARE(work(id).tags, QStringList({u"sea"_s}));
    QTRY_COMPARE(tags->text(), u"sea"_s);
    QTest::keyClick(tags, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(work(id).tags.isEmpty());
    // What is being typed is the line's own.
    QTest::keyClicks(tags, u"boat"_s);
    QTest::keyClick(tags, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tags->text(), QString());
}

void TestLabels::severalKeepWhatTheyDoNotShare()
{
    const AssetId first = land();
    const AssetId second = land();
    Library &library = *m_rig->fixture.library;
    library.label({first}, {.rating = 3, .addTags = {u"sea"_s, u"day"_s}});
    library.label({second}, {.rating = 5, .addTags = {u"sea"_s, u"night"_s}});
    QTRY_COMPARE(work(second).rating, 5);
    m_panel->setSelection({first, second});
    auto *tags = part<QLineEdit>(u"tags"_s);
    QCOMPARE(tags->text(), u"sea"_s);
    QCOMPARE(part<StarRating>(u"stars"_s)->rating(), -1);
    type(tags, u"boat"_s);
    QTRY_COMPARE(work(second).tags, QStringList({u"boat"_s, u"night"_s}));
    QCOMPARE(work(first).tags, QStringList({u"boat"_s, u"day"_s}));
}

void TestLabels::projectIsTypedOrChosen()
{
    const AssetId first = land();
    const AssetId second = land();
    m_panel->setWork(first);
    type(part<QComboBox>(u"project"_s)->lineEdit(), u"My film"_s);
    QTRY_COMPARE(work(first).projectName, u"My film"_s);
    m_panel->setWork(second);
    auto *project = part<QComboBox>(u"project"_s);
    QCOMPARE(project->currentText(), QString());
    project->setFocus(Qt::TabFocusReason);
    QTest::keyClick(project, Qt::Key_Down);
    QTRY_COMPARE(work(second).projectName, u"My film"_s);
}

void TestLabels::everyStepGoesBackAndForth()
{
    const AssetId first = land();
    const AssetId second = land();
    WorkHistory &history = m_rig->actions.history();
    QSignalSpy changed(&history, &WorkHistory::changed);
    history.label({first, second}, {.rating = 4}, u"Rated"_s);
    QTRY_COMPARE(changed.size(), 1);
    history.label({second}, {.addTags = {u"sea"_s}}, u"Tagged"_s);
    QTRY_COMPARE(changed.size(), 2);
    history.label({second}, {.addTags = {u"sea"_s}}, u"Nothing"_s); // changes nothing: no step
    history.undo();
    QTRY_VERIFY(work(second).tags.isEmpty());
    QCOMPARE(work(second).rating, 4);
    history.undo();
    QTRY_COMPARE(work(first).rating, 0);
    QVERIFY(!history.canUndo());
    history.redo();
    history.redo();
    QTRY_COMPARE(work(second).tags, QStringList({u"sea"_s}));
    QCOMPARE(work(first).rating, 4);
    QVERIFY(!history.canRedo());
}

void TestLabels::trashGoesBackAndForth()
{
    const AssetId id = land();
    Library &library = *m_rig->fixture.library;
    WorkHistory &history = m_rig->actions.history();
    history.label({id}, {.rating = 4}, u"Rated"_s);
    QTRY_VERIFY(history.canUndo());
    for (int turn = 0; turn < 2; ++turn) {
        if (turn == 0)
            history.moveToTrash({id});
        else
            history.redo();
        QTRY_COMPARE(library.count(), 0);
        QTRY_VERIFY(!history.canRedo());
        history.undo();
        QTRY_COMPARE(library.count(), 1);
        QCOMPARE(work(id).rating, 4);
    }
    history.undo();
    QTRY_COMPARE(work(id).rating, 0);
}

void TestLabels::everyControlHasAName()
{
    m_panel->setWork(land());
    const auto *editor = m_panel->findChild<LabelEditor *>();
    for (const QWidget *child : editor->findChildren<QWidget *>()) {
        if (child->focusPolicy() != Qt::NoFocus && child->isVisible() &&
            !child->inherits("QComboBoxPrivateContainer") &&
            child->parentWidget()->objectName() != u"project")
            QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
    }
}

void TestLabels::screenshots()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS names no folder");
    QVERIFY(QDir().mkpath(folder));
    const AssetId id = land();
    const AssetId other = land();
    m_rig->fixture.library->label(
        {id}, {.rating = 3, .colour = 1, .project = u"My film"_s, .addTags = {u"sea"_s, u"old town"_s}});
    QTRY_COMPARE(work(id).rating, 3);
    for (const bool dark : {true, false}) {
        m_theme->setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        const QString look = dark ? u"dark"_s : u"light"_s;
        m_panel->setWork(id);
        QCoreApplication::processEvents();
        QVERIFY(m_panel->grab().save(folder + u"/labels-one-"_s + look + u".png"_s));
        m_panel->setSelection({id, other});
        QCoreApplication::processEvents();
        QVERIFY(m_panel->grab().save(folder + u"/labels-many-"_s + look + u".png"_s));
    }
}

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
