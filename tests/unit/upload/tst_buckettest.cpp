// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/buckettest.h"

#include "tests/support/manualclock.h"
#include "tests/support/spyvalue.h"
#include "tests/unit/upload/bucketanswers.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr int longest = 30000;
const BucketSecret secret{QStringLiteral("the/secret+key/of/the/bucket"), {}};

} // namespace

//! What the test of the settings finds out; tst_bucketupload has it against a real server.
class TestBucketTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keyThatMayNotRemove();
    void linkThatGivesSomethingElse();

private:
    ManualClock m_clock;
    HttpClient m_http{m_clock};
    std::unique_ptr<ScriptedServer> m_server;
    BucketSettings m_settings;
};

void TestBucketTest::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_settings.endpoint = m_server->url().toString();
    m_settings.region = QStringLiteral("us-east-1");
    m_settings.bucket = QStringLiteral("works");
    m_settings.keyId = QStringLiteral("KEYID");
    m_settings.pathStyle = true;
}

void TestBucketTest::keyThatMayNotRemove()
{
    QByteArray kept;
    m_server->setHandler([&](const SeenRequest &seen) {
        if (seen.method == "PUT")
            kept = seen.body;
        if (seen.method == "GET")
            return seen.headers.contains("authorization") ? answers(403, xmlError("AccessDenied"))
                                                          : answers(200, kept);
        if (seen.method == "HEAD")
            return headAnswer(404);
        return seen.method == "DELETE" ? answers(403, xmlError("AccessDenied")) : answers(200);
    });
    BucketTest test(m_http, m_settings, secret);
    QSignalSpy ends(&test, &BucketTest::finished);
    test.start();
    QVERIFY(ends.wait(longest));
    QVERIFY(valueOf<Result<void>>(ends.first().at(0)));
    QCOMPARE(ends.first().at(1).toString(),
             QStringLiteral("The key may not remove files, so the test's small file stays."));
}

void TestBucketTest::linkThatGivesSomethingElse()
{
    m_server->setHandler([&](const SeenRequest &seen) {
        return seen.method == "HEAD" ? headAnswer(404) : answers(200, "<html>Sign in</html>");
    });
    BucketTest test(m_http, m_settings, secret);
    QSignalSpy ends(&test, &BucketTest::finished);
    test.start();
    QVERIFY(ends.wait(longest));
    QCOMPARE(valueOf<Result<void>>(ends.first().at(0)).error().kind, ErrorKind::BucketRefused);
    for (const SeenRequest &seen : m_server->requests())
        QVERIFY(seen.method != "DELETE");
}

QTEST_GUILESS_MAIN(TestBucketTest)
#include "tst_buckettest.moc"
