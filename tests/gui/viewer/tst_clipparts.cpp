// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipstrip.h"
#include "ui/viewer/clipview.h"
#include "ui/viewer/partbar.h"
#include "ui/viewer/partsaver.h"
#include "ui/viewer/speedbutton.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGraphicsVideoItem>
#include <QMediaPlayer>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVideoFrame>
#include <QVideoSink>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr int frames = 48;
constexpr int patience = 15000;

//! Frame n of the test clips is a plain grey of luma 30 + 4n.
int frameOfGrey(QColor color)
{
    return qRound((color.red() * 219 / 255.0 - 14) / 4);
}

} // namespace

//! \brief Strip, part, speed and what is saved of a part, by keys and mouse.
class TestClipParts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void keysMarkThePart();
    void loopNeverShowsAFrameOutside_data();
    void loopNeverShowsAFrameOutside();
    void partThatDoesNotLoopIsPlayedThrough();
    void lookingOutsideThePartPauses();
    void speeds();
    void stripShowsTheClipAndSeeks();
    void stripIsASlider();
    void handlesAreDragged();
    void nothingIsDecodedWhileHidden();
    void exactPartIsSavedWithoutAsking();
    void waysOfSavingAreSaid();
    void partIsKeptInTheGallery();
    void savingIsCancelled();

private:
    void open(const QString &name = QStringLiteral("grey-48-frames.mp4"));
    void goTo(int frame);
    [[nodiscard]] ClipPlayer &player() const { return *m_rig->viewer->clipPlayer(); }
    [[nodiscard]] ClipStrip &strip() const { return *m_rig->viewer->findChild<ClipStrip *>(); }
    void drag(const QPoint &from, const QPoint &to);
    QMenu *openPartMenu();

    std::unique_ptr<ViewerRig> m_rig;
};

void TestClipParts::init()
{
    m_rig = std::make_unique<ViewerRig>();
    QVERIFY(m_rig->show());
}

void TestClipParts::open(const QString &name)
{
    const AssetId clip = m_rig->addClip(name);
    m_rig->viewer->open(clip, {clip});
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying() && player().knowsFrames(), patience);
    m_rig->key(Qt::Key_Space);
    goTo(0);
}

void TestClipParts::goTo(int frame)
{
    player().seekFrame(frame);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), frame, patience);
}

void TestClipParts::keysMarkThePart()
{
    open();
    auto *bar = m_rig->viewer->findChild<PartBar *>();
    QVERIFY(!bar->isVisible());
    goTo(10);
    m_rig->key(Qt::Key_I);
    QVERIFY(bar->isVisible());
    QCOMPARE(player().inFrame(), 10);
    QCOMPARE(player().outFrame(), frames - 1);
    goTo(20);
    m_rig->key(Qt::Key_O);
    QCOMPARE(player().outFrame(), 20);
    QVERIFY(m_rig->says(QStringLiteral("0:00.10 to 0:00.20 · frames 11 to 21 · 0.46 s")));
    // An in point after the out point takes that away.
    goTo(30);
    m_rig->key(Qt::Key_I);
    QCOMPARE(player().inFrame(), 30);
    QCOMPARE(player().outFrame(), frames - 1);
    goTo(5);
    m_rig->key(Qt::Key_O);
    QCOMPARE(player().inFrame(), 0);
    QCOMPARE(player().outFrame(), 5);
    QTest::keyClick(m_rig->viewer.get(), Qt::Key_O, Qt::ShiftModifier);
    QVERIFY(!player().hasPart() && !bar->isVisible());
    goTo(7);
    m_rig->key(Qt::Key_I);
    QTest::keyClick(m_rig->viewer.get(), Qt::Key_I, Qt::ShiftModifier);
    QVERIFY(!player().hasPart());
    m_rig->key(Qt::Key_I);
    m_rig->key(Qt::Key_X);
    QVERIFY(!player().hasPart());
    // The buttons do the same, and the next clip has no part.
    auto buttons = m_rig->viewer->findChildren<QToolButton *>();
    const auto in = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton *button) {
        return button->toolTip().contains(QStringLiteral("In point"));
    });
    QVERIFY(in != buttons.end() && (*in)->toolTip().contains(QStringLiteral("(I)")));
    QTest::mouseClick(*in, Qt::LeftButton);
    QCOMPARE(player().inFrame(), 7);
    open(QStringLiteral("part.mp4"));
    QVERIFY(!player().hasPart());
}

void TestClipParts::loopNeverShowsAFrameOutside_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("in");
    QTest::addColumn<int>("out");
    QTest::newRow("middle") << QStringLiteral("grey-48-frames.mp4") << 10 << 18;
    QTest::newRow("with sound, frames out of order") << QStringLiteral("part.mp4") << 13 << 22;
    QTest::newRow("to the end") << QStringLiteral("grey-48-frames.mp4") << 38 << 47;
    QTest::newRow("from the start") << QStringLiteral("part.webm") << 0 << 9;
    QTest::newRow("frames of different length") << QStringLiteral("variable.mp4") << 20 << 24;
}

void TestClipParts::loopNeverShowsAFrameOutside()
{
    QFETCH(QString, name);
    QFETCH(int, in);
    QFETCH(int, out);
    open(name);
    goTo(in);
    m_rig->key(Qt::Key_I);
    goTo(out);
    m_rig->key(Qt::Key_O);
    goTo(in);
    auto *view = m_rig->viewer->findChild<ClipView *>();
    auto *item = static_cast<QGraphicsVideoItem *>(nullptr);
    for (QGraphicsItem *each : view->scene()->items()) {
        if (auto *video = dynamic_cast<QGraphicsVideoItem *>(each))
            item = video;
    }
    QVERIFY(item);
    QList<int> shown;
    QObject watcher;
    connect(item->videoSink(), &QVideoSink::videoFrameChanged, &watcher, [&shown](const QVideoFrame &frame) {
        const QImage image = frame.toImage();
        if (!image.isNull())
            shown.append(frameOfGrey(image.pixelColor(image.rect().center())));
    });
    QSignalSpy states(&player(), &ClipPlayer::playingChanged);
    const auto rounds = [&shown] {
        int count = 0;
        for (qsizetype i = 1; i < shown.size(); ++i)
            count += shown.at(i) < shown.at(i - 1) ? 1 : 0;
        return count;
    };
    m_rig->key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(rounds() >= 3, 20000);
    QVERIFY(player().isPlaying());
    QCOMPARE(states.count(), 1); // one piece: it never stopped
    for (const int frame : std::as_const(shown))
        QVERIFY2(frame >= in && frame <= out, qPrintable(QString::number(frame)));
    QVERIFY(shown.contains(in));
    QVERIFY(shown.contains(out));
    QVERIFY(player().frame() >= in && player().frame() <= out);
    // Without the part it goes on beyond.
    m_rig->key(Qt::Key_X);
    QTRY_VERIFY_WITH_TIMEOUT(shown.last() > out || shown.last() < in, patience);
}

void TestClipParts::partThatDoesNotLoopIsPlayedThrough()
{
    open();
    player().setInFrame(10);
    player().setOutFrame(14);
    m_rig->key(Qt::Key_L);
    goTo(12);
    m_rig->key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(player().frame() > 16, patience);
    // Looping again brings it back.
    m_rig->key(Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(player().frame() >= 10 && player().frame() <= 14, patience);
    QVERIFY(player().isPlaying());
}

void TestClipParts::lookingOutsideThePartPauses()
{
    open();
    player().setInFrame(10);
    player().setOutFrame(14);
    m_rig->key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(player().frame() >= 10 && player().frame() <= 14, patience);
    player().seekFrame(30);
    QVERIFY(!player().isPlaying());
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 30, patience);
    m_rig->key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying() && player().frame() >= 10 && player().frame() <= 14,
                             patience);
}

void TestClipParts::speeds()
{
    open();
    auto *button = m_rig->viewer->findChild<SpeedButton *>();
    const auto *media = player().findChild<QMediaPlayer *>();
    QCOMPARE(button->text(), QStringLiteral("1×"));
    m_rig->key(Qt::Key_BracketRight);
    QCOMPARE(player().rate(), 1.5);
    QCOMPARE(button->text(), QStringLiteral("1.5×"));
    for (int i = 0; i < 9; ++i)
        m_rig->key(Qt::Key_BracketLeft);
    QCOMPARE(player().rate(), 0.25);
    QCOMPARE(media->playbackRate(), 0.25);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *menu = button->findChild<QMenu *>();
    QVERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 7);
    QCOMPARE(menu->activeAction()->text(), QStringLiteral("0.25×"));
    menu->actions().last()->trigger();
    menu->close();
    QCOMPARE(player().rate(), 4.0);
    QCOMPARE(media->playbackRate(), 4.0);
    // Two seconds in half of one; in slow motion they take four.
    QElapsedTimer timer;
    player().setLoops(false);
    timer.start();
    QTest::keyClick(m_rig->viewer.get(), Qt::Key_Space); // the menu has taken the focus along
    QTRY_VERIFY_WITH_TIMEOUT(!player().isPlaying(), patience);
    const qint64 fast = timer.elapsed();
    player().setRate(0.5);
    goTo(0);
    timer.restart();
    QTest::keyClick(m_rig->viewer.get(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!player().isPlaying(), patience);
    const QString times = QStringLiteral("%1 against %2").arg(timer.elapsed()).arg(fast);
    QVERIFY2(timer.elapsed() > 3 * fast, qPrintable(times));
    QCOMPARE(player().frame(), frames - 1);
}

void TestClipParts::drag(const QPoint &from, const QPoint &to)
{
    QTest::mousePress(&strip(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&strip(), (from + to) / 2);
    QTest::mouseMove(&strip(), to);
    QTest::mouseRelease(&strip(), Qt::LeftButton, {}, to);
}

void TestClipParts::stripShowsTheClipAndSeeks()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(strip().madeFrames() >= 6, patience);
    // From left to right it goes from dark to light, as the clip does; the last of it may still be made.
    const QRect track = strip().track();
    const auto offAt = [&](double share) {
        const QImage shot = strip().grab().toImage();
        const QPointF point(track.left() + share * track.width(), track.center().y());
        const QColor color = shot.pixelColor((point * shot.devicePixelRatio()).toPoint());
        return std::abs(frameOfGrey(color) - share * frames);
    };
    for (const double share : {0.25, 0.5, 0.75})
        QTRY_VERIFY_WITH_TIMEOUT(offAt(share) <= 4, patience);
    const QPoint middle(strip().xOf(24) + 1, track.center().y());
    QTest::mouseClick(&strip(), Qt::LeftButton, {}, middle);
    QCOMPARE(player().frame(), 24);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 24, patience);
    drag(middle, {strip().xOf(40) + 1, track.center().y()});
    QCOMPARE(player().frame(), 40);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 40, patience);
    drag({strip().xOf(40) + 1, track.center().y()}, {-500, track.center().y()});
    QCOMPARE(player().frame(), 0);
    // Playing goes on after a click.
    m_rig->key(Qt::Key_Space);
    QTRY_VERIFY(player().isPlaying());
    QTest::mouseClick(&strip(), Qt::LeftButton, {}, middle);
    QVERIFY(player().isPlaying());
}

void TestClipParts::stripIsASlider()
{
    open();
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&strip());
    QVERIFY(face);
    QCOMPARE(face->role(), QAccessible::Slider);
    QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Position"));
    QVERIFY(face->valueInterface());
    QCOMPARE(face->valueInterface()->maximumValue().toInt(), 2000);
    strip().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&strip(), Qt::Key_Right);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 1, patience);
    QTest::keyClick(&strip(), Qt::Key_PageUp);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 25, patience);
    QCOMPARE(face->text(QAccessible::Description), QStringLiteral("0:01.01, frame 26 of 48"));
    QTest::keyClick(&strip(), Qt::Key_Left);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 24, patience);
    QTest::keyClick(&strip(), Qt::Key_I); // the page's keys work there too
    QCOMPARE(player().inFrame(), 24);
    QTest::keyClick(&strip(), Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), frames - 1, patience);
    QTest::keyClick(&strip(), Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 0, patience);
    face->valueInterface()->setCurrentValue(1000);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 24, patience);
}

void TestClipParts::handlesAreDragged()
{
    open();
    const int y = strip().track().center().y();
    drag(strip().inHandle().center(), {strip().xOf(12) + 1, y});
    QCOMPARE(player().inFrame(), 12);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 12, patience); // what it begins with is seen
    drag(strip().outHandle().center(), {strip().xOf(31) + 1, y});
    QCOMPARE(player().outFrame(), 30);
    QTRY_COMPARE_WITH_TIMEOUT(frameOfGrey(m_rig->middle()), 30, patience);
    // One stops at the other.
    drag(strip().inHandle().center(), {strip().xOf(45), y});
    QCOMPARE(player().inFrame(), 30);
    drag(strip().inHandle().center(), {-20, y});
    QCOMPARE(player().inFrame(), 0);
    drag(strip().outHandle().center(), {strip().width() + 20, y});
    QVERIFY(!player().hasPart());
}

void TestClipParts::nothingIsDecodedWhileHidden()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(strip().madeFrames() >= 6, patience);
    m_rig->key(Qt::Key_Escape);
    QVERIFY(!m_rig->viewer->isVisible());
    QCOMPARE(strip().madeFrames(), 0);
    QVERIFY(!player().isOpen());
    QVERIFY(player().frames().isEmpty());
}

QMenu *TestClipParts::openPartMenu()
{
    m_rig->key(Qt::Key_P);
    auto *menu = m_rig->viewer->findChild<QMenu *>(QStringLiteral("partMenu"));
    return menu && menu->isVisible() ? menu : nullptr;
}

void TestClipParts::exactPartIsSavedWithoutAsking()
{
    open(QStringLiteral("part.mp4"));
    QVERIFY(!openPartMenu()); // no part yet
    player().setInFrame(12);
    player().setOutFrame(23);
    QMenu *menu = openPartMenu();
    QVERIFY(menu);
    QVERIFY(!menu->findChild<QAction *>(QStringLiteral("savePart:encode")));
    auto *save = menu->findChild<QAction *>(QStringLiteral("savePart:copy"));
    QVERIFY(save);
    save->trigger();
    menu->close();
    auto *dialog = m_rig->viewer->findChild<QFileDialog *>(QStringLiteral("savePart"));
    QVERIFY(dialog && dialog->isVisible());
    const QString target = m_rig->fixture.paths().cache + QStringLiteral("/saved.mp4");
    QVERIFY(QDir().mkpath(m_rig->fixture.paths().cache));
    QSignalSpy notices(m_rig->viewer.get(), &Viewer::notice);
    emit dialog->fileSelected(target);
    dialog->close();
    QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 1, patience);
    QCOMPARE(notices.first().first().toString(), QStringLiteral("Saved saved.mp4"));
    const auto saved = ClipFrames::read(target, std::numeric_limits<qint64>::max());
    QVERIFY(saved);
    QCOMPARE(saved->count(), 12);
}

void TestClipParts::waysOfSavingAreSaid()
{
    open(QStringLiteral("part.mp4"));
    player().setInFrame(14);
    player().setOutFrame(25);
    // By the button, too.
    auto *button = m_rig->viewer->findChild<QPushButton *>(QStringLiteral("savePartButton"));
    QVERIFY(button->isVisible() && button->toolTip().contains(QStringLiteral("(P)")));
    QTest::mouseClick(button, Qt::LeftButton);
    auto *menu = m_rig->viewer->findChild<QMenu *>(QStringLiteral("partMenu"));
    QVERIFY(menu && menu->isVisible());
    const auto *copy = menu->findChild<QAction *>(QStringLiteral("savePart:copy"));
    QVERIFY(copy && menu->findChild<QAction *>(QStringLiteral("savePart:encode")));
    QVERIFY2(copy->text().contains(QStringLiteral("0:00.12 to 0:01.04, frames 13 to 29")),
             qPrintable(copy->text()));
    menu->close();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), QPoint(10, 10));
    QCoreApplication::sendEvent(m_rig->viewer.get(), &event);
    auto *works = m_rig->viewer->findChild<QMenu *>(QStringLiteral("works"));
    QVERIFY(works && works->findChild<QMenu *>(QStringLiteral("partMenu")));
    works->close();
}

void TestClipParts::partIsKeptInTheGallery()
{
    open(QStringLiteral("part.mp4"));
    const AssetId clip = m_rig->viewer->current();
    player().setInFrame(14);
    player().setOutFrame(25);
    QSignalSpy added(m_rig->fixture.library.get(), &Library::assetAdded);
    QSignalSpy notices(m_rig->viewer.get(), &Viewer::notice);
    QMenu *menu = openPartMenu();
    QVERIFY(menu);
    menu->findChild<QAction *>(QStringLiteral("keepPart:encode"))->trigger();
    menu->close();
    QTRY_COMPARE_WITH_TIMEOUT(added.count(), 1, patience);
    const auto part = added.first().first().value<Asset>();
    QCOMPARE(part.parent, clip);
    QCOMPARE(part.kind, MediaKind::Video);
    QCOMPARE(part.durationMs, 500);
    QVERIFY2(part.path.contains(QStringLiteral("frames-15-26")), qPrintable(part.path));
    QTRY_COMPARE(notices.count(), 1);
    QCOMPARE(m_rig->fixture.files().size(), 2);
}

void TestClipParts::savingIsCancelled()
{
    open(QStringLiteral("part.mp4"));
    player().setInFrame(1);
    auto *saver = m_rig->viewer->findChild<PartSaver *>();
    QSignalSpy notices(m_rig->viewer.get(), &Viewer::notice);
    const QString target = m_rig->fixture.paths().cache + QStringLiteral("/never.mp4");
    saver->saveTo({player().file(), {1, frames - 1}, TrimWay::Encode}, target);
    saver->saveTo({player().file(), {1, frames - 1}, TrimWay::Encode}, target); // one at a time
    QCOMPARE(notices.count(), 1);
    QVERIFY(m_rig->says(QStringLiteral("Saving the part")));
    auto buttons = m_rig->viewer->findChild<PartBar *>()->findChildren<QPushButton *>();
    const auto cancel = std::find_if(buttons.begin(), buttons.end(),
                                     [](const QPushButton *button) { return button->text() == u"Cancel"; });
    QVERIFY(cancel != buttons.end() && (*cancel)->isVisible());
    QTest::mouseClick(*cancel, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 2, patience);
    QVERIFY(notices.last().first().toString().contains(QStringLiteral("cancelled")));
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(!saver->isBusy());
}

QTEST_MAIN(TestClipParts)
#include "tst_clipparts.moc"
