// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/filmstrip.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturepage.h"
#include "ui/viewer/slideshow.h"
#include "ui/viewer/viewerbar.h"
#include "ui/viewer/viewerchrome.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

//! \brief Full screen and the slide show.
class TestViewerSlides : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void barAndStripRestInFullScreen();
    void barStaysWhileItIsUsed();
    void slidesGoRoundAndRound();
    void anyKeyOrClickPauses_data();
    void anyKeyOrClickPauses();
    void movingTheMousePausesNothing();
    void slidesGoOnWhileWorksArrive();
    void nextSlideIsDecodedAhead();
    void shuffledSlidesDoNotComeBackAtOnce();
    void clipsPlayToTheirEnd();
    void clipOnTheScreenIsSeenWhole();
    void aloneItWaitsForAnother();

private:
    void openThree();
    [[nodiscard]] SlideShow &slides() const { return *m_rig->viewer->findChild<SlideShow *>(); }
    void hurry() { slides().setInterval(std::chrono::milliseconds(60)); }

    std::unique_ptr<ViewerRig> m_rig;
    QList<AssetId> m_order;
};

void TestViewerSlides::init()
{
    m_rig = std::make_unique<ViewerRig>();
    QVERIFY(m_rig->show());
    // What the window does.
    connect(m_rig->viewer.get(), &Viewer::fullScreenRequested, m_rig->viewer.get(), &Viewer::setFullScreen);
}

void TestViewerSlides::openThree()
{
    m_order = {m_rig->addPicture({320, 200}), m_rig->addPicture({200, 320}), m_rig->addPicture({64, 64})};
    m_rig->viewer->open(m_order.first(), m_order);
}

void TestViewerSlides::barAndStripRestInFullScreen()
{
    openThree();
    Viewer &viewer = *m_rig->viewer;
    viewer.setChoice({true, 5, false});
    auto *bar = viewer.findChild<ViewerBar *>();
    auto *strip = viewer.findChild<FilmStrip *>();
    auto *chrome = viewer.findChild<ViewerChrome *>();
    chrome->setPatience(std::chrono::milliseconds(50));
    QVERIFY(bar->isVisible() && strip->isVisible());
    QTest::mouseMove(viewer.windowHandle(), QPoint(350, 300));
    m_rig->key(Qt::Key_F11);
    // The picture has all of it, and does not move as the bar comes and goes.
    QCOMPARE(viewer.imageView()->size(), viewer.size());
    QTRY_VERIFY(!bar->isVisible() && !strip->isVisible());
    QCOMPARE(viewer.cursor().shape(), Qt::BlankCursor);
    QCOMPARE(viewer.imageView()->size(), viewer.size());
    QTest::mouseMove(viewer.windowHandle(), QPoint(300, 310));
    QVERIFY(bar->isVisible() && strip->isVisible());
    QVERIFY(viewer.cursor().shape() != Qt::BlankCursor);
    QTRY_VERIFY(!bar->isVisible());
    m_rig->key(Qt::Key_Right); // leafing needs no bar
    QCOMPARE(viewer.current(), m_order.at(1));
    QVERIFY(!bar->isVisible());
    m_rig->key(Qt::Key_Escape);
    QVERIFY(viewer.isVisible());
    QVERIFY(bar->isVisible() && strip->isVisible());
    QVERIFY(viewer.imageView()->height() < viewer.height() - bar->height());
}

void TestViewerSlides::barStaysWhileItIsUsed()
{
    openThree();
    Viewer &viewer = *m_rig->viewer;
    auto *chrome = viewer.findChild<ViewerChrome *>();
    chrome->setPatience(std::chrono::milliseconds(20));
    QTest::mouseMove(viewer.windowHandle(), QPoint(350, 300));
    m_rig->key(Qt::Key_F11);
    QTRY_VERIFY(chrome->isResting());
    m_rig->key(Qt::Key_V); // its menu brings it back
    QVERIFY(!chrome->isResting());
    auto *menu = viewer.findChild<QMenu *>(QStringLiteral("viewerMenu"));
    QVERIFY(menu && menu->isVisible());
    QVERIFY(!QTest::qWaitFor([chrome] { return chrome->isResting(); }, 100));
    menu->close();
    QTest::mouseMove(viewer.windowHandle(), QPoint(350, 310));
    QTRY_VERIFY(chrome->isResting());
}

void TestViewerSlides::slidesGoRoundAndRound()
{
    openThree();
    QSignalSpy changes(m_rig->viewer.get(), &Viewer::currentChanged);
    QSignalSpy full(m_rig->viewer.get(), &Viewer::fullScreenRequested);
    m_rig->key(Qt::Key_S);
    hurry();
    QVERIFY(slides().isRunning());
    QCOMPARE(full.takeFirst().first().toBool(), true);
    QTRY_VERIFY(changes.count() >= 4);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(changes.at(i).first().value<AssetId>(), m_order.at((i + 1) % 3));
    m_rig->key(Qt::Key_S);
    QVERIFY(!slides().isRunning());
    m_rig->key(Qt::Key_S);
    QVERIFY(slides().isRunning());
    m_rig->key(Qt::Key_Escape); // out of all of it
    QVERIFY(!slides().isRunning());
    QCOMPARE(full.last().first().toBool(), false);
    QVERIFY(m_rig->viewer->isVisible());
}

void TestViewerSlides::anyKeyOrClickPauses_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("arrow") << int(Qt::Key_Right);
    QTest::newRow("space") << int(Qt::Key_Space);
    QTest::newRow("click") << 0;
    QTest::newRow("zoom") << int(Qt::Key_A);
}

void TestViewerSlides::anyKeyOrClickPauses()
{
    QFETCH(int, key);
    openThree();
    m_rig->key(Qt::Key_S);
    QSignalSpy notices(m_rig->viewer.get(), &Viewer::notice);
    if (key)
        m_rig->key(Qt::Key(key));
    else
        QTest::mouseClick(m_rig->viewer->imageView(), Qt::LeftButton);
    QVERIFY(!slides().isRunning());
    QVERIFY(notices.last().first().toString().contains(QStringLiteral("paused")));
    if (key == Qt::Key_Right)
        QCOMPARE(m_rig->viewer->current(), m_order.at(1)); // and it did what it does
}

void TestViewerSlides::movingTheMousePausesNothing()
{
    openThree();
    m_rig->key(Qt::Key_S);
    QTest::mouseMove(m_rig->viewer->imageView(), QPoint(200, 200));
    QTest::mouseMove(m_rig->viewer->imageView(), QPoint(260, 210));
    QVERIFY(slides().isRunning());
}

void TestViewerSlides::slidesGoOnWhileWorksArrive()
{
    openThree();
    m_rig->key(Qt::Key_S);
    hurry();
    QSignalSpy changes(m_rig->viewer.get(), &Viewer::currentChanged);
    QTRY_VERIFY(changes.count() >= 1);
    const AssetId newer = m_rig->addPicture({50, 60});
    m_order.prepend(newer);
    m_rig->viewer->setOrder(m_order);
    QVERIFY(slides().isRunning());
    QTRY_COMPARE(m_rig->viewer->current(), newer);
    emit m_rig->fixture.library->assetRemoved(m_rig->viewer->current());
    QVERIFY(slides().isRunning());
    const auto before = changes.count();
    QTRY_VERIFY(changes.count() > before + 2);
}

void TestViewerSlides::nextSlideIsDecodedAhead()
{
    for (int i = 0; i < 12; ++i)
        m_order.append(m_rig->addPicture({100 + i, 100}));
    m_rig->viewer->setChoice({false, 30, true});
    m_rig->viewer->open(m_order.at(5), m_order);
    m_rig->key(Qt::Key_S);
    const AssetId next = m_order.at(slides().next());
    QTRY_VERIFY(m_rig->viewer->pictures().isDecoded(next));
}

void TestViewerSlides::shuffledSlidesDoNotComeBackAtOnce()
{
    SlideShow show;
    show.setShuffled(true);
    constexpr qsizetype many = 100'000;
    show.moved(7, many);
    QSet<qsizetype> seen;
    for (int i = 0; i < 32; ++i) {
        const qsizetype next = show.next();
        QVERIFY(next >= 0 && next < many);
        QVERIFY(!seen.contains(next));
        seen.insert(next);
        show.moved(next, many);
        show.shown(next, {});
    }
    show.moved(0, 2); // of two there is only the other
    QCOMPARE(show.next(), 1);
}

void TestViewerSlides::clipsPlayToTheirEnd()
{
    SlideShow show;
    QSignalSpy advances(&show, &SlideShow::advanceRequested);
    show.setInterval(std::chrono::milliseconds(30));
    show.moved(0, 3);
    show.shown(0, std::chrono::milliseconds(400));
    QElapsedTimer since;
    since.start();
    show.start();
    QTRY_COMPARE(advances.count(), 1);
    QVERIFY2(since.elapsed() >= 390, qPrintable(QString::number(since.elapsed())));
    show.shown(1, {});
    since.restart();
    QTRY_COMPARE(advances.count(), 2);
    QVERIFY(since.elapsed() >= 29);
}

void TestViewerSlides::clipOnTheScreenIsSeenWhole()
{
    const AssetId clip = m_rig->addClip(QStringLiteral("sound.mp4"));
    const AssetId picture = m_rig->addPicture({64, 64});
    m_rig->viewer->open(picture, {picture, clip});
    m_rig->key(Qt::Key_S);
    hurry();
    QTRY_COMPARE(m_rig->viewer->current(), clip);
    qint64 last = 0;
    bool left = false;
    connect(m_rig->viewer->clipPlayer(), &ClipPlayer::positionChanged, this, [&](qint64 position) {
        if (!left)
            last = std::max(last, position);
    });
    connect(m_rig->viewer.get(), &Viewer::currentChanged, this, [&] { left = true; });
    QTRY_VERIFY_WITH_TIMEOUT(left, 20'000);
    const qint64 length = m_rig->fixture.library->find(clip)->durationMs;
    QVERIFY2(last >= length * 8 / 10, qPrintable(QStringLiteral("%1 of %2").arg(last).arg(length)));
}

void TestViewerSlides::aloneItWaitsForAnother()
{
    SlideShow show;
    QSignalSpy advances(&show, &SlideShow::advanceRequested);
    show.setInterval(std::chrono::milliseconds(5));
    show.moved(0, 1);
    show.shown(0, {});
    show.start();
    QVERIFY(!QTest::qWaitFor([&] { return advances.count() > 0; }, 50));
    QVERIFY(show.isRunning());
    show.moved(1, 2);
    QTRY_VERIFY(advances.count() > 0);
    QCOMPARE(advances.first().first().value<qsizetype>(), 0);
}

QTEST_MAIN(TestViewerSlides)
#include "tst_viewerslides.moc"
