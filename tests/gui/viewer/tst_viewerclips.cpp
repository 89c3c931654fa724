// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipview.h"

#include <QAudioOutput>
#include <QContextMenuEvent>
#include <QFile>
#include <QMediaPlayer>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QWheelEvent>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr int frames = 48;

//! Frame n of grey-48-frames.mp4 is a plain grey of luma 30 + 4n.
int frameOfGrey(QColor color)
{
    return qRound((color.red() * 219 / 255.0 - 14) / 4);
}

} // namespace

class TestViewerClips : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void clipPlaysWithSoundAndPauses();
    void stepsAreExactlyOneFrame();
    void everyFrameOfAnyRate_data();
    void everyFrameOfAnyRate();
    void loopsUntilToldNotTo();
    void seeksByItsSlider();
    void anyFrameBecomesAPicture();
    void menuOfAClipActsOnTheFrameThatWasSeen();
    void frameIsCarriedIntoAModel();
    void nextClipNeverShowsTheLastOnesFrame();
    void zoomKeepsThePointUnderTheCursor();
    void clickPausesAndLeavesTheArrowsAlone();
    void hidingLetsTheClipGo();
    void damagedAndMissingClipsSayWhy();

private:
    void openGrey() { openPaused(QStringLiteral("grey-48-frames.mp4"), 0); }
    void openPaused(const QString &name, int first);
    [[nodiscard]] ClipPlayer &player() const { return *m_rig->viewer->clipPlayer(); }

    std::unique_ptr<ViewerRig> m_rig;
};

void TestViewerClips::init()
{
    m_rig = std::make_unique<ViewerRig>();
    QVERIFY(m_rig->show());
}

//! Paused on the first frame, which has the number \a first.
void TestViewerClips::openPaused(const QString &name, int first)
{
    const AssetId clip = m_rig->addClip(name);
    m_rig->viewer->open(clip, {clip});
    QTRY_VERIFY_WITH_TIMEOUT(player().duration() > 0 && player().isPlaying(), 15000);
    m_rig->key(Qt::Key_Space);
    QVERIFY(!player().isPlaying());
    player().seek(0);
    auto *view = m_rig->viewer->findChild<ClipView *>();
    QTRY_VERIFY_WITH_TIMEOUT(view->showsFrame(), 15000);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), first, 15000);
    QTRY_VERIFY_WITH_TIMEOUT(player().knowsFrames(), 15000);
}

void TestViewerClips::everyFrameOfAnyRate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("first");
    for (const char *name :
         {"ntsc-film.mp4", "ntsc.mp4", "sixty.mp4", "variable.mp4", "part.mov", "part.webm"})
        QTest::newRow(name) << QString::fromLatin1(name) << frames << 0;
    QTest::newRow("edited.mp4") << QStringLiteral("edited.mp4") << 31 << 17;
}

//! Also where frames last differently long, refer to later ones or are hidden by an edit list.
void TestViewerClips::everyFrameOfAnyRate()
{
    QFETCH(QString, name);
    QFETCH(int, count);
    QFETCH(int, first);
    openPaused(name, first);
    QCOMPARE(player().frames().count(), count);
    for (int frame = 1; frame < count; ++frame) {
        if (frame == 15) // the rest would say the same
            player().seekFrame(frame = count - 4);
        m_rig->key(Qt::Key_Period);
        frame = std::max(frame, static_cast<int>(player().frame()));
        QTRY_COMPARE(frameOfGrey(m_rig->middle()), frame + first);
        QCOMPARE(player().frame(), frame);
    }
    m_rig->key(Qt::Key_Period);
    QCOMPARE(player().frame(), count - 1);
    // Thirty back, faster than any decoder.
    for (int i = 0; i < 30; ++i)
        m_rig->key(Qt::Key_Comma);
    QCOMPARE(player().frame(), count - 31);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), count - 31 + first);
    // What is kept is what was seen.
    QSignalSpy added(m_rig->fixture.library.get(), &Library::assetAdded);
    m_rig->key(Qt::Key_K);
    QTRY_COMPARE_WITH_TIMEOUT(added.count(), 1, 15000);
    const auto kept = added.first().first().value<Asset>();
    QCOMPARE(kept.parentFrame, std::optional<qint64>(count - 30));
    const QImage picture(m_rig->fileOf(kept.id));
    QCOMPARE(frameOfGrey(picture.pixelColor(picture.rect().center())), count - 31 + first);
    for (int i = 0; i < count; ++i)
        m_rig->key(Qt::Key_Comma);
    QCOMPARE(player().frame(), 0);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), first);
}

void TestViewerClips::clipPlaysWithSoundAndPauses()
{
    const AssetId clip = m_rig->addClip(QStringLiteral("sound.mp4"));
    m_rig->viewer->open(clip, {clip});
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying() && player().position() > 0, 15000);
    const auto *media = player().findChild<QMediaPlayer *>();
    const auto *sound = player().findChild<QAudioOutput *>();
    QVERIFY(media->hasAudio());
    QCOMPARE(media->audioOutput(), sound);
    // It began by itself, so nothing is heard until that is asked for.
    QVERIFY(player().isMuted() && sound->isMuted());
    QSignalSpy chosen(m_rig->viewer.get(), &Viewer::soundChosen);
    m_rig->key(Qt::Key_M);
    QVERIFY(!sound->isMuted() && sound->volume() > 0.1F);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(!chosen.first().first().value<SoundChoice>().muted);
    m_rig->key(Qt::Key_M);
    QVERIFY(player().isMuted() && sound->isMuted());
    player().setVolume(0.5); // who turns the volume wants to hear it
    QVERIFY(!sound->isMuted());
    m_rig->key(Qt::Key_Space);
    QTRY_VERIFY(!player().isPlaying());
    m_rig->key(Qt::Key_Space);
    QTRY_VERIFY(player().isPlaying());
}

void TestViewerClips::stepsAreExactlyOneFrame()
{
    openGrey();
    for (int frame = 1; frame <= 6; ++frame) {
        m_rig->key(Qt::Key_Period);
        QTRY_COMPARE(frameOfGrey(m_rig->middle()), frame);
    }
    m_rig->key(Qt::Key_Comma);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 5);
    // Faster than the decoder: none is lost.
    for (int i = 0; i < 10; ++i)
        m_rig->key(Qt::Key_Period);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 15);
    QVERIFY(m_rig->says(QStringLiteral("0:00.15 / 0:02.00")));
    // A key that is held sends them faster than the backend seeks: it is asked for the first and the last.
    QSignalSpy asked(player().findChild<QMediaPlayer *>(), &QMediaPlayer::positionChanged);
    for (int i = 0; i < 61; ++i)
        m_rig->key(i % 2 == 0 ? Qt::Key_Period : Qt::Key_Comma);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 16);
    QVERIFY2(asked.size() < 20, qPrintable(QString::number(asked.size())));
    m_rig->key(Qt::Key_Comma);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 15);
    // Not over the ends.
    player().seek(player().duration());
    m_rig->key(Qt::Key_Period);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), frames - 1);
    m_rig->key(Qt::Key_Comma);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), frames - 2);
    player().seek(0);
    m_rig->key(Qt::Key_Comma);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 0);
}

void TestViewerClips::loopsUntilToldNotTo()
{
    openGrey();
    QVERIFY(player().loops());
    player().seek(1800);
    QSignalSpy states(&player(), &ClipPlayer::playingChanged);
    m_rig->key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying() && player().position() < 1000, 10000);
    QTRY_VERIFY(player().position() > 0);
    QVERIFY(player().isPlaying());
    QCOMPARE(states.count(), 1); // one piece: it never stopped
    m_rig->key(Qt::Key_L);
    QVERIFY(!player().loops());
    player().seek(1800);
    QTRY_VERIFY_WITH_TIMEOUT(!player().isPlaying(), 10000);
    m_rig->key(Qt::Key_Space); // from the start again
    QTRY_VERIFY(player().isPlaying());
    QTRY_VERIFY(player().position() < 1500);
}

void TestViewerClips::seeksByItsSlider()
{
    openGrey();
    auto *slider = m_rig->viewer->findChild<QSlider *>();
    QCOMPARE(slider->accessibleName(), QStringLiteral("Position"));
    QCOMPARE(slider->maximum(), 2000);
    slider->setFocus(Qt::TabFocusReason);
    QTest::keyClick(slider, Qt::Key_PageUp);
    QCOMPARE(player().frame(), 24);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 24);
    m_rig->key(Qt::Key_Space); // its own key does not stop there
    QTRY_VERIFY(player().isPlaying());
}

void TestViewerClips::anyFrameBecomesAPicture()
{
    openGrey();
    const AssetId clip = m_rig->viewer->current();
    for (int i = 0; i < 7; ++i)
        m_rig->key(Qt::Key_Period);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 7);
    QSignalSpy added(m_rig->fixture.library.get(), &Library::assetAdded);
    QSignalSpy notices(m_rig->viewer.get(), &Viewer::notice);
    m_rig->key(Qt::Key_K);
    QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 1, 15000);
    QCOMPARE(notices.first().first().toString(), QStringLiteral("Frame 8 is in the gallery."));
    QCOMPARE(added.count(), 1);
    const auto frame = added.first().first().value<Asset>();
    QCOMPARE(frame.kind, MediaKind::Image);
    QCOMPARE(frame.parent, clip);
    const QImage kept(m_rig->fileOf(frame.id));
    QCOMPARE(kept.size(), m_rig->fixture.library->find(clip)->pixels);
    QCOMPARE(frameOfGrey(kept.pixelColor(kept.rect().center())), 7);
}

void TestViewerClips::menuOfAClipActsOnTheFrameThatWasSeen()
{
    openGrey();
    for (int i = 0; i < 5; ++i)
        m_rig->key(Qt::Key_Period);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 5);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), QPoint(10, 10));
    QCoreApplication::sendEvent(m_rig->viewer.get(), &event);
    auto *menu = m_rig->viewer->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    auto *keep = menu->findChild<QAction *>(QStringLiteral("keepFrame"));
    QVERIFY(keep);
    QVERIFY(menu->findChild<QAction *>(QStringLiteral("useFrame")));
    // It went on playing behind the menu.
    player().seek(1000);
    QTRY_VERIFY(frameOfGrey(m_rig->middle()) != 5);
    QSignalSpy added(m_rig->fixture.library.get(), &Library::assetAdded);
    keep->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(added.count(), 1, 15000);
    const QImage kept(m_rig->fileOf(added.first().first().value<Asset>().id));
    QCOMPARE(frameOfGrey(kept.pixelColor(kept.rect().center())), 5);
    QTRY_COMPARE(frameOfGrey(m_rig->middle()), 5);
    menu->close();
}

void TestViewerClips::frameIsCarriedIntoAModel()
{
    openGrey();
    const AssetId clip = m_rig->viewer->current();
    QSignalSpy used(m_rig->actions.get(), &WorkActions::useInFieldRequested);
    m_rig->key(Qt::Key_U);
    auto *menu = m_rig->viewer->findChild<QMenu *>();
    QVERIFY(menu && !menu->actions().isEmpty());
    menu->actions().first()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(used.count(), 1, 15000);
    const AssetPtr frame = m_rig->fixture.library->find(used.first().first().value<AssetId>());
    QVERIFY(frame && frame->parent == clip);
    menu->close();
}

void TestViewerClips::nextClipNeverShowsTheLastOnesFrame()
{
    const AssetId grey = m_rig->addClip(QStringLiteral("grey-48-frames.mp4"));
    const AssetId other = m_rig->addClip(QStringLiteral("black-start.mp4"));
    auto &viewer = *m_rig->viewer;
    viewer.open(grey, {grey, other});
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying(), 15000);
    player().setPlaying(false);
    player().seek(1600);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 38, 15000);
    const QColor seen = m_rig->middle();
    auto *view = viewer.findChild<ClipView *>();
    m_rig->key(Qt::Key_Right);
    QVERIFY(!view->showsFrame());
    QVERIFY(m_rig->middle() != seen);
    const auto fresh = [&] { return view->showsFrame(); };
    while (!fresh() && player().isOpen()) {
        QVERIFY(m_rig->middle() != seen);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    QVERIFY(m_rig->middle() != seen);
    QCOMPARE(viewer.current(), other);
}

void TestViewerClips::zoomKeepsThePointUnderTheCursor()
{
    openGrey();
    auto *view = m_rig->viewer->findChild<ClipView *>();
    view->setZoom(14);
    const QPointF cursor(300, 250);
    const QPointF before = view->mapToScene(cursor.toPoint());
    const double zoom = view->zoom();
    QWheelEvent turn(cursor, view->viewport()->mapToGlobal(cursor), {}, QPoint(0, 60), Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view->viewport(), &turn);
    QVERIFY(view->zoom() > zoom);
    const QPointF moved = (view->mapToScene(cursor.toPoint()) - before) * view->zoom();
    QVERIFY2(moved.manhattanLength() <= 3, qPrintable(QString::number(moved.manhattanLength())));
    m_rig->key(Qt::Key_A);
    QCOMPARE(view->zoom(), 1.0);
    QCOMPARE(view->transform().m11() * view->devicePixelRatioF(), 1.0);
    m_rig->key(Qt::Key_F);
    QVERIFY(view->isFitted());
}

void TestViewerClips::clickPausesAndLeavesTheArrowsAlone()
{
    const AssetId clip = m_rig->addClip(QStringLiteral("grey-48-frames.mp4"));
    const AssetId picture = m_rig->addPicture({64, 64}, Qt::green);
    m_rig->viewer->open(clip, {clip, picture});
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying(), 15000);
    auto *view = m_rig->viewer->findChild<ClipView *>();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->viewport()->rect().center());
    QTRY_VERIFY(!player().isPlaying());
    m_rig->key(Qt::Key_Right);
    QCOMPARE(m_rig->viewer->current(), picture);
    QVERIFY(!player().isOpen());
    QTRY_COMPARE(m_rig->middle(), QColor(Qt::green));
}

void TestViewerClips::hidingLetsTheClipGo()
{
    openGrey();
    m_rig->key(Qt::Key_Escape);
    QVERIFY(!m_rig->viewer->isVisible());
    QVERIFY(!player().isOpen());
    QVERIFY(!player().isPlaying());
}

void TestViewerClips::damagedAndMissingClipsSayWhy()
{
    const AssetId damaged = m_rig->addClip(QStringLiteral("sound.mp4"));
    const AssetId gone = m_rig->addClip(QStringLiteral("grey-48-frames.mp4"));
    QVERIFY(QFile::resize(m_rig->fileOf(damaged), 500));
    QVERIFY(QFile::remove(m_rig->fileOf(gone)));
    m_rig->viewer->open(damaged, {damaged, gone});
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->says(QStringLiteral("cannot be played")), 15000);
    m_rig->key(Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->says(QStringLiteral("no longer where it was saved")), 15000);
    m_rig->key(Qt::Key_Escape);
    QVERIFY(!m_rig->viewer->isVisible());
}

QTEST_MAIN(TestViewerClips)
#include "tst_viewerclips.moc"
