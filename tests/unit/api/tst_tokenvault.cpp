// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/tokenvault.h"

#include "tests/support/spyvalue.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

//! Without any secret service, as on a bare desktop; nothing may fall back to a file.
class TestTokenVault : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void unavailableComesQuickly_data();
    void unavailableComesQuickly();
    void nothingIsWrittenInPlainText();
    void deadlineEndsIt();
    void deletionIsSilent();

private:
    QTemporaryDir m_home;
};

void TestTokenVault::initTestCase()
{
    // Before the first use of D-Bus in this process.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    qputenv("HOME", m_home.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    qunsetenv("DISPLAY");
}

void TestTokenVault::unavailableComesQuickly_data()
{
    QTest::addColumn<int>("call");
    QTest::newRow("read") << 0;
    QTest::newRow("write") << 1;
    QTest::newRow("remove") << 2;
}

void TestTokenVault::unavailableComesQuickly()
{
    QFETCH(int, call);
    KeychainVault vault;
    QElapsedTimer watch;
    watch.start();
    const QString account = QStringLiteral("runcomfy");
    VaultCall *made = call == 0   ? vault.read(account, this)
                      : call == 1 ? vault.write(account, QStringLiteral("tok_plain_text_0815"), this)
                                  : vault.remove(account, this);
    QSignalSpy spy(made, &VaultCall::finished);
    QSignalSpy gone(made, &QObject::destroyed);
    QVERIFY2(spy.isEmpty(), "the end comes from the event loop");
    QVERIFY(spy.wait());
    const auto &end = valueOf<Result<QString>>(spy.first().first());
    QVERIFY(!end);
    QCOMPARE(end.error().kind, ErrorKind::KeychainUnavailable);
    QVERIFY2(watch.elapsed() < 2500, "quicker than its own deadline");
    QVERIFY(!gone.isEmpty() || gone.wait());
    QCOMPARE(spy.size(), 1);
}

void TestTokenVault::nothingIsWrittenInPlainText()
{
    QProcess grep;
    grep.start(QStringLiteral("grep"),
               {QStringLiteral("-rl"), QStringLiteral("tok_plain_text"), m_home.path()});
    QVERIFY(grep.waitForFinished());
    QCOMPARE(grep.readAllStandardOutput(), QByteArray());
}

void TestTokenVault::deadlineEndsIt()
{
    KeychainVault vault(0ms);
    VaultCall *call = vault.read(QStringLiteral("runcomfy"), this);
    QSignalSpy spy(call, &VaultCall::finished);
    QVERIFY(spy.wait());
    QCOMPARE(valueOf<Result<QString>>(spy.first().first()).error().kind, ErrorKind::KeychainUnavailable);
    QCOMPARE(spy.size(), 1);
}

void TestTokenVault::deletionIsSilent()
{
    KeychainVault vault;
    int ends = 0;
    VaultCall *early = vault.read(QStringLiteral("runcomfy"), nullptr);
    connect(early, &VaultCall::finished, this, [&ends] { ++ends; });
    delete early;
    auto *late = vault.read(QStringLiteral("runcomfy"), this);
    QSignalSpy spy(late, &VaultCall::finished);
    QVERIFY(spy.wait());
    QCOMPARE(ends, 0);
}

QTEST_GUILESS_MAIN(TestTokenVault)
#include "tst_tokenvault.moc"
