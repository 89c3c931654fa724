// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ffmpeg/ffmpeg.h"

#include <QFile>
#include <QTest>

extern "C" {
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

using namespace maquette;

namespace
{

bool isMapped(const char *library)
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains(library);
}

} // namespace

//! \brief FFmpeg costs nothing until it is used, and then works as if it were linked.
class TestFfmpeg : public QObject
{
    Q_OBJECT

private slots:
    void isLoadedWhenFirstAskedFor();
    void functionsReachTheLibraries();
};

void TestFfmpeg::isLoadedWhenFirstAskedFor()
{
    QVERIFY(!isMapped("libavcodec"));
    const Result<void> loaded = loadFfmpeg();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
    QVERIFY(isMapped("libavcodec"));
    QVERIFY(isMapped("libswscale"));
}

void TestFfmpeg::functionsReachTheLibraries()
{
    AVFrame *frame = av_frame_alloc();
    QVERIFY(frame);
    frame->format = AV_PIX_FMT_RGB32;
    frame->width = 64;
    frame->height = 48;
    QCOMPARE(av_frame_get_buffer(frame, 0), 0);
    QVERIFY(frame->data[0]);
    av_frame_free(&frame);
    QVERIFY(!frame);
    SwsContext *scaler = sws_getContext(64, 48, AV_PIX_FMT_YUV420P, 32, 24, AV_PIX_FMT_RGB32, SWS_AREA,
                                        nullptr, nullptr, nullptr);
    QVERIFY(scaler);
    sws_freeContext(scaler);
}

QTEST_GUILESS_MAIN(TestFfmpeg)
#include "tst_ffmpeg.moc"
