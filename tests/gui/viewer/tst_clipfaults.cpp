// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipstrip.h"
#include "ui/viewer/clipview.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMediaPlayer>
#include <QSignalSpy>
#include <QtEndian>
#include <QTest>
#include <QThread>
#include <QVideoSink>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr int patience = 20000;
constexpr int backendWaitsMs = 300; //!< for a frame to be taken

//! Memory in use, MiB.
qint64 memory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray all = status.readAll();
    const qsizetype at = all.indexOf("VmRSS:");
    return all.mid(at + 6, all.indexOf("kB", at) - at - 6).trimmed().toLongLong() / 1024;
}

qsizetype handles()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System).size();
}

//! Lets \a work change a clip that is in order.
QByteArray changed(const QString &name, const std::function<void(QByteArray &)> &work)
{
    QByteArray bytes = testFile(name);
    work(bytes);
    return bytes;
}

void claimHours(QByteArray &bytes)
{
    constexpr quint32 seconds = 36000;
    // mvhd and mdhd: version, flags, two times, then the scale and the length.
    for (const char *box : {"mvhd", "mdhd"}) {
        const qsizetype at = bytes.indexOf(box) + 4;
        const auto scale = qFromBigEndian<quint32>(bytes.constData() + at + 12);
        qToBigEndian<quint32>(scale * seconds, bytes.data() + at + 16);
    }
}

} // namespace

//! \brief Clips that are not in order, and many that are: the window stays alive and says what is wrong.
class TestClipFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void problemsAreSaid_data();
    void problemsAreSaid();
    void hoursThatAreOnlyClaimed();
    void soundAlone();
    void fiftyClipsLeaveNothingBehind();
    void slowListenerIsNoFault();
    void playOutweighsASeekThatWaits();
    void backendThatStopsIsStartedAgain_data();
    void backendThatStopsIsStartedAgain();
    void backendThatStopsAgainAndAgainIsAFault();

private:
    void openGreyClip();
    void write(AssetId id, const QByteArray &bytes) const
    {
        QFile file(m_rig->fileOf(id));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] ClipPlayer &player() const { return *m_rig->viewer->clipPlayer(); }

    std::unique_ptr<ViewerRig> m_rig;
};

void TestClipFaults::init()
{
    m_rig = std::make_unique<ViewerRig>();
    QVERIFY(m_rig->show());
}

void TestClipFaults::problemsAreSaid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString name = QStringLiteral("part.mp4");
    QTest::newRow("nothing in it") << QByteArray();
    QTest::newRow("noise") << QByteArray(5000, '\x5a');
    QTest::newRow("cut short") << testFile(name).left(3000);
    QTest::newRow("index without its pictures")
        << changed(name, [](QByteArray &bytes) { bytes.truncate(bytes.indexOf("mdat") + 4); });
    QTest::newRow("a codec nobody has") << changed(name, [](QByteArray &bytes) {
        bytes.replace("avc1\0\0", "zzz9\0\0").replace("avc1", "zzz9").replace("avcC", "zzzC");
    });
}

void TestClipFaults::problemsAreSaid()
{
    QFETCH(QByteArray, bytes);
    const AssetId clip = m_rig->addClip(QStringLiteral("part.mp4"));
    const AssetId good = m_rig->addClip(QStringLiteral("grey-48-frames.mp4"));
    write(clip, bytes);
    QElapsedTimer opening;
    opening.start();
    m_rig->viewer->open(clip, {clip, good});
    QVERIFY2(opening.elapsed() < 1000, qPrintable(QString::number(opening.elapsed())));
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->says(QStringLiteral("cannot be played")), patience);
    QVERIFY(!player().isOpen());
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_I, Qt::Key_P, Qt::Key_K, Qt::Key_Period})
        m_rig->key(key);
    m_rig->key(Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying(), patience);
}

void TestClipFaults::hoursThatAreOnlyClaimed()
{
    const AssetId clip = m_rig->addClip(QStringLiteral("grey-48-frames.mp4"));
    write(clip, changed(QStringLiteral("grey-48-frames.mp4"), claimHours));
    m_rig->viewer->open(clip, {clip});
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->says(QStringLiteral("cannot be played")) || player().knowsFrames(),
                             patience);
    // Whatever it claims, nothing is made for frames that are not there.
    QVERIFY(player().frames().count() <= 48);
    m_rig->key(Qt::Key_Escape);
    QVERIFY(!m_rig->viewer->isVisible());
}

void TestClipFaults::soundAlone()
{
    const AssetId sound = m_rig->fixture.landed(testFile(QStringLiteral("tone.m4a")), MediaKind::Audio);
    QVERIFY(!sound.isNull());
    m_rig->viewer->open(sound, {sound});
    QTRY_VERIFY_WITH_TIMEOUT(player().duration() > 1900 && player().isPlaying(), patience);
    m_rig->key(Qt::Key_Space);
    QVERIFY(!player().isPlaying());
    player().seek(1000);
    QTRY_VERIFY(m_rig->says(QStringLiteral("0:01.00 / 0:02.0")));
    QVERIFY(!m_rig->says(QStringLiteral("Frame")));
    m_rig->key(Qt::Key_I);
    QVERIFY(!player().hasPart());
    auto *strip = m_rig->viewer->findChild<ClipStrip *>();
    QTest::mouseClick(strip, Qt::LeftButton, {}, strip->track().center());
    QVERIFY2(std::abs(player().position() - 1000) < 100, qPrintable(QString::number(player().position())));
}

void TestClipFaults::fiftyClipsLeaveNothingBehind()
{
    QList<AssetId> clips;
    for (const char *name : {"part.mp4", "grey-48-frames.mp4", "part.webm", "sound.mp4"})
        clips.append(m_rig->addClip(QString::fromLatin1(name)));
    const auto cycle = [&](int count) {
        for (int i = 0; i < count; ++i) {
            m_rig->viewer->open(clips.at(i % clips.size()), clips);
            QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying() && player().knowsFrames() &&
                                         m_rig->viewer->findChild<ClipView *>()->showsFrame(),
                                     patience);
            QTest::keyClick(m_rig->viewer.get(), Qt::Key_Escape);
            QVERIFY(!player().isOpen());
        }
    };
    cycle(12);
    const qint64 before = memory();
    const qsizetype open = handles();
    cycle(50);
    QVERIFY2(memory() - before < 24, qPrintable(QStringLiteral("%1 MiB more").arg(memory() - before)));
    QVERIFY2(handles() - open < 8, qPrintable(QStringLiteral("%1 handles more").arg(handles() - open)));
    QCOMPARE(m_rig->viewer->findChildren<QMediaPlayer *>().size(), 1); // made once, used again
}

void TestClipFaults::openGreyClip()
{
    const AssetId clip = m_rig->addClip(QStringLiteral("grey-48-frames.mp4"));
    m_rig->viewer->open(clip, {clip});
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying() && player().knowsFrames() && player().frame() > 0,
                             patience);
}

void TestClipFaults::slowListenerIsNoFault()
{
    openGreyClip();
    QSignalSpy failed(&player(), &ClipPlayer::failed);
    QSignalSpy restarted(player().findChild<QMediaPlayer *>(), &QMediaPlayer::sourceChanged);
    // Longer than the backend waits for a frame to be taken.
    int slow = 0;
    const auto dawdle = [&] {
        if (++slow <= 3)
            QThread::msleep(backendWaitsMs * 3 / 2);
    };
    connect(&player(), &ClipPlayer::frameShown, this, dawdle);
    QTRY_VERIFY_WITH_TIMEOUT(slow > 20, patience);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(restarted.count(), 0);
    QVERIFY(player().isPlaying());
}

void TestClipFaults::playOutweighsASeekThatWaits()
{
    const AssetId clip = m_rig->addClip(QStringLiteral("grey-48-frames.mp4"));
    m_rig->viewer->open(clip, {clip}); // it is looked through elsewhere first
    auto *sink = player().findChild<QVideoSink *>();
    sink->blockSignals(true); // the first frame takes its time
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying() && player().hasPictures() && player().knowsFrames(),
                             patience);
    player().seekFrame(0);
    player().setInFrame(10);
    player().setOutFrame(14);
    player().setPlaying(true);
    sink->blockSignals(false);
    QTRY_VERIFY_WITH_TIMEOUT(player().frame() >= 10 && player().frame() <= 14, patience);
    QVERIFY(player().isPlaying());
}

void TestClipFaults::backendThatStopsIsStartedAgain_data()
{
    QTest::addColumn<bool>("play");
    QTest::newRow("playing") << true;
    QTest::newRow("held on a frame") << false;
}

void TestClipFaults::backendThatStopsIsStartedAgain()
{
    QFETCH(bool, play);
    openGreyClip();
    QSignalSpy failed(&player(), &ClipPlayer::failed);
    QSignalSpy error(player().findChild<QMediaPlayer *>(), &QMediaPlayer::errorOccurred);
    // The part that is played, the speed and the place outlive it.
    player().setRate(2);
    player().setInFrame(20);
    player().setOutFrame(30);
    QTRY_VERIFY_WITH_TIMEOUT(player().frame() >= 20, patience);
    int frames = 0;
    const auto *sink = player().findChild<QVideoSink *>();
    // A frame that is not taken in time ends the backend's stream.
    connect(sink, &QVideoSink::videoFrameChanged, this, [&] {
        if (frames++ == 0)
            QThread::msleep(backendWaitsMs * 2);
    });
    if (!play)
        player().seekFrame(40);
    QTRY_VERIFY_WITH_TIMEOUT(!error.isEmpty(), patience);
    frames = 1;
    QTRY_VERIFY_WITH_TIMEOUT(player().isPlaying() == play && frames > 1, patience);
    if (play)
        QTRY_VERIFY_WITH_TIMEOUT(frames > 30 && player().frame() >= 20 && player().frame() <= 30, patience);
    else
        QTRY_COMPARE_WITH_TIMEOUT(player().frame(), 40, patience);
    QCOMPARE(player().inFrame(), 20);
    QCOMPARE(player().outFrame(), 30);
    QCOMPARE(player().findChild<QMediaPlayer *>()->playbackRate(), 2.0);
    QCOMPARE(failed.count(), 0);
    QVERIFY(player().isOpen() && player().duration() > 0);
}

void TestClipFaults::backendThatStopsAgainAndAgainIsAFault()
{
    openGreyClip();
    QSignalSpy failed(&player(), &ClipPlayer::failed);
    connect(player().findChild<QVideoSink *>(), &QVideoSink::videoFrameChanged, this,
            [] { QThread::msleep(backendWaitsMs * 2); });
    QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->says(QStringLiteral("This clip cannot be played here.")), patience);
    QCOMPARE(failed.count(), 1);
}

QTEST_MAIN(TestClipFaults)
#include "tst_clipfaults.moc"
