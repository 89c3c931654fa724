// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailcrew.h"
#include "app/library/thumbnailfile.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>

using namespace maquette;

namespace
{

constexpr qint64 plenty = 64LL * 1024 * 1024;

QImage plain(int shade)
{
    QImage image(32, 32, QImage::Format_RGB32);
    image.fill(qRgb(shade, shade, shade));
    return image;
}

ThumbnailRequest request(quint64 serial, int rank = 0, const QByteArray &key = {})
{
    ThumbnailOrder order;
    order.id = AssetId(qint64(serial));
    order.key = key.isEmpty() ? "key-" + QByteArray::number(serial) : key;
    return {serial, order, rank, {}, {}};
}

//! \brief A gate that makers wait at, as for a disk that does not answer.
class Gate
{
public:
    void wait() { m_opened.wait(); }
    void open() { m_open.set_value(); }

private:
    std::promise<void> m_open;
    std::shared_future<void> m_opened{m_open.get_future()};
};

} // namespace

class TestThumbnailCrew : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = {};
        m_settings.folder = m_folder->path();
        m_settings.limit = plenty;
        m_answers.clear();
    }
    void inOrderOfRank();
    void whatIsKnownGoesBeforeWhatIsMade();
    void calledOffIsNeverBegun();
    void calledOffInTheMiddle();
    void theStuckDoNotStopTheOthers();
    void theEndDoesNotWaitForTheStuck();
    void previewsAreKept();

private:
    [[nodiscard]] std::unique_ptr<ThumbnailCrew> crew()
    {
        return std::make_unique<ThumbnailCrew>(
            m_settings, [this](const QList<ThumbnailAnswer> &answers) { m_answers += answers; });
    }
    [[nodiscard]] QList<quint64> serials() const
    {
        QList<quint64> all;
        for (const ThumbnailAnswer &answer : m_answers)
            all.append(answer.serial);
        return all;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    ThumbnailCrew::Settings m_settings;
    QList<ThumbnailAnswer> m_answers;
};

void TestThumbnailCrew::inOrderOfRank()
{
    auto gate = std::make_shared<Gate>();
    m_settings.makers = 1;
    auto taken = std::make_shared<std::atomic<int>>(0);
    m_settings.make = [gate, taken](const ThumbnailOrder &order, const CallOff &) {
        ++*taken;
        if (order.id == AssetId(1))
            gate->wait();
        return Thumbnail{plain(1), {}, false};
    };
    const auto some = crew();
    some->ask(request(1));
    QTRY_COMPARE(taken->load(), 1);
    for (const int serial : {2, 3, 4, 5})
        some->ask(request(quint64(serial), 10 - serial));
    // Only ranks count that are in force when a thread is free.
    QTRY_COMPARE(some->waiting(), 4);
    some->sort([](const ThumbnailRequest &one) { return one.serial == 4 ? 0 : int(one.serial); });
    gate->open();
    QTRY_COMPARE(m_answers.size(), 5);
    QCOMPARE(serials(), (QList<quint64>{1, 4, 2, 3, 5}));
}

void TestThumbnailCrew::whatIsKnownGoesBeforeWhatIsMade()
{
    {
        ThumbnailFile file(m_folder->path(), plenty);
        QList<KeptThumbnail> known;
        for (int i = 100; i < 150; ++i)
            known.append({{"key-" + QByteArray::number(i), 256}, encodedThumbnail(plain(i))});
        QVERIFY(file.write(known, {}));
    }
    auto gate = std::make_shared<Gate>();
    m_settings.make = [gate](const ThumbnailOrder &, const CallOff &) {
        gate->wait(); // a poster that takes its time
        return Thumbnail{plain(1), {}, false};
    };
    const auto some = crew();
    for (quint64 slow = 1; slow <= 50; ++slow)
        some->ask(request(slow));
    for (quint64 known = 100; known < 150; ++known)
        some->ask(request(known, 1000));
    QTRY_COMPARE(m_answers.size(), 50);
    for (const ThumbnailAnswer &answer : std::as_const(m_answers)) {
        QVERIFY(answer.serial >= 100);
        QCOMPARE(answer.thumbnail.image.format(), QImage::Format_RGB32);
        QCOMPARE(qGray(answer.thumbnail.image.pixel(3, 3)), int(answer.serial));
    }
    gate->open();
    QTRY_COMPARE(m_answers.size(), 100);
}

void TestThumbnailCrew::calledOffIsNeverBegun()
{
    auto gate = std::make_shared<Gate>();
    auto begun = std::make_shared<std::atomic<int>>(0);
    m_settings.makers = 1;
    m_settings.make = [gate, begun](const ThumbnailOrder &, const CallOff &) {
        ++*begun;
        gate->wait();
        return Thumbnail{plain(1), {}, false};
    };
    const auto some = crew();
    some->ask(request(1));
    QTRY_COMPARE(begun->load(), 1);
    ThumbnailRequest gone = request(2);
    some->ask(gone);
    gone.callOff.callOff();
    some->ask(request(3));
    gate->open();
    QTRY_COMPARE(serials(), (QList<quint64>{1, 3}));
    QCOMPARE(begun->load(), 2);
}

void TestThumbnailCrew::calledOffInTheMiddle()
{
    m_settings.makers = 1;
    auto begun = std::make_shared<std::atomic<bool>>(false);
    m_settings.make = [begun](const ThumbnailOrder &order, const CallOff &callOff) {
        *begun = true;
        while (order.id == AssetId(1) && !callOff.isCalledOff())
            std::this_thread::yield();
        return Thumbnail{order.id == AssetId(1) ? QImage() : plain(1), {}, false};
    };
    const auto some = crew();
    ThumbnailRequest gone = request(1);
    some->ask(gone);
    some->ask(request(2, 5));
    QTRY_VERIFY(begun->load());
    gone.callOff.callOff();
    QTRY_VERIFY(serials().contains(2));
}

void TestThumbnailCrew::theStuckDoNotStopTheOthers()
{
    auto gate = std::make_shared<Gate>();
    m_settings.makers = 2;
    m_settings.patience = std::chrono::milliseconds(50);
    m_settings.make = [gate](const ThumbnailOrder &order, const CallOff &) {
        if (order.id.number() <= 2)
            gate->wait();
        return Thumbnail{plain(1), {}, false};
    };
    const auto some = crew();
    for (quint64 serial = 1; serial <= 6; ++serial)
        some->ask(request(serial, int(serial)));
    QList<quint64> late;
    const auto othersCame = [&] {
        late += some->slow();
        return m_answers.size() == 4 && late.contains(1) && late.contains(2);
    };
    QTRY_VERIFY(othersCame());
    QVERIFY(!serials().contains(1) && !serials().contains(2));
    QVERIFY(some->slow().isEmpty()); // each is told once
    gate->open();
    QTRY_COMPARE(m_answers.size(), 6);
    some->ask(request(7)); // their successors go on
    QTRY_COMPARE(m_answers.size(), 7);
}

void TestThumbnailCrew::theEndDoesNotWaitForTheStuck()
{
    auto gate = std::make_shared<Gate>();
    auto ended = std::make_shared<std::atomic<bool>>(false);
    auto begun = std::make_shared<std::atomic<bool>>(false);
    m_settings.make = [gate, ended, begun](const ThumbnailOrder &, const CallOff &) {
        *begun = true;
        gate->wait();
        *ended = true;
        return Thumbnail{plain(1), {}, false};
    };
    auto some = crew();
    some->ask(request(1));
    QTRY_VERIFY(begun->load());
    QElapsedTimer timer;
    timer.start();
    some.reset();
    QVERIFY(timer.elapsed() < 4000);
    QVERIFY(!ended->load());
    gate->open();
    QTRY_VERIFY(ended->load());
    QVERIFY(m_answers.isEmpty());
}

void TestThumbnailCrew::previewsAreKept()
{
    QImage large(512, 256, QImage::Format_RGB32);
    large.fill(Qt::red);
    {
        const auto some = crew();
        some->keep(request(1).order, {large, large.scaled(256, 128)});
        ThumbnailFile file(m_folder->path(), plenty);
        QTRY_VERIFY(file.refresh() && !file.find({"key-1", 512}).bytes.isEmpty());
    }
    ThumbnailFile file(m_folder->path(), plenty);
    QVERIFY(file.refresh());
    QCOMPARE(decodedThumbnail(file.find({"key-1", 512}).bytes, 512).size(), QSize(512, 256));
    QCOMPARE(decodedThumbnail(file.find({"key-1", 256}).bytes, 256).size(), QSize(256, 128));
}

QTEST_GUILESS_MAIN(TestThumbnailCrew)
#include "tst_thumbnailcrew.moc"
