// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/bucketupload.h"

#include "app/base/clock.h"
#include "app/upload/buckettest.h"
#include "tests/support/spyvalue.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

namespace
{

constexpr int longest = 30000;

//! \brief s3rver on a free port of loopback, ended with this.
class RealServer
{
public:
    bool start()
    {
        m_process.setProgram(QStandardPaths::findExecutable(QStringLiteral("node")));
        m_process.setArguments({QStringLiteral(MAQUETTE_S3SERVER "/node_modules/s3rver/bin/s3rver.js"),
                                QStringLiteral("-d"), m_folder.path(), QStringLiteral("-a"),
                                QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QStringLiteral("0"),
                                QStringLiteral("--configure-bucket"), QStringLiteral("works")});
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start();
        QByteArray said;
        while (m_process.waitForReadyRead(longest)) {
            said += m_process.readAll();
            const qsizetype at = said.indexOf("listening on 127.0.0.1:");
            if (at >= 0 && said.indexOf('\n', at) > 0) {
                m_port = said.mid(at + 23, said.indexOf('\n', at) - at - 23).trimmed().toInt();
                return m_port > 0;
            }
        }
        qWarning("%s", said.constData());
        return false;
    }
    ~RealServer()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    [[nodiscard]] int port() const { return m_port; }
    //! Whether one of the files it keeps has these contents.
    [[nodiscard]] bool holds(const QByteArray &contents) const
    {
        QDirIterator files(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll() == contents)
                return true;
        }
        return false;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace

//! Uploads to a real S3 server, with its real protocol.
class TestBucketUpload : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void arrivesAndIsRead_data();
    void arrivesAndIsRead();
    void isNotSentTwice();
    void sendsWithProgress();
    void isNotHeldInMemory();
    void isCancelled();
    void noSuchBucket();
    void wrongKey();
    void settingsAreTested();
    void wrongSettingsAreTested();
    void cleanupTestCase();

private:
    [[nodiscard]] BucketSettings settings() const;
    [[nodiscard]] QString fileOf(const QByteArray &contents,
                                 const QString &name = QStringLiteral("file.png"));
    Result<QUrl> upload(const BucketSettings &settings, const QString &file, bool *wasThere = nullptr);
    Result<HttpAnswer> fetched(const QUrl &url);

    SystemClock m_clock;
    HttpClient m_http{m_clock};
    QTemporaryDir m_folder;
    std::unique_ptr<RealServer> m_server;
    const BucketSecret m_secret{QStringLiteral("S3RVER"), {}};
};

void TestBucketUpload::initTestCase()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("TSan allows no thread after the fork that starts the server; tst_bucketfaults stands in for it");
#endif
    if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty() ||
        !QFile::exists(QStringLiteral(MAQUETTE_S3SERVER "/installed-lock.json")))
        QSKIP("s3rver is not installed: packaging/install-s3server.sh does it");
    m_server = std::make_unique<RealServer>();
    QVERIFY(m_server->start());
}

void TestBucketUpload::cleanupTestCase()
{
    m_server.reset();
}

BucketSettings TestBucketUpload::settings() const
{
    BucketSettings settings;
    settings.endpoint = QStringLiteral("http://127.0.0.1:%1").arg(m_server->port());
    settings.region = QStringLiteral("us-east-1");
    settings.bucket = QStringLiteral("works");
    settings.keyId = QStringLiteral("S3RVER");
    settings.prefix = QStringLiteral("maquette/");
    settings.pathStyle = true;
    return settings;
}

QString TestBucketUpload::fileOf(const QByteArray &contents, const QString &name)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("no file");
    return file.fileName();
}

Result<QUrl> TestBucketUpload::upload(const BucketSettings &settings, const QString &file, bool *wasThere)
{
    BucketUpload upload(m_http, settings, m_secret, {file, "image/png", QStringLiteral("png")});
    QSignalSpy spy(&upload, &BucketUpload::finished);
    upload.start();
    upload.start();
    if (!spy.wait(longest))
        return fail(ErrorKind::Internal, QStringLiteral("no end"));
    QCoreApplication::processEvents();
    if (spy.size() != 1)
        return fail(ErrorKind::Internal, QStringLiteral("ended more than once"));
    if (wasThere)
        *wasThere = upload.wasThere();
    return valueOf<Result<QUrl>>(spy.first().first());
}

Result<HttpAnswer> TestBucketUpload::fetched(const QUrl &url)
{
    const std::unique_ptr<HttpRequest> request(m_http.get(url, {}, 20s, nullptr, 1 << 28));
    QSignalSpy spy(request.get(), &HttpRequest::finished);
    request->start();
    if (!spy.wait(longest))
        return fail(ErrorKind::Internal, QStringLiteral("no end"));
    return valueOf<Result<HttpAnswer>>(spy.first().first());
}

void TestBucketUpload::arrivesAndIsRead_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("small") << QByteArray("a small file") << QStringLiteral("maquette/");
    QTest::newRow("no prefix") << QByteArray("another") << QString();
    QTest::newRow("odd prefix") << QByteArray("third") << QStringLiteral("für mich + dich/日本/~100%/");
    QTest::newRow("blocks and a bit") << QByteArray(3 * 512 * 1024 + 7, 'x') << QStringLiteral("maquette/");
    QTest::newRow("whole blocks") << QByteArray(2 * 512 * 1024, 'y') << QStringLiteral("maquette/");
}

void TestBucketUpload::arrivesAndIsRead()
{
    QFETCH(QByteArray, contents);
    QFETCH(QString, prefix);
    BucketSettings there = settings();
    there.prefix = prefix;
    const auto link = upload(there, fileOf(contents));
    QVERIFY2(link, link ? "" : qPrintable(link.error().message + link.error().detail));
    const auto hash = QCryptographicHash::hash(contents, QCryptographicHash::Sha256).toHex();
    QCOMPARE(link->path(), u"/works/" + prefix + QString::fromLatin1(hash) + u".png");
    QVERIFY(!link->toEncoded().contains("Authorization"));
    const auto answer = fetched(*link);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, contents);
    QCOMPARE(answer->contentType, QByteArray("image/png"));
}

void TestBucketUpload::isNotSentTwice()
{
    const QString file = fileOf("sent once");
    bool wasThere = true;
    QVERIFY(upload(settings(), file, &wasThere));
    QVERIFY(!wasThere);
    const QString copy = fileOf("sent once", QStringLiteral("copy under another name.jpg"));
    const auto link = upload(settings(), copy, &wasThere);
    QVERIFY(link);
    QVERIFY(wasThere);
    const auto answer = fetched(*link);
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("sent once"));
}

void TestBucketUpload::sendsWithProgress()
{
    QByteArray contents(24 * 1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < contents.size(); ++i)
        contents[i] = char(i * 31 + i / 4096);
    BucketUpload upload(m_http, settings(), m_secret, {fileOf(contents), "video/mp4", QStringLiteral("MP4")});
    QSignalSpy ends(&upload, &BucketUpload::finished);
    QSignalSpy steps(&upload, &BucketUpload::progressed);
    upload.start();
    QVERIFY(ends.wait(longest));
    const auto link = valueOf<Result<QUrl>>(ends.first().first());
    QVERIFY(link);
    QVERIFY(link->path().endsWith(QStringLiteral(".mp4")));
    QVERIFY(m_server->holds(contents));
    QVERIFY(!steps.isEmpty());
    qint64 before = 0;
    for (const auto &step : std::as_const(steps)) {
        QVERIFY(step.at(0).toLongLong() > before);
        before = step.at(0).toLongLong();
        QCOMPARE(step.at(1).toLongLong(), qint64(contents.size()));
    }
    QCOMPARE(before, qint64(contents.size()));
}

void TestBucketUpload::isNotHeldInMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer keeps what was given back");
#endif
    const auto peak = [] {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return qint64(0);
        const QByteArray text = status.readAll();
        return text.mid(text.indexOf("VmHWM:") + 6).trimmed().split(' ').first().toLongLong() * 1024;
    };
    constexpr qint64 bytes = 160LL * 1024 * 1024;
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    if (!reset.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || reset.write("5") != 1)
        QSKIP("the peak of memory cannot be set back here");
    const qint64 before = peak();
    QFile sparse(m_folder.filePath(QStringLiteral("sparse")));
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(bytes));
    const auto link = upload(settings(), sparse.fileName());
    QVERIFY(sparse.remove());
    QVERIFY2(link, link ? "" : qPrintable(link.error().message + link.error().detail));
    QVERIFY2(peak() - before < bytes / 8, qPrintable(QString::number(peak() - before)));
}

void TestBucketUpload::isCancelled()
{
    const QByteArray contents(64 * 1024 * 1024, 'c');
    BucketUpload upload(m_http, settings(), m_secret, {fileOf(contents), "video/mp4", QStringLiteral("mp4")});
    QSignalSpy ends(&upload, &BucketUpload::finished);
    QSignalSpy steps(&upload, &BucketUpload::progressed);
    upload.start();
    QVERIFY(steps.wait(longest));
    upload.cancel();
    upload.cancel();
    QVERIFY(ends.isEmpty());
    QVERIFY(ends.wait(longest));
    QCoreApplication::processEvents();
    QCOMPARE(ends.size(), 1);
    QCOMPARE(valueOf<Result<QUrl>>(ends.first().first()).error().kind, ErrorKind::Cancelled);
}

void TestBucketUpload::noSuchBucket()
{
    BucketSettings there = settings();
    there.bucket = QStringLiteral("nowhere");
    const auto link = upload(there, fileOf("lost"));
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::BucketRefused);
    QCOMPARE(link.error().message, QStringLiteral("There is no bucket called “nowhere”."));
}

void TestBucketUpload::wrongKey()
{
    BucketSettings there = settings();
    there.keyId = QStringLiteral("NOBODY");
    const auto link = upload(there, fileOf("nobody's"));
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::BucketRefused);
    QCOMPARE(link.error().message, QStringLiteral("The storage service does not know this access key id."));
}

void TestBucketUpload::settingsAreTested()
{
    BucketTest test(m_http, settings(), m_secret);
    QSignalSpy ends(&test, &BucketTest::finished);
    QSignalSpy stages(&test, &BucketTest::stageChanged);
    test.start();
    QVERIFY(ends.wait(longest));
    const auto outcome = valueOf<Result<void>>(ends.first().at(0));
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
    QVERIFY(ends.first().at(1).toString().contains(QStringLiteral("sandbox"))); // it is on this computer
    QCOMPARE(stages.size(), 3);
}

void TestBucketUpload::wrongSettingsAreTested()
{
    BucketSettings there = settings();
    there.bucket = QStringLiteral("nowhere");
    BucketTest test(m_http, there, m_secret);
    QSignalSpy ends(&test, &BucketTest::finished);
    test.start();
    QVERIFY(ends.wait(longest));
    const auto outcome = valueOf<Result<void>>(ends.first().at(0));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::BucketRefused);
}

QTEST_GUILESS_MAIN(TestBucketUpload)
#include "tst_bucketupload.moc"
