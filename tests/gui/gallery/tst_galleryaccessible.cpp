// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/works.h"
#include "ui/gallery/galleryview.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

class TestGalleryAccessible : public QObject
{
    Q_OBJECT

    Shelf m_shelf;
    std::unique_ptr<PaintedPictures> m_pictures;
    std::unique_ptr<WorkModel> m_model;
    std::unique_ptr<GalleryView> m_view;

    [[nodiscard]] QAccessibleInterface *accessible() const
    {
        return QAccessible::queryAccessibleInterface(m_view.get());
    }

private slots:
    void init();
    void cleanup();
    void namesForAssistiveTechnology();
    void actionsForAssistiveTechnology();
    void thousandsOfRowsComeAndGo();
};

void TestGalleryAccessible::init()
{
    m_shelf = Shelf();
    m_pictures = std::make_unique<PaintedPictures>(m_shelf);
    m_model = std::make_unique<WorkModel>([this](AssetId id) { return m_shelf.find(id); });
    m_view = std::make_unique<GalleryView>(*m_model, *m_pictures);
    m_view->setTileEdge(160);
    m_view->resize(752, 700);
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestGalleryAccessible::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestGalleryAccessible::namesForAssistiveTechnology()
{
    m_model->setWorks(m_shelf.fill(12, 6));
    m_model->setJob(jobsInAllStates(momentOf(0)).at(2));
    QAccessibleInterface *list = accessible();
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Gallery"));
    QCOMPARE(list->childCount(), m_model->rowCount());
    QCOMPARE(list->child(0)->role(), QAccessible::StaticText);
    QCOMPARE(list->child(0)->text(QAccessible::Name), QStringLiteral("Today, 6 works"));
    const int work = m_model->rowOf(AssetId(12));
    QAccessibleInterface *tile = list->child(work);
    QCOMPARE(tile->role(), QAccessible::ListItem);
    QCOMPARE(tile->text(QAccessible::Name),
             QStringLiteral("Image, A lighthouse, Dreamina 4.0, 2560 by 1440"));
    QCOMPARE(list->child(work), tile);
    QCOMPARE(list->indexOfChild(tile), work);
    QCOMPARE(tile->parent(), list);
    QCOMPARE(list->childAt(tile->rect().center().x(), tile->rect().center().y()), tile);
    const int job = m_model->rowOf(JobId(897));
    QVERIFY(list->child(job)->text(QAccessible::Name).startsWith(QStringLiteral("Queued · position 3, ")));
    m_view->setCurrentIndex(m_model->index(work));
    QVERIFY(tile->state().selected);
    QVERIFY(tile->state().focused);
    QCOMPARE(list->focusChild(), tile);
    m_model->removeWork(AssetId(12));
    QVERIFY(!tile->isValid());
    QCOMPARE(list->childCount(), m_model->rowCount());
}

void TestGalleryAccessible::actionsForAssistiveTechnology()
{
    m_model->setWorks(m_shelf.fill(12, 6));
    QAccessibleInterface *tile = accessible()->child(2);
    QAccessibleActionInterface *actions = tile->actionInterface();
    QVERIFY(actions);
    QSignalSpy opened(m_view.get(), &GalleryView::openRequested);
    QSignalSpy menus(m_view.get(), &GalleryView::menuRequested);
    actions->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.last().at(0).value<AssetId>(), m_model->assetIdAt(2));
    actions->doAction(QAccessibleActionInterface::showMenuAction());
    QCOMPARE(menus.size(), 1);
    QVERIFY(accessible()->child(0)->actionInterface()->actionNames().isEmpty());
}

void TestGalleryAccessible::thousandsOfRowsComeAndGo()
{
    for (int round = 0; round < 3; ++round) {
        m_model->setWorks(m_shelf.fill(1500, 100));
        for (int row = 0; row < accessible()->childCount(); ++row)
            QVERIFY(accessible()->child(row)->isValid());
        QCOMPARE(accessible()->indexOfChild(accessible()->child(777)), 777);
    }
    QVERIFY(!accessible()->child(accessible()->childCount()));
    QVERIFY(!accessible()->child(-1));
}

QTEST_MAIN(TestGalleryAccessible)
#include "tst_galleryaccessible.moc"
