// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/galleryrig.h"
#include "ui/gallery/filtermenu.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/workhistory.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Searching and filtering the gallery by keys and mouse, over a real library.
class TestGallerySearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void everyKeySearches();
    void lettersInTheGalleryBeginASearch();
    void newWorksJoinTheSearch();
    void labelsThatNoLongerMatchLeave();
    void filtersAreChosenFromTheMenu();
    void smartFolders();
    void screenshots();

private:
    AssetId land(const QString &prompt);
    [[nodiscard]] FilterMenu *openMenu();
    static QAction *action(const QMenu *menu, const QString &text);
    [[nodiscard]] QLineEdit *search() const { return m_panel->findChild<QLineEdit *>(u"search"_s); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<GalleryRig> m_rig;
    std::unique_ptr<GalleryPanel> m_panel;
    int m_served = 0;
};

void TestGallerySearch::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void TestGallerySearch::init()
{
    m_rig = std::make_unique<GalleryRig>();
    QVERIFY(m_rig->loaded);
    m_panel = std::make_unique<GalleryPanel>(*m_rig->fixture.library, m_rig->scheduler, m_rig->thumbnails,
                                             m_rig->catalogue, m_rig->actions);
    m_panel->resize(780, 600);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestGallerySearch::cleanup()
{
    m_panel.reset();
    m_rig.reset();
}

AssetId TestGallerySearch::land(const QString &prompt)
{
    Served served;
    served.body = encoded(paintedPicture({300 + m_served, 200}), "png");
    const QUrl url = m_rig->fixture.server.put(u"/searched-%1"_s.arg(++m_served), served);
    CollectRequest request = m_rig->fixture.request(m_rig->fixture.makeJob(), {url});
    request.prompt = prompt;
    request.input = "{}";
    QSignalSpy made(m_rig->fixture.library.get(), &Library::wordsMade);
    const AssetId id = m_rig->fixture.collect(request).summary.assets.value(0);
    [&] { QTRY_VERIFY(!made.isEmpty()); }();
    return id;
}

FilterMenu *TestGallerySearch::openMenu()
{
    QTest::mouseClick(m_panel->findChild<QPushButton *>(u"filter"_s), Qt::LeftButton);
    FilterMenu *menu = nullptr;
    [&] { QTRY_VERIFY(menu = qobject_cast<FilterMenu *>(QApplication::activePopupWidget())); }();
    return menu;
}

QAction *TestGallerySearch::action(const QMenu *menu, const QString &text)
{
    for (QAction *each : menu->actions()) {
        if (each->text().section(u'\t', 0, 0) == text)
            return each;
    }
    return nullptr;
}

void TestGallerySearch::everyKeySearches()
{
    const AssetId fox = land(u"A red fox in the snow"_s);
    const AssetId forest = land(u"Forest at dawn"_s);
    QTest::mouseClick(search(), Qt::LeftButton);
    QTest::keyClicks(search(), u"fo"_s);
    QTRY_COMPARE(m_panel->order().size(), 2);
    QTest::keyClick(search(), Qt::Key_X);
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({fox}));
    QTest::keyClick(search(), Qt::Key_Backspace);
    QTest::keyClicks(search(), u"r"_s);
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({forest}));
    QTest::keyClick(search(), Qt::Key_Escape);
    QTRY_COMPARE(m_panel->order().size(), 2);
}

void TestGallerySearch::lettersInTheGalleryBeginASearch()
{
    const AssetId fox = land(u"A red fox in the snow"_s);
    land(u"Forest at dawn"_s);
    m_panel->focusGallery();
    QTest::keyClicks(QApplication::focusWidget(), u"r"_s);
    QCOMPARE(QApplication::focusWidget(), search());
    QTest::keyClicks(QApplication::focusWidget(), u"ed"_s);
    QCOMPARE(search()->text(), u"red"_s);
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({fox}));
    // Digits are for ratings.
    QTest::keyClick(search(), Qt::Key_Escape);
    m_panel->focusGallery();
    QTest::keyClicks(QApplication::focusWidget(), u"4"_s);
    QVERIFY(search()->text().isEmpty());
}

void TestGallerySearch::newWorksJoinTheSearch()
{
    QTest::mouseClick(search(), Qt::LeftButton);
    QTest::keyClicks(search(), u"fox"_s);
    const AssetId fox = land(u"A red fox in the snow"_s);
    land(u"Forest at dawn"_s);
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({fox}));
}

void TestGallerySearch::labelsThatNoLongerMatchLeave()
{
    const AssetId first = land(u"one"_s);
    const AssetId second = land(u"two"_s);
    Library &library = *m_rig->fixture.library;
    library.label({first, second}, {.rating = 4});
    search()->setFocus();
    QTest::keyClicks(search(), u"rating:4+"_s);
    QTRY_COMPARE(library.keys().find(second)->rating, 4);
    QTRY_COMPARE(m_panel->order().size(), 2);
    library.label({first}, {.rating = 1});
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({second}));
    library.label({first}, {.rating = 5});
    QTRY_COMPARE(m_panel->order().size(), 2);
}

void TestGallerySearch::filtersAreChosenFromTheMenu()
{
    const AssetId first = land(u"one"_s);
    land(u"two"_s);
    Library &library = *m_rig->fixture.library;
    library.label({first}, {.rating = 4, .colour = 1, .addTags = {u"sea"_s}});
    QTRY_COMPARE(library.keys().find(first)->rating, 4);
    FilterMenu *menu = openMenu();
    auto *ratings = menu->findChild<QMenu *>(u"filterRating"_s);
    QAction *four = action(ratings, u"4 stars or more"_s);
    QVERIFY(four);
    QCOMPARE(four->text(), u"4 stars or more\t1"_s);
    four->trigger();
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({first}));
    QCOMPARE(search()->text(), u"rating:4+"_s);
    QVERIFY(m_panel->findChild<QPushButton *>(u"filter"_s)->isChecked());
    QTRY_VERIFY(search()->findChild<QToolButton *>()->isVisible()); // the line's ×
    menu->close();
    // Chosen again it goes; the others keep their numbers.
    menu = openMenu();
    ratings = menu->findChild<QMenu *>(u"filterRating"_s);
    QCOMPARE(action(ratings, u"No rating"_s)->text(), u"No rating\t1"_s);
    four = action(ratings, u"4 stars or more"_s);
    QVERIFY(four->isChecked());
    four->trigger();
    QTRY_COMPARE(m_panel->order().size(), 2);
    menu->close();
    menu = openMenu();
    action(menu->findChild<QMenu *>(u"filterTag"_s), u"sea"_s)->trigger();
    QTRY_COMPARE(search()->text(), u"tag:sea"_s);
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({first}));
    menu->close();
}

void TestGallerySearch::smartFolders()
{
    const AssetId first = land(u"one"_s);
    land(u"two"_s);
    Library &library = *m_rig->fixture.library;
    search()->setFocus();
    QTest::keyClicks(search(), u"one"_s);
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({first}));
    FilterMenu *menu = openMenu();
    auto *name = menu->findChild<QLineEdit *>(u"searchName"_s);
    QVERIFY(name);
    QSignalSpy kept(&library, &Library::searchesChanged);
    QTest::keyClicks(name, u"Number one"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(library.searches(), QList<SavedSearch>({{u"Number one"_s, u"one"_s}}));
    QTest::mouseClick(search(), Qt::LeftButton);
    QTest::keyClick(search(), Qt::Key_Escape);
    QTRY_COMPARE(m_panel->order().size(), 2);
    menu = openMenu();
    action(menu, u"Number one"_s)->trigger();
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({first}));
    menu->close();
    menu = openMenu();
    action(menu->findChild<QMenu *>(u"dropSearch"_s), u"Number one"_s)->trigger();
    QTRY_COMPARE(kept.size(), 2);
    QVERIFY(library.searches().isEmpty());
    menu->close();
    // Each step has its way back.
    WorkHistory &history = m_rig->actions.history();
    const QList<SavedSearch> one{{u"Number one"_s, u"one"_s}};
    history.undo();
    QTRY_COMPARE(library.searches(), one);
    history.undo();
    QTRY_VERIFY(library.searches().isEmpty());
    history.redo();
    QTRY_COMPARE(library.searches(), one);
    history.setSearch(u"number ONE"_s, u"two"_s, u"Kept"_s);
    QTRY_COMPARE(library.searches().size(), 1);
    QTRY_COMPARE(library.searches().first().query, u"two"_s);
    history.undo();
    QTRY_COMPARE(library.searches(), one);
}

void TestGallerySearch::screenshots()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS names no folder");
    QVERIFY(QDir().mkpath(folder));
    Library &library = *m_rig->fixture.library;
    QList<AssetId> works;
    for (const QString &prompt : {u"one"_s, u"two"_s, u"three"_s, u"four"_s})
        works.append(land(prompt));
    library.label({works.at(0)}, {.rating = 5, .colour = 2, .project = u"My film"_s, .addTags = {u"sea"_s}});
    library.label({works.at(1)}, {.rating = 3, .addTags = {u"sea"_s, u"night"_s}});
    library.label({works.at(2)}, {.colour = 4});
    QTRY_COMPARE(library.keys().find(works.at(2))->colour, 4);
    library.saveSearch({u"The best"_s, u"rating:4+"_s});
    QTRY_COMPARE(library.searches().size(), 1);
    for (const bool dark : {true, false}) {
        m_theme->setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        const QString look = dark ? u"dark"_s : u"light"_s;
        QTRY_VERIFY(!m_rig->thumbnails.get(works.first(), 256).isNull());
        m_panel->setTileSize(dark ? 168 : 112);
        QCoreApplication::processEvents();
        QVERIFY(m_panel->grab().save(folder + u"/search-"_s + look + u".png"_s));
        FilterMenu *menu = openMenu();
        QVERIFY(menu->grab().save(folder + u"/filter-"_s + look + u".png"_s));
        auto *ratings = menu->findChild<QMenu *>(u"filterRating"_s);
        QVERIFY(ratings->grab().save(folder + u"/filter-rating-"_s + look + u".png"_s));
        menu->close();
    }
}

QTEST_MAIN(TestGallerySearch)
#include "tst_gallerysearch.moc"
