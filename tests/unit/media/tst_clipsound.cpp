// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/clipsound.h"

#include "app/ffmpeg/ffmpeg.h"

#include <QTest>

#include <cmath>

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/frame.h>
}

using namespace maquette;

namespace
{

struct Release
{
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
};
using Frame = std::unique_ptr<AVFrame, Release>;

Frame frameOf(AVSampleFormat format, int rate, int channels, int samples)
{
    Frame frame(av_frame_alloc());
    frame->format = format;
    frame->sample_rate = rate;
    frame->nb_samples = samples;
    av_channel_layout_default(&frame->ch_layout, channels);
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        qFatal("no frame");
    return frame;
}

//! A tenth of a second that is at \a level throughout.
Frame constant(float level, int rate = 48000)
{
    Frame frame = frameOf(AV_SAMPLE_FMT_FLTP, rate, 2, rate / 10);
    for (int channel = 0; channel < 2; ++channel) {
        auto *samples = reinterpret_cast<float *>(frame->extended_data[channel]);
        std::fill(samples, samples + frame->nb_samples, level);
    }
    return frame;
}

std::vector<float> taken(ClipSound &sound)
{
    Frame frame = frameOf(AV_SAMPLE_FMT_FLTP, 48000, 2, int(sound.waiting()));
    sound.take(frame.get());
    const auto *samples = reinterpret_cast<const float *>(frame->extended_data[0]);
    return {samples, samples + frame->nb_samples};
}

} // namespace

class TestClipSound : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void beginsWithin();
    void beginsLate();
    void changesInTheMiddle();
    void senselessBeginnings_data();
    void senselessBeginnings();
    void isCut();
};

void TestClipSound::initTestCase()
{
    QVERIFY(loadFfmpeg());
}

void TestClipSound::beginsWithin()
{
    ClipSound sound;
    sound.setShape(2, 48000);
    QVERIFY(sound.add(constant(0.5F).get(), -50000) >= 0);
    QVERIFY(sound.add(constant(0.25F).get(), 50000) >= 0);
    sound.drain();
    QCOMPARE(sound.waiting(), qint64(7200));
    const auto samples = taken(sound);
    QCOMPARE(samples.at(2399), 0.5F);
    QCOMPARE(samples.at(2400), 0.25F);
    QCOMPARE(sound.waiting(), qint64(0));
}

void TestClipSound::beginsLate()
{
    ClipSound sound;
    sound.setShape(2, 48000);
    QVERIFY(sound.add(constant(0.5F).get(), 10000) >= 0);
    sound.drain();
    const auto samples = taken(sound);
    QCOMPARE(qint64(samples.size()), qint64(5280));
    QCOMPARE(samples.at(479), 0.0F);
    QCOMPARE(samples.at(480), 0.5F);
}

//! Fewer planes than before: what was there would be read beyond its end.
void TestClipSound::changesInTheMiddle()
{
    ClipSound sound;
    sound.setShape(2, 48000);
    QVERIFY(sound.add(constant(0.5F).get(), 0) >= 0);
    Frame mono = frameOf(AV_SAMPLE_FMT_S16, 24000, 1, 2400);
    auto *samples = reinterpret_cast<qint16 *>(mono->extended_data[0]);
    std::fill(samples, samples + 2400, qint16(8192));
    QVERIFY(sound.add(mono.get(), 100000) >= 0);
    QVERIFY(sound.add(constant(0.5F, 44100).get(), 200000) >= 0);
    sound.drain();
    QVERIFY(std::abs(sound.waiting() - 14400) < 100);
    const auto all = taken(sound);
    QCOMPARE(all.at(2000), 0.5F);
    QVERIFY(all.at(7200) > 0.1F && all.at(7200) < 0.4F);
    QVERIFY(std::abs(all.at(12000) - 0.5F) < 0.01F);
}

void TestClipSound::senselessBeginnings_data()
{
    QTest::addColumn<qint64>("position");
    QTest::newRow("far later") << std::numeric_limits<qint64>::max();
    QTest::newRow("far before") << std::numeric_limits<qint64>::min();
}

void TestClipSound::senselessBeginnings()
{
    QFETCH(qint64, position);
    ClipSound sound;
    sound.setShape(1, 48000);
    QVERIFY(sound.add(constant(0.5F).get(), position) >= 0);
    QVERIFY(sound.waiting() <= 48000 * 121);
}

void TestClipSound::isCut()
{
    ClipSound sound;
    sound.setShape(2, 48000);
    sound.cut(10);
    QVERIFY(sound.add(constant(0.5F).get(), 0) >= 0);
    sound.cut(1000);
    QCOMPARE(sound.waiting(), qint64(1000));
    sound.cut(-5);
    QCOMPARE(sound.waiting(), qint64(0));
}

QTEST_GUILESS_MAIN(TestClipSound)
#include "tst_clipsound.moc"
