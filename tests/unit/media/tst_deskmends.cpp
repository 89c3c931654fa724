// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mediadesk.h"

#include "app/base/clock.h"
#include "app/library/videofile.h"
#include "app/net/httpclient.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

namespace
{

constexpr int longest = 60000;

QString clip(const char *name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + QLatin1String(name);
}

//! Minutes of work.
ClipMend heavyMend()
{
    ClipMend mend;
    mend.durationMs = 2000;
    mend.size = {4096, 4096};
    return mend;
}

} // namespace

//! \brief Clips and their frames at the desk: made beside the main thread, stopped when nobody wants them.
class TestDeskMends : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<MediaDesk>(m_http, m_folder->path());
    }

    void aFrameIsTheDecodersOwn()
    {
        const QString file = clip("grey-48-frames.mp4");
        for (const qint64 position : {0, 1000, 90'000}) {
            std::optional<Result<QString>> kept;
            QObject context;
            QObject *errand =
                m_desk->frame(file, position, &context, [&](const Result<QString> &made) { kept = made; });
            QVERIFY(errand);
            QTRY_VERIFY_WITH_TIMEOUT(kept.has_value(), longest);
            QVERIFY(*kept);
            const QImage own = *VideoFile::frameAt(file, position);
            QCOMPARE(QImage(**kept).convertToFormat(own.format()), own);
            QVERIFY(QImage(**kept).text(QStringLiteral("Source")).startsWith(QStringLiteral("frame ")));
        }
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 3); // three different ones
    }

    void aFrameOfNoClipFails()
    {
        std::optional<Result<QString>> kept;
        QObject context;
        QVERIFY(m_desk->frame(m_folder->filePath(QStringLiteral("no.mp4")), 0, &context,
                              [&](const Result<QString> &made) { kept = made; }));
        QTRY_VERIFY(kept.has_value());
        QVERIFY(!*kept);
    }

    void aClipIsMadeAndTellsHowFar()
    {
        ClipMend mend;
        mend.durationMs = 500;
        mend.size = {1280, 720};
        std::optional<Result<MendedClip>> made;
        double told = 0;
        QObject context;
        QVERIFY(m_desk->mend(
            {clip("grey-48-frames.mp4")}, mend, {}, &context, [&](double share) { told = share; },
            [&](const Result<MendedClip> &clip) { made = clip; }));
        QTRY_VERIFY_WITH_TIMEOUT(made.has_value(), longest);
        QVERIFY(*made);
        QCOMPARE((*made)->pixels, QSize(1280, 720));
        QVERIFY(told >= 0 && told <= 1);
    }

    void theWayBackIsKeptBeforeTheAnswer()
    {
        ClipMend mend;
        mend.durationMs = 500;
        mend.size = {320, 180};
        const QString file = clip("grey-48-frames.mp4");
        std::optional<MendOrigin> origin;
        bool ended = false;
        QObject context;
        QVERIFY(m_desk->mend(
            {file, QStringLiteral("maquette-file:") + file, file}, mend, {}, &context, [](double) {},
            [&](const Result<MendedClip> &made) {
                ended = true;
                if (made)
                    origin = originOfFile(m_folder->path(), made->file);
            }));
        QTRY_VERIFY_WITH_TIMEOUT(ended, longest);
        QVERIFY(origin);
        QCOMPARE(origin->file, file);
        QVERIFY(origin->isThere);
    }

    void whatNobodyWantsIsStopped()
    {
        auto context = std::make_unique<QObject>();
        bool told = false;
        QVERIFY(m_desk->mend(
            {clip("grey-48-frames.mp4")}, heavyMend(), {}, context.get(), [&](double) { told = true; },
            [](const Result<MendedClip> &) { QFAIL("nobody is there"); }));
        QTRY_VERIFY_WITH_TIMEOUT(told, longest);
        context.reset();
        QTRY_VERIFY_WITH_TIMEOUT(QDir(m_folder->path()).entryList(QDir::Files).isEmpty(), longest);
    }

    void closingWaitsForNoEncoder()
    {
        QObject context;
        bool told = false;
        for (int i = 0; i < 2; ++i) {
            ClipMend mend = heavyMend();
            mend.durationMs -= i;
            QVERIFY(m_desk->mend(
                {clip("grey-48-frames.mp4")}, mend, {}, &context, [&](double) { told = true; },
                [](const Result<MendedClip> &) {}));
        }
        QTRY_VERIFY_WITH_TIMEOUT(told, longest);
        QElapsedTimer time;
        time.start();
        m_desk.reset();
        QVERIFY2(time.elapsed() < 10'000, "it would take minutes");
    }

private:
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MediaDesk> m_desk;
};

QTEST_MAIN(TestDeskMends)
#include "tst_deskmends.moc"
