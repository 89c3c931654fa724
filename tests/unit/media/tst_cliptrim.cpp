// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/cliptrim.h"

#include "app/base/newfile.h"
#include "app/library/filetype.h"
#include "app/library/videodecoder.h"
#include "app/library/videofile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace maquette;

namespace
{

constexpr qint64 any = std::numeric_limits<qint64>::max();

QString data(const char *name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + QLatin1String(name);
}

QByteArray bytesOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

//! The test clips' frame n is a plain grey of luma 30 + 4n.
int numberIn(const QImage &frame)
{
    const double luma = qGray(frame.pixel(frame.width() / 2, frame.height() / 2)) * 219.0 / 255.0 + 16.0;
    return qRound((luma - 30.0) / 4.0);
}

QList<int> numbersIn(const QString &file)
{
    QList<int> numbers;
    auto decoder = VideoDecoder::open(file);
    if (!decoder)
        return {};
    for (auto found = (*decoder)->next(); found && *found; found = (*decoder)->next()) {
        const auto image = (*decoder)->image();
        numbers.append(image ? numberIn(*image) : -1);
    }
    return numbers;
}

QList<int> counted(int first, int last)
{
    QList<int> numbers;
    for (int n = first; n <= last; ++n)
        numbers.append(n);
    return numbers;
}

//! When the sound of \a file begins to be heard, after its first frame; microseconds, -1: never.
qint64 toneStart(const QString &file)
{
    constexpr float heard = 0.1F;
    auto pictures = VideoDecoder::open(file);
    auto sound = VideoDecoder::open(file, VideoDecoder::Stream::Audio);
    if (!pictures || !sound)
        return -1;
    const qint64 shift = (*sound)->streamStart() - (*pictures)->streamStart();
    for (auto found = (*sound)->next(); found && *found; found = (*sound)->next()) {
        const AVFrame *frame = (*sound)->frame();
        const auto *samples = reinterpret_cast<const float *>(frame->data[0]);
        for (int i = 0; i < frame->nb_samples; ++i) {
            if (std::abs(samples[i]) > heard)
                return (*sound)->position() + shift + qint64(i) * 1000000 / frame->sample_rate;
        }
    }
    return -1;
}

} // namespace

class TestClipTrim : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void eachFrameOfThePartAndNoOther_data();
    void eachFrameOfThePartAndNoOther();
    void soundStaysWithItsPictures_data();
    void soundStaysWithItsPictures();
    void tagsTurnAndContainerStay();
    void nothingHasANameBeforeItIsWhole();
    void whatWasThereIsReplacedOnlyByAWholePart();
    void theClipItselfIsNoTarget();
    void fullDisk();
    void cancelled();
    void damagedClips();
    void rangesThatAreNotThere();
    void soundThatBeginsLate();
    void hostileFiles();

private:
    [[nodiscard]] QString target(const QString &name = QStringLiteral("part")) const
    {
        return m_folder->filePath(name);
    }
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestClipTrim::eachFrameOfThePartAndNoOther_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("shift"); // number in its first frame
    for (const char *name : {"part.mp4", "part.mov", "part.webm", "ntsc-film.mp4", "ntsc.mp4", "sixty.mp4",
                             "variable.mp4", "grey-48-frames.mp4"}) {
        for (const auto &[first, last] :
             QList<std::pair<int, int>>{{0, 47}, {0, 20}, {12, 30}, {13, 29}, {17, 17}, {30, 47}, {47, 47}})
            QTest::addRow("%s %d-%d", name, first, last) << data(name) << first << last << 0;
    }
    for (const auto &[first, last] : QList<std::pair<int, int>>{{0, 30}, {0, 3}, {2, 9}, {7, 20}, {9, 30}})
        QTest::addRow("edited %d-%d", first, last) << data("edited.mp4") << first << last << 17;
}

void TestClipTrim::eachFrameOfThePartAndNoOther()
{
    QFETCH(QString, file);
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, shift);
    const QByteArray before = bytesOf(file);
    const auto frames = ClipFrames::read(file, any);
    QVERIFY(frames);
    const FrameRange wanted{first, last};
    const FrameRange stored = copyableRange(*frames, wanted);
    QVERIFY(stored.first <= first && stored.last >= last);
    for (const bool copies : {true, false}) {
        const FrameRange &range = copies ? stored : wanted;
        TrimWork work;
        const auto made = trimTo({file, range, copies ? TrimWay::Copy : TrimWay::Encode}, target(), work);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message + u' ' + made.error().detail));
        QCOMPARE(numbersIn(target()), counted(int(range.first) + shift, int(range.last) + shift));
        // Each is shown as long as it was.
        const auto now = ClipFrames::read(target(), any);
        QVERIFY(now);
        for (qint64 n = 0; n < now->count() - 1; ++n) {
            const qint64 was = frames->startOf(range.first + n) - frames->startOf(range.first);
            QVERIFY2(std::abs(now->startOf(n) - was) <= 1000,
                     qPrintable(QString::number(now->startOf(n) - was)));
        }
        QCOMPARE(entries(), QStringList{QStringLiteral("part")});
    }
    QCOMPARE(bytesOf(file), before);
}

void TestClipTrim::soundStaysWithItsPictures_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("first");
    QTest::addColumn<bool>("copies");
    for (const char *name : {"part.mp4", "part.mov", "part.webm"}) {
        for (const int first : {0, 12, 19}) {
            QTest::addRow("%s from %d, encoded", name, first) << data(name) << first << false;
            if (first != 19)
                QTest::addRow("%s from %d, copied", name, first) << data(name) << first << true;
        }
    }
}

void TestClipTrim::soundStaysWithItsPictures()
{
    QFETCH(QString, file);
    QFETCH(int, first);
    QFETCH(bool, copies);
    const qint64 original = toneStart(file);
    QVERIFY2(std::abs(original - 1000000) < 25000, qPrintable(QString::number(original)));
    TrimWork work;
    const auto made = trimTo({file, {first, 40 - (copies ? 4 : 0)}, TrimWay::Encode}, target(), work);
    const auto frames = ClipFrames::read(file, any);
    QVERIFY(made && frames);
    if (copies) {
        const FrameRange range = copyableRange(*frames, {first, 40});
        QVERIFY(trimTo({file, range, TrimWay::Copy}, target(), work));
    }
    const qint64 now = toneStart(target());
    const qint64 wanted = original - frames->startOf(first);
    QVERIFY2(std::abs(now - wanted) < 3000, qPrintable(QStringLiteral("%1 µs off").arg(now - wanted)));
}

void TestClipTrim::tagsTurnAndContainerStay()
{
    TrimWork work;
    for (const TrimWay way : {TrimWay::Copy, TrimWay::Encode}) {
        QVERIFY(trimTo({data("part.mp4"), {12, 35}, way}, target(), work));
        QVERIFY(bytesOf(target()).contains("grey steps"));
        QCOMPARE(sniffFileType(bytesOf(target())), FileType::Mp4);
        QVERIFY(trimTo({data("part.mov"), {12, 35}, way}, target(), work));
        QCOMPARE(sniffFileType(bytesOf(target())), FileType::QuickTime);
        QVERIFY(trimTo({data("part.webm"), {12, 35}, way}, target(), work));
        QCOMPARE(sniffFileType(bytesOf(target())), way == TrimWay::Copy ? FileType::WebM : FileType::Mp4);
        QCOMPARE(trimmedExtension(data("part.webm"), way),
                 way == TrimWay::Copy ? QStringLiteral("webm") : QStringLiteral("mp4"));
        const auto all = ClipFrames::read(data("turned.mp4"), any);
        QVERIFY(all);
        QVERIFY(trimTo({data("turned.mp4"), {0, all->count() - 1}, way}, target(), work));
        QCOMPARE(VideoFile::probe(target())->pixels, QSize(32, 64));
    }
}

//! So a kill at any moment leaves nothing that looks like a clip.
void TestClipTrim::nothingHasANameBeforeItIsWhole()
{
    auto file = NewFile::create(target());
    QVERIFY(file);
    TrimWork work;
    QVERIFY(trimInto({data("part.mp4"), {12, 35}, TrimWay::Encode}, (*file)->path(), work));
    if (!(*file)->path().startsWith(u"/proc/"))
        QSKIP("The file system of temporary files has no nameless ones.");
    QCOMPARE(entries(), QStringList());
    QVERIFY((*file)->commit());
    QCOMPARE(entries(), QStringList{QStringLiteral("part")});
    QCOMPARE(numbersIn(target()), counted(12, 35));
}

void TestClipTrim::whatWasThereIsReplacedOnlyByAWholePart()
{
    QFile old(target());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("mine") == 4);
    old.close();
    TrimWork stopped;
    stopped.stop = true;
    QVERIFY(!trimTo({data("part.mp4"), {12, 35}, TrimWay::Copy}, target(), stopped));
    QCOMPARE(bytesOf(target()), QByteArray("mine"));
    TrimWork work;
    QVERIFY(trimTo({data("part.mp4"), {12, 35}, TrimWay::Copy}, target(), work));
    QCOMPARE(numbersIn(target()), counted(12, 35));
    QCOMPARE(entries().size(), 1);
    const auto nowhere = trimTo({data("part.mp4"), {12, 35}, TrimWay::Copy}, target() + u"/below/a", work);
    QVERIFY(!nowhere && nowhere.error().kind == ErrorKind::FileAccess);
    const auto onFolder = trimTo({data("part.mp4"), {12, 35}, TrimWay::Copy}, m_folder->path(), work);
    QVERIFY(!onFolder && onFolder.error().kind == ErrorKind::FileAccess);
}

void TestClipTrim::theClipItselfIsNoTarget()
{
    QVERIFY(QFile::copy(data("part.mp4"), target()));
    QVERIFY(QFile::link(target(), target(QStringLiteral("link"))));
    TrimWork work;
    for (const QString &name : {target(), target(QStringLiteral("link"))}) {
        const auto made = trimTo({target(), {12, 35}, TrimWay::Copy}, name, work);
        QVERIFY(!made && made.error().kind == ErrorKind::InvalidInput);
    }
    QCOMPARE(bytesOf(target()), bytesOf(data("part.mp4")));
}

void TestClipTrim::fullDisk()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t most : {0UL, 100UL, 1000UL, 3000UL}) {
        for (const TrimWay way : {TrimWay::Copy, TrimWay::Encode}) {
            rlimit tight = before;
            tight.rlim_cur = most;
            QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
            TrimWork work;
            const auto made = trimTo({data("part.mp4"), {0, 47}, way}, target(), work);
            QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
            QVERIFY(!made);
            QVERIFY2(made.error().kind == ErrorKind::DiskFull,
                     qPrintable(made.error().message + made.error().detail));
            QCOMPARE(entries(), QStringList());
        }
    }
}

void TestClipTrim::cancelled()
{
    for (const TrimWay way : {TrimWay::Copy, TrimWay::Encode}) {
        TrimWork work;
        work.stop = true;
        const auto made = trimTo({data("part.mp4"), {0, 47}, way}, target(), work);
        QVERIFY(!made && made.error().kind == ErrorKind::Cancelled);
        QCOMPARE(entries(), QStringList());
    }
    // In the middle, wherever that is: either it is whole or it is not there.
    for (int i = 0; i < 12; ++i) {
        TrimWork work;
        std::thread other([&work, i] {
            std::this_thread::sleep_for(std::chrono::milliseconds(2 * i));
            work.stop = true;
        });
        const auto made = trimTo({data("part.mp4"), {1, 46}, TrimWay::Encode}, target(), work);
        other.join();
        if (made)
            QCOMPARE(numbersIn(target()), counted(1, 46));
        else
            QCOMPARE(made.error().kind, ErrorKind::Cancelled);
        QCOMPARE(entries().size(), made ? 1 : 0);
        QFile::remove(target());
    }
}

void TestClipTrim::damagedClips()
{
    const QByteArray whole = bytesOf(data("part.mp4"));
    const QString cut = target(QStringLiteral("cut"));
    for (const qsizetype size : {qsizetype(0), qsizetype(100), whole.size() / 2, whole.size() - 100}) {
        QFile file(cut);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(whole.left(size)) == size);
        file.close();
        for (const TrimWay way : {TrimWay::Copy, TrimWay::Encode}) {
            TrimWork work;
            const auto made = trimTo({cut, {0, 47}, way}, target(), work);
            QVERIFY(!made);
            QVERIFY(!made.error().message.isEmpty());
            QCOMPARE(entries(), QStringList{QStringLiteral("cut")});
        }
    }
    QFile noise(cut);
    QVERIFY(noise.open(QIODevice::WriteOnly));
    QByteArray broken = whole;
    for (qsizetype at = broken.size() / 2; at < broken.size(); at += 7)
        broken[at] = char(at * 31);
    noise.write(broken);
    noise.close();
    TrimWork work;
    const auto made = trimTo({cut, {24, 47}, TrimWay::Copy}, target(), work);
    QVERIFY(made || made.error().kind == ErrorKind::DamagedFile ||
            made.error().kind == ErrorKind::InvalidInput);
    QCOMPARE(entries().size(), made ? 2 : 1);
    const auto missing = trimTo({target(QStringLiteral("none")), {0, 1}, TrimWay::Copy}, target(), work);
    QVERIFY(!missing && missing.error().kind == ErrorKind::FileAccess);
}

void TestClipTrim::rangesThatAreNotThere()
{
    TrimWork work;
    for (const FrameRange &range :
         {FrameRange{-1, 3}, FrameRange{5, 4}, FrameRange{0, 48}, FrameRange{90, 99}}) {
        const auto made = trimTo({data("part.mp4"), range, TrimWay::Encode}, target(), work);
        QVERIFY(!made && made.error().kind == ErrorKind::InvalidInput);
    }
    QCOMPARE(entries(), QStringList());
}

//! Its sound begins two minutes after its first picture.
void TestClipTrim::soundThatBeginsLate()
{
    TrimWork work;
    const QString file = data("late-sound.mp4");
    const auto frames = ClipFrames::read(file, any);
    QVERIFY(frames);
    QVERIFY(trimTo({file, {0, frames->count() - 1}, TrimWay::Encode}, target(), work));
    QVERIFY2(std::abs(toneStart(target()) - toneStart(file)) < 3000,
             qPrintable(QString::number(toneStart(target()))));
}

//! What the fuzzer begins with and what it found: cut or refused, and nothing half is left.
void TestClipTrim::hostileFiles()
{
    int cut = 0;
    for (const char *folder : {"/tests/fuzz/corpus/clip", "/tests/fuzz/finds/clip"}) {
        for (const QFileInfo &file :
             QDir(QStringLiteral(MAQUETTE_SOURCE_DIR) + QLatin1String(folder)).entryInfoList(QDir::Files)) {
            const auto frames = ClipFrames::read(file.filePath(), any);
            if (!frames)
                continue;
            const FrameRange wanted{frames->count() / 3, std::min<qint64>(frames->count() - 1, 60)};
            for (const bool copies : {true, false}) {
                TrimWork work;
                const FrameRange range = copies ? copyableRange(*frames, wanted) : wanted;
                const auto made = trimTo({file.filePath(), range, copies ? TrimWay::Copy : TrimWay::Encode},
                                         target(), work);
                QVERIFY2(made || !made.error().message.isEmpty(), qPrintable(file.fileName()));
                QCOMPARE(entries().size(), made ? 1 : 0);
                QFile::remove(target());
                cut += made ? 1 : 0;
            }
        }
    }
    QVERIFY(cut > 0);
}

QTEST_GUILESS_MAIN(TestClipTrim)
#include "tst_cliptrim.moc"
