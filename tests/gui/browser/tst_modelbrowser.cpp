// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "browserrig.h"

#include "ui/browser/modeldelegate.h"
#include "ui/browser/modeldetails.h"
#include "ui/browser/modelfilterbar.h"
#include "ui/browser/modeltexts.h"
#include "ui/form/linkbutton.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QMenu>
#include <QPainter>

using namespace maquette;
using namespace maquette::test;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

const ModelId dreamina(u"bytedance/dreamina-4-0/text-to-image"_s);
const ModelId clip(u"me/film/image-to-video"_s);
const ModelId voice(u"me/voice/text-to-audio"_s);

ModelFilter typed(const QString &text)
{
    ModelFilter filter;
    filter.text = text;
    return filter;
}

} // namespace

//! \brief The list of models and the browser around it, by keys and mouse.
class ModelBrowserTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<BrowserRig>(); }
    void cleanup() { m_rig.reset(); }
    void theModelIsSound();
    void rowsSayWhatAModelMakes();
    void aBrokenFileIsNamedWithItsLine();
    void groupsHaveHeadings();
    void sortsByNameAndPrice();
    void arrowsEnterAndEscape();
    void headingsAreSteppedOver();
    void aClickPicks();
    void aStarIsClicked();
    void theStarIsAtTheLeftWhereOneReadsFromTheRight();
    void detailsAreParted_data();
    void detailsAreParted();
    void favouriteByKey();
    void chipsNarrowAndCombine();
    void chipsByKeyboard();
    void escapeClearsFirst();
    void nothingFoundIsSaid();
    void typingAnywhereSearches();
    void detailsFollow();
    void narrowWindowHasTheListAlone();
    void ownModelsCanBeRemoved();
    void aMenuForEachModel();
    void everythingHasAName();
    void fiveThousand();

private:
    void type(const QString &text) { QTest::keyClicks(m_rig->search(), text); }
    void key(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(focus(), key, with); }
    [[nodiscard]] QWidget *focus() const
    {
        QWidget *focus = m_rig->browser->focusWidget();
        return focus != nullptr ? focus : m_rig->browser.get();
    }

    Theme m_theme;
    std::unique_ptr<BrowserRig> m_rig;
};

void ModelBrowserTest::theModelIsSound()
{
    QVERIFY(m_rig->add(ownEntries()));
    ModelList list(m_rig->keeper.catalogue(), m_rig->marks);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(list.rowCount(), 7);
    list.setFilter(typed(u"seed"_s));
    list.setFilter(typed(u"no such thing"_s));
    QCOMPARE(list.rowCount(), 0);
    QCOMPARE(list.choosable(0, 1), -1);
    list.setFilter({});
    m_rig->marks.setFavourite(dreamina, true);
    m_rig->marks.use(clip);
    list.refresh();
    QCOMPARE(list.rowCount(), 7 + 3 + 2);
    QCOMPARE(list.rowOf(dreamina), 1);
    QCOMPARE(list.rowOf(ModelId(u"not/here"_s)), -1);
}

void ModelBrowserTest::rowsSayWhatAModelMakes()
{
    QVERIFY(m_rig->add(ownEntries()));
    const Catalogue &catalogue = m_rig->keeper.catalogue();
    QCOMPARE(makesText(*catalogue.entry(dreamina)), u"text → image · bytedance"_s);
    QCOMPARE(makesText(*catalogue.entry(clip)), u"text, image → video · me"_s);
    QCOMPARE(basePriceText(*catalogue.entry(clip), QLocale::c()), u"$0.05 / second"_s);
    QCOMPARE(basePriceText(*catalogue.entry(voice), QLocale::c()), u"price unknown"_s);
}

void ModelBrowserTest::aBrokenFileIsNamedWithItsLine()
{
    const QTemporaryDir folder;
    QFile broken(folder.filePath(u"broken.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\n  \"model_id\": \"a/b/c\",\n  \"input_schema\": {,\n}\n");
    broken.close();
    const Catalogue catalogue = Catalogue::load({u":/models"_s, folder.path()});
    ModelList list(catalogue, m_rig->marks);
    const QModelIndex last = list.index(list.rowCount() - 1, 0);
    QCOMPARE(last.data().toString(), u"broken.json"_s);
    QVERIFY(last.data(ModelList::DetailRole).toString().contains(u"line 3"_s));
    QVERIFY(!last.flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(last.data(Qt::ToolTipRole).toString().contains(folder.path()));
    ModelFilter own;
    own.own = true;
    list.setFilter(own);
    QCOMPARE(list.rowCount(), 0);
}

void ModelBrowserTest::groupsHaveHeadings()
{
    m_rig->marks.setFavourite(ModelId(u"gone/for/now"_s), true);
    m_rig->marks.use(dreamina);
    m_rig->open();
    QCOMPARE(m_rig->rows().value(0), u"Recent"_s); // of the favourites none is known
    QCOMPARE(m_rig->rows().value(2), u"All models"_s);
    QCOMPARE(m_rig->highlighted(), dreamina);
    type(u"seed"_s);
    QVERIFY(!m_rig->rows().contains(u"Recent"_s));
    QVERIFY(m_rig->rows().size() >= 3);
}

void ModelBrowserTest::sortsByNameAndPrice()
{
    QVERIFY(m_rig->add(ownEntries()));
    m_rig->marks.use(voice);
    m_rig->open();
    auto *bar = m_rig->browser->findChild<ModelFilterBar *>();
    bar->setSort(ModelFilter::Sort::Name);
    QStringList sorted = m_rig->rows();
    sorted.sort(Qt::CaseInsensitive);
    QCOMPARE(m_rig->rows(), sorted);
    QCOMPARE(sorted.size(), 7);
    bar->setSort(ModelFilter::Sort::Price);
    QCOMPARE(m_rig->rows().last(), u"Voice"_s); // unknown, so last
    QPushButton *order = m_rig->browser->findChild<QPushButton *>(u"modelOrder"_s);
    QCOMPARE(order->text(), u"Sort: price"_s);
}

void ModelBrowserTest::arrowsEnterAndEscape()
{
    m_rig->open(m_rig->keeper.catalogue().entries().front().id);
    QSignalSpy picked(m_rig->browser.get(), &ModelBrowser::picked);
    QVERIFY(m_rig->browser->isVisible());
    QCOMPARE(m_rig->list()->currentIndex().row(), 0);
    key(Qt::Key_Down);
    QCOMPARE(m_rig->list()->currentIndex().row(), 1);
    key(Qt::Key_End);
    QCOMPARE(m_rig->list()->currentIndex().row(), 4);
    key(Qt::Key_PageUp);
    QCOMPARE(m_rig->list()->currentIndex().row(), 0);
    key(Qt::Key_PageDown);
    key(Qt::Key_Home);
    key(Qt::Key_Down);
    const ModelId expected = m_rig->highlighted();
    key(Qt::Key_Return);
    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked.constFirst().constFirst().value<ModelId>(), expected);
    QVERIFY(!m_rig->browser->isVisible());
    m_rig->open(expected);
    QCOMPARE(m_rig->highlighted(), expected);
    key(Qt::Key_Escape);
    QVERIFY(!m_rig->browser->isVisible());
    QCOMPARE(picked.count(), 1);
}

void ModelBrowserTest::headingsAreSteppedOver()
{
    m_rig->marks.setFavourite(dreamina, true);
    m_rig->open();
    QCOMPARE(m_rig->list()->currentIndex().row(), 1);
    key(Qt::Key_Up);
    QCOMPARE(m_rig->list()->currentIndex().row(), 1);
    key(Qt::Key_Down);
    QCOMPARE(m_rig->list()->currentIndex().row(), 3);
    key(Qt::Key_Up);
    QCOMPARE(m_rig->list()->currentIndex().row(), 1);
    QSignalSpy picked(m_rig->browser.get(), &ModelBrowser::picked);
    const QRect heading = m_rig->list()->visualRect(m_rig->list()->model()->index(2, 0));
    QTest::mouseClick(m_rig->list()->viewport(), Qt::LeftButton, {}, heading.center());
    QCOMPARE(picked.count(), 0);
}

void ModelBrowserTest::aClickPicks()
{
    m_rig->open();
    QSignalSpy picked(m_rig->browser.get(), &ModelBrowser::picked);
    const QModelIndex third = m_rig->list()->model()->index(2, 0);
    QTest::mouseClick(m_rig->list()->viewport(), Qt::LeftButton, {},
                      m_rig->list()->visualRect(third).center());
    QCOMPARE(picked.count(), 1);
}

void ModelBrowserTest::aStarIsClicked()
{
    m_rig->open();
    QSignalSpy picked(m_rig->browser.get(), &ModelBrowser::picked);
    const QRect row = m_rig->list()->visualRect(m_rig->list()->model()->index(1, 0));
    const auto id = m_rig->list()->model()->index(1, 0).data(ModelList::IdRole).value<ModelId>();
    QTest::mouseClick(m_rig->list()->viewport(), Qt::LeftButton, {},
                      QPoint(row.right() - 12, row.center().y()));
    QVERIFY(m_rig->marks.isFavourite(id));
    QCOMPARE(picked.count(), 0);
    QCOMPARE(m_rig->rows().value(0), u"Favourites"_s);
}

void ModelBrowserTest::theStarIsAtTheLeftWhereOneReadsFromTheRight()
{
    m_rig->open(dreamina);
    QListView *list = m_rig->list();
    list->setLayoutDirection(Qt::RightToLeft);
    const int row = int(m_rig->rows().indexOf(u"Dreamina 4.0"_s));
    QVERIFY(row >= 0);
    const QModelIndex index = list->model()->index(row, 0);
    const QRect place = list->visualRect(index);
    const QRect star = ModelDelegate::starRect(place, Qt::RightToLeft);
    QCOMPARE(star.left(), place.left());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, star.center());
    QVERIFY(m_rig->marks.isFavourite(dreamina));
    const QModelIndex starred = list->model()->index(int(m_rig->rows().indexOf(u"Dreamina 4.0"_s)), 0);
    const QImage shown = list->viewport()->grab(list->visualRect(starred)).toImage();
    const auto inked = [&shown](int from, int width) {
        const QImage part = shown.copy(from, 4, width, shown.height() - 8);
        for (int y = 0; y < part.height(); ++y) {
            for (int x = 0; x < part.width(); ++x) {
                if (part.pixel(x, y) != part.pixel(0, 0))
                    return true;
            }
        }
        return false;
    };
    QVERIFY(inked(6, star.width() - 10));                   // the star
    QVERIFY(inked(shown.width() - 40, 32));                 // the name begins here
    QVERIFY(!inked(shown.width() - metrics::small + 1, 4)); // and keeps off the edge
}

void ModelBrowserTest::detailsAreParted_data()
{
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("from the left") << false;
    QTest::newRow("from the right") << true;
}

//! By a hairline on the side of the list.
void ModelBrowserTest::detailsAreParted()
{
    QFETCH(bool, mirrored);
    m_rig->open(dreamina);
    auto *details = m_rig->browser->findChild<ModelDetails *>();
    details->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const QImage shown = details->grab().toImage();
    const QColor line = Colors::from(details->palette()).line;
    for (const int y : {0, shown.height() / 2, shown.height() - 1}) {
        QCOMPARE(shown.pixelColor(0, y) == line, !mirrored);
        QCOMPARE(shown.pixelColor(shown.width() - 1, y) == line, mirrored);
    }
}

void ModelBrowserTest::favouriteByKey()
{
    m_rig->open(dreamina);
    key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(m_rig->marks.isFavourite(dreamina));
    QCOMPARE(m_rig->highlighted(), dreamina);
    QVERIFY(m_rig->list()->currentIndex().data(Qt::AccessibleTextRole).toString().endsWith(u"favourite"_s));
    key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!m_rig->marks.isFavourite(dreamina));
    QCOMPARE(m_rig->highlighted(), dreamina);
    QVERIFY(m_rig->search()->toolTip().contains(u"Ctrl+D"_s));
}

void ModelBrowserTest::chipsNarrowAndCombine()
{
    QVERIFY(m_rig->add(ownEntries()));
    m_rig->open();
    QTest::mouseClick(m_rig->button(u"Out: video"_s), Qt::LeftButton);
    QCOMPARE(m_rig->rows(), (QStringList{u"Film"_s, u"Seedance 1.0 Lite"_s}));
    QTest::mouseClick(m_rig->button(u"Only your own models"_s), Qt::LeftButton);
    QCOMPARE(m_rig->rows(), QStringList{u"Film"_s});
    QTest::mouseClick(m_rig->button(u"Out: audio"_s), Qt::LeftButton);
    QCOMPARE(m_rig->rows().size(), 2);
    QTest::mouseClick(m_rig->button(u"In: image"_s), Qt::LeftButton);
    QCOMPARE(m_rig->rows(), QStringList{u"Film"_s});
    QTest::mouseClick(m_rig->button(u"In: audio"_s), Qt::LeftButton); // both must go in
    QVERIFY(m_rig->rows().isEmpty());
    QTest::mouseClick(m_rig->button(u"In: audio"_s), Qt::LeftButton);
    QCOMPARE(m_rig->rows(), QStringList{u"Film"_s});
    QTest::mouseClick(m_rig->button(u"Only favourites"_s), Qt::LeftButton);
    QVERIFY(m_rig->rows().isEmpty());
    m_rig->open(); // begins anew
    QCOMPARE(m_rig->rows().size(), 7);
}

void ModelBrowserTest::chipsByKeyboard()
{
    QVERIFY(m_rig->add(ownEntries()));
    m_rig->open();
    QCOMPARE(focus(), m_rig->search());
    key(Qt::Key_Tab);
    QCOMPARE(focus(), m_rig->button(u"In: text"_s));
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    key(Qt::Key_Space);
    QVERIFY(m_rig->button(u"In: video"_s)->isChecked());
    QVERIFY(m_rig->rows().isEmpty());
    key(Qt::Key_Space);
    const int row = m_rig->list()->currentIndex().row();
    key(Qt::Key_Down);
    QCOMPARE(m_rig->list()->currentIndex().row(), row + 1);
    QTRY_VERIFY(m_rig->browser->findChild<QPushButton *>(u"favourite"_s)->isVisible());
    QSet<QWidget *> seen;
    while (focus() != m_rig->search() && !seen.contains(focus())) {
        seen.insert(focus());
        key(Qt::Key_Tab);
    }
    QCOMPARE(focus(), m_rig->search());
    QVERIFY(seen.contains(m_rig->browser->findChild<LinkButton *>(u"addModelLink"_s)));
    QVERIFY(seen.contains(m_rig->browser->findChild<QPushButton *>(u"favourite"_s)));
}

void ModelBrowserTest::escapeClearsFirst()
{
    m_rig->open();
    type(u"seed"_s);
    QTest::mouseClick(m_rig->button(u"Out: image"_s), Qt::LeftButton);
    key(Qt::Key_Escape);
    QCOMPARE(m_rig->search()->text(), QString());
    QVERIFY(m_rig->button(u"Out: image"_s)->isChecked());
    key(Qt::Key_Escape);
    QVERIFY(!m_rig->button(u"Out: image"_s)->isChecked());
    QVERIFY(m_rig->browser->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(!m_rig->browser->isVisible());
}

void ModelBrowserTest::nothingFoundIsSaid()
{
    m_rig->open();
    QSignalSpy picked(m_rig->browser.get(), &ModelBrowser::picked);
    type(u"zzz"_s);
    QVERIFY(!m_rig->list()->isVisible());
    key(Qt::Key_Return);
    QCOMPARE(picked.count(), 0);
    auto *clear = m_rig->browser->findChild<LinkButton *>(u"clearFilters"_s);
    QVERIFY(clear->isVisible());
    QCOMPARE(clear->text(), u"Clear the search"_s);
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(m_rig->list()->isVisible());
    QCOMPARE(focus(), m_rig->search());
}

void ModelBrowserTest::typingAnywhereSearches()
{
    m_rig->open();
    m_rig->button(u"Out: image"_s)->setFocus();
    QTest::keyClick(focus(), Qt::Key_S);
    QCOMPARE(m_rig->search()->text(), u"s"_s);
    QCOMPARE(focus(), m_rig->search());
}

void ModelBrowserTest::detailsFollow()
{
    QVERIFY(m_rig->add(ownEntries()));
    m_rig->open(clip);
    auto *details = m_rig->browser->findChild<ModelDetails *>();
    QVERIFY(details->isVisible());
    QCOMPARE(details->model(), clip);
    for (const QString &part : {u"Film"_s, u"text, image → video"_s, u"$0.05 / second"_s,
                                u"720p costs twice as much."_s, u"Your own model"_s, clip.text(), u"\n2\n"_s})
        QVERIFY2(details->text().contains(part), qPrintable(details->text()));
    QVERIFY(!details->findChild<QPushButton *>(u"openPage"_s)->isVisible());
    QVERIFY(details->findChild<QPushButton *>(u"removeModel"_s)->isVisible());
    type(u"dreamina"_s);
    QTRY_COMPARE(details->model(), dreamina);
    QVERIFY(!details->findChild<QPushButton *>(u"removeModel"_s)->isVisible());
    QTest::mouseClick(details->findChild<QPushButton *>(u"favourite"_s), Qt::LeftButton);
    QVERIFY(m_rig->marks.isFavourite(dreamina));
    QTRY_COMPARE(details->findChild<QPushButton *>(u"favourite"_s)->text(), u"Remove from favourites"_s);
}

void ModelBrowserTest::narrowWindowHasTheListAlone()
{
    m_rig = std::make_unique<BrowserRig>(QSize(480, 700));
    m_rig->open(dreamina);
    QVERIFY(!m_rig->browser->findChild<ModelDetails *>()->isVisible());
    QVERIFY(m_rig->browser->width() <= 352);
    for (const auto *chip : m_rig->browser->findChildren<QPushButton *>()) {
        if (chip->isVisible())
            QVERIFY(m_rig->browser->rect().contains(
                QRect(chip->mapTo(m_rig->browser.get(), QPoint()), chip->size())));
    }
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QVERIFY(!m_rig->browser->isVisible());
}

void ModelBrowserTest::ownModelsCanBeRemoved()
{
    QVERIFY(m_rig->add(ownEntries()));
    m_rig->open(voice);
    QSignalSpy removal(m_rig->browser.get(), &ModelBrowser::removeRequested);
    QTest::mouseClick(m_rig->browser->findChild<QPushButton *>(u"removeModel"_s), Qt::LeftButton);
    QCOMPARE(removal.count(), 1);
    QCOMPARE(removal.constFirst().constFirst().value<ModelId>(), voice);
    QVERIFY(!m_rig->browser->isVisible());
    m_rig->open(clip);
    QSignalSpy removed(&m_rig->keeper, &CatalogueKeeper::ownRemoved);
    m_rig->keeper.removeOwn(voice);
    QVERIFY(removed.wait());
    QVERIFY(!m_rig->rows().contains(u"Voice"_s)); // while it is open
    QCOMPARE(m_rig->highlighted(), clip);
}

void ModelBrowserTest::aMenuForEachModel()
{
    QVERIFY(m_rig->add(ownEntries()));
    m_rig->open(voice);
    key(Qt::Key_Menu);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 3); // none for a page that it does not have
    QSignalSpy removal(m_rig->browser.get(), &ModelBrowser::removeRequested);
    QTest::keyClick(menu, Qt::Key_R);
    QTRY_COMPARE(removal.count(), 1);
    m_rig->open(dreamina);
    key(Qt::Key_F10, Qt::ShiftModifier);
    menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    QTest::keyClick(menu, Qt::Key_F);
    QTRY_VERIFY(m_rig->marks.isFavourite(dreamina));
}

void ModelBrowserTest::everythingHasAName()
{
    QVERIFY(m_rig->add(ownEntries()));
    m_rig->open(clip);
    QCOMPARE(nameless(*m_rig->browser).join(u'\n'), QString());
}

void ModelBrowserTest::fiveThousand()
{
    const auto live = LiveCatalogue::of(madeCatalogue(5000), u"runcomfy"_s, m_rig->clock.now(), nullptr);
    QVERIFY(live);
    const Catalogue catalogue =
        Catalogue::merge(DescriptorSet::read({u":/models"_s}, {}), {}, &*live, QString());
    QVERIFY(catalogue.entries().size() >= 5000);
    m_rig->window.show();
    ModelBrowser browser(catalogue, m_rig->marks, &m_rig->anchor);
    browser.openUnder(&m_rig->anchor, {});
    auto *search = browser.findChild<QLineEdit *>();
    const QStringList texts{u"video"_s, u"image"_s, u"zz"_s};
    qint64 longest = 0;
    for (const QString &text : texts) {
        for (const QChar letter : text) {
            QElapsedTimer timer;
            timer.start();
            QTest::keyClick(search, letter.toLatin1());
            longest = std::max(longest, timer.nsecsElapsed());
        }
        search->clear();
    }
    qInfo() << "the slowest key press took" << double(longest) / 1e6 << "ms";
    QVERIFY2(longest < 100'000'000, "budget 5 ms, on an idle machine"); // machines of tests are busy
}

QTEST_MAIN(ModelBrowserTest)
#include "tst_modelbrowser.moc"
