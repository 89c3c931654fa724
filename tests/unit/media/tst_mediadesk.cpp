// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mediadesk.h"

#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/unit/library/libraryfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;
using Service = LinkCheck::Service;

namespace
{

//! \brief What a send said until now.
struct Sent
{
    QList<std::pair<qint64, qint64>> told;
    std::optional<Result<ResolvedMedia>> end;
};

} // namespace

//! Files on their way out, judged once more on the way; links, asked for no more often than needed.
class TestMediaDesk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsOfTheWayIntoTheBucketOnly();
    void theSameFileIsNotUploadedTwice();
    void aFileThatWasChangedIsNotSent();
    void everyFieldThatItStandsInIsAsked();
    void whatHasNoRoomLeftGoesToTheBucket();
    void aFileCountsInEveryPlaceOfTheRequest();
    void aBucketOutOfReachIsNotUsed();
    void goodLinksAreNotAskedForAgain();
    void badLinksAre();
    void anotherServiceSeesOtherLinks();
    void whatIsUsedStaysTheNewest();

private:
    [[nodiscard]] Field field(MediaKind kind = MediaKind::Image) const;
    [[nodiscard]] ReadyBucket bucket() const;
    void write(const QByteArray &bytes) const;
    std::unique_ptr<Sent> send(qint64 others = 0, const QList<Field> &alsoFor = {});
    Result<LinkFacts> check(bool anew = false);

    ManualClock m_clock;
    HttpClient m_http{m_clock};
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<MediaDesk> m_desk;
};

void TestMediaDesk::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_desk = std::make_unique<MediaDesk>(m_http, m_folder.filePath(u"inputs"_s));
    m_desk->setService(Service::ThisMachine);
    m_file = m_folder.filePath(u"a.png"_s);
    write(encoded(paintedPicture({640, 480}), "png"));
}

void TestMediaDesk::write(const QByteArray &bytes) const
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

Field TestMediaDesk::field(MediaKind kind) const
{
    Field field;
    field.key = u"image_url"_s;
    field.media = kind;
    Validation rule;
    rule.metric = u"width_pixels"_s;
    rule.lessThan = false;
    rule.value = 300;
    rule.message = u"Must be wider than 300."_s;
    field.validations = {rule};
    return field;
}

ReadyBucket TestMediaDesk::bucket() const
{
    ReadyBucket ready;
    ready.settings.endpoint = m_server->url().toString();
    ready.settings.region = u"us-east-1"_s;
    ready.settings.bucket = u"works"_s;
    ready.settings.keyId = u"KEY"_s;
    ready.settings.pathStyle = true;
    ready.secret.secret = u"very secret"_s;
    return ready;
}

std::unique_ptr<Sent> TestMediaDesk::send(qint64 others, const QList<Field> &alsoFor)
{
    auto sent = std::make_unique<Sent>();
    QObject *errand = m_desk->send(
        {m_file, QList<Field>{field()} + alsoFor, others}, this,
        [sent = sent.get()](qint64 now, qint64 total) {
            sent->told.append({now, total});
        },
        [sent = sent.get()](const Result<ResolvedMedia> &end) { sent->end = end; });
    if (sent->end || !QTest::qWaitFor([&] { return sent->end.has_value(); }, 20000))
        sent->end = Result<ResolvedMedia>(fail(ErrorKind::Internal, u"no end, or too early"_s));
    delete errand;
    return sent;
}

Result<LinkFacts> TestMediaDesk::check(bool anew)
{
    std::optional<Result<LinkFacts>> end;
    QObject *errand = m_desk->check(m_server->url(u"/a.png"_s), field(), anew, this,
                                    [&end](const Result<LinkFacts> &facts) { end = facts; });
    if (end || !QTest::qWaitFor([&] { return end.has_value(); }, 20000))
        return fail(ErrorKind::Internal, u"no end, or too early"_s);
    delete errand;
    return *end;
}

void TestMediaDesk::tellsOfTheWayIntoTheBucketOnly()
{
    QVERIFY(send()->told.isEmpty());
    m_server->setHandler([](const SeenRequest &seen) {
        return Script{Step::send(ScriptedServer::answer(seen.method == "PUT" ? 200 : 404))};
    });
    m_desk->setBucket(bucket(), true);
    const auto sent = send();
    QVERIFY2(*sent->end, sent->end->has_value() ? "" : qPrintable(sent->end->error().message));
    QCOMPARE(sent->told.constFirst(), std::make_pair(qint64(0), qint64(0)));
    const qint64 bytes = QFileInfo(m_file).size();
    QCOMPARE(sent->told.constLast(), std::make_pair(bytes, bytes));
}

void TestMediaDesk::theSameFileIsNotUploadedTwice()
{
    qint64 length = -1;
    m_server->setHandler([&length](const SeenRequest &seen) {
        if (seen.method == "PUT")
            length = seen.body.size();
        if (seen.method == "HEAD" && length >= 0)
            return Script{
                Step::send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n")};
        return Script{Step::send(ScriptedServer::answer(seen.method == "PUT" ? 200 : 404))};
    });
    m_desk->setBucket(bucket(), true);
    const auto first = send();
    QVERIFY(*first->end);
    m_clock.advance(std::chrono::hours(2));
    const auto second = send();
    QVERIFY(*second->end);
    int puts = 0;
    for (const SeenRequest &seen : m_server->requests())
        puts += seen.method == "PUT" ? 1 : 0;
    QCOMPARE(puts, 1);
    // A new link that is valid in full, to the same object.
    const QUrl one((*first->end)->value);
    const QUrl two((*second->end)->value);
    QCOMPARE(two.path(), one.path());
    QVERIFY(two.query() != one.query());
}

void TestMediaDesk::aFileThatWasChangedIsNotSent()
{
    QSignalSpy changed(m_desk.get(), &MediaDesk::fileChanged);
    m_desk->setBucket(bucket(), true);
    write(encoded(paintedPicture({200, 480}), "png"));
    const auto sent = send();
    QVERIFY(!*sent->end);
    QCOMPARE(sent->end->error().kind, ErrorKind::InvalidInput);
    QCOMPARE(sent->end->error().message,
             u"The file was changed since it was looked at. Must be wider than 300."_s);
    QVERIFY(sent->told.isEmpty());
    QVERIFY(m_server->requests().isEmpty());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().constFirst().toString(), m_file);
}

void TestMediaDesk::everyFieldThatItStandsInIsAsked()
{
    const auto sent = send(0, {field(MediaKind::Video)});
    QVERIFY(!*sent->end);
    QVERIFY(sent->end->error().message.endsWith(u"This field takes another kind of file."_s));
}

void TestMediaDesk::whatHasNoRoomLeftGoesToTheBucket()
{
    m_server->setHandler([](const SeenRequest &seen) {
        return Script{Step::send(ScriptedServer::answer(seen.method == "PUT" ? 200 : 404))};
    });
    const auto refused = send(maxInlineRequest);
    QCOMPARE(refused->end->error().kind, ErrorKind::TooLarge);
    m_desk->setBucket(bucket(), false);
    QVERIFY(!(*send()->end)->isLink);
    const auto sent = send(maxInlineRequest);
    QVERIFY(*sent->end);
    QVERIFY((*sent->end)->isLink);
}

void TestMediaDesk::aFileCountsInEveryPlaceOfTheRequest()
{
    constexpr qint64 reserve = 256 * 1024;
    const qint64 once = inlineLength(QFileInfo(m_file).size());
    QVERIFY(*send(maxInlineRequest - reserve - once)->end);
    QCOMPARE(send(maxInlineRequest - reserve - once + 1)->end->error().kind, ErrorKind::TooLarge);
    // Twice in a list, or in two fields.
    QVERIFY(*send(maxInlineRequest - reserve - 2 * once, {field()})->end);
    QCOMPARE(send(maxInlineRequest - reserve - 2 * once + 1, {field()})->end->error().kind,
             ErrorKind::TooLarge);
}

void TestMediaDesk::aBucketOutOfReachIsNotUsed()
{
    QSignalSpy changes(m_desk.get(), &MediaDesk::bucketChanged);
    m_desk->setBucket(bucket(), true);
    m_desk->setBucket(bucket(), true);
    QCOMPARE(changes.size(), 1);
    m_desk->setService(Service::Remote);
    LocalMedia heavy;
    heavy.type = FileType::Png;
    heavy.bytes = 20'000'000;
    heavy.pixels = {1000, 1000};
    QCOMPARE(int(m_desk->routeOf(heavy).way), int(MediaRoute::Way::Refused));
    QVERIFY(m_desk->routeOf(heavy).sentence.contains(u"Only the sandbox"_s));
    QCOMPARE(m_desk->problemsOf(heavy, field()).size(), 1);
    QVERIFY(!(*send()->end)->isLink); // light enough for the request, whatever is preferred
    m_desk->setService(Service::ThisMachine);
    QCOMPARE(int(m_desk->routeOf(heavy).way), int(MediaRoute::Way::Bucket));
    QVERIFY(m_desk->problemsOf(heavy, field()).isEmpty());
}

void TestMediaDesk::goodLinksAreNotAskedForAgain()
{
    const QByteArray png = encoded(paintedPicture({640, 480}), "png");
    m_server->setHandler(
        [&](const SeenRequest &) { return Script{Step::send(ScriptedServer::answer(200, png))}; });
    QVERIFY(check());
    const qsizetype asked = m_server->requests().size();
    const auto again = check();
    QVERIFY(again);
    QCOMPARE(again->figures.pixels, QSize(640, 480));
    QVERIFY(!again->preview.isNull());
    QCOMPARE(m_server->requests().size(), asked);
    QVERIFY(check(true));
    QCOMPARE(m_server->requests().size(), 2 * asked);
    m_clock.advance(LinkMemory::freshFor);
    QVERIFY(check());
    QCOMPARE(m_server->requests().size(), 3 * asked);
}

void TestMediaDesk::badLinksAre()
{
    QCOMPARE(check().error().kind, ErrorKind::RequestGone);
    QCOMPARE(check().error().kind, ErrorKind::RequestGone);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestMediaDesk::anotherServiceSeesOtherLinks()
{
    const QByteArray png = encoded(paintedPicture({640, 480}), "png");
    m_server->setHandler(
        [&](const SeenRequest &) { return Script{Step::send(ScriptedServer::answer(200, png))}; });
    QVERIFY(check());
    QSignalSpy changes(m_desk.get(), &MediaDesk::serviceChanged);
    m_desk->setService(Service::Remote);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(check().error().kind, ErrorKind::RefusedAddress);
}

void TestMediaDesk::whatIsUsedStaysTheNewest()
{
    const QString kept = m_folder.filePath(u"inputs/pasted-1.png"_s);
    QVERIFY(QDir().mkpath(m_folder.filePath(u"inputs"_s)));
    QFile::remove(kept);
    QVERIFY(QFile::copy(m_file, kept));
    const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-80);
    for (const QString &file : {kept, m_file}) {
        QFile aged(file);
        QVERIFY(aged.open(QIODevice::ReadWrite));
        QVERIFY(aged.setFileTime(old, QFileDevice::FileModificationTime));
    }
    int answers = 0;
    for (const QString &file : {kept, m_file}) {
        QObject *look = m_desk->look(file, this, [&answers](const Result<LocalMedia> &) { ++answers; });
        QVERIFY(look);
    }
    QTRY_COMPARE(answers, 2);
    QTRY_VERIFY(old.daysTo(QFileInfo(kept).lastModified()) >= 79);
    QVERIFY(old.daysTo(QFileInfo(m_file).lastModified()) < 1); // the artist's own
}

QTEST_GUILESS_MAIN(TestMediaDesk)
#include "tst_mediadesk.moc"
