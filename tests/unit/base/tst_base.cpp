// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/advice.h"
#include "app/base/ids.h"
#include "app/base/log.h"
#include "app/base/paths.h"
#include "app/base/result.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

class TestBase : public QObject
{
    Q_OBJECT

private slots:
    void resultHoldsEitherSide();
    void everyErrorHasAHeadline();
    void onlySafeKindsAreRetried();
    void secretsAreTakenOut();
    void logFileIsRedacted();
    void profileKeepsEverythingTogether();
    void foldersThatCannotBeMadeAreNamed();
};

void TestBase::resultHoldsEitherSide()
{
    const Result<int> good = 7;
    QVERIFY(good);
    QCOMPARE(*good, 7);
    const Result<int> bad = fail(ErrorKind::DiskFull, QStringLiteral("full"));
    QVERIFY(!bad);
    QCOMPARE(bad.error().kind, ErrorKind::DiskFull);
    QCOMPARE(bad.value_or(3), 3);
    QVERIFY(Result<void>().has_value());
}

void TestBase::everyErrorHasAHeadline()
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::BucketRefused); ++kind) {
        const Advice advice = adviceFor(Error{static_cast<ErrorKind>(kind), {}, {}, 0, 0, {}});
        QVERIFY2(!advice.headline.isEmpty(), QByteArray::number(kind).constData());
        QVERIFY2(advice.action == NextStep::None || !advice.step.isEmpty(),
                 QByteArray::number(kind).constData());
    }
}

void TestBase::onlySafeKindsAreRetried()
{
    QCOMPARE(retryPolicy(ErrorKind::Offline), RetryPolicy::WhenOnline);
    QCOMPARE(retryPolicy(ErrorKind::RateLimited), RetryPolicy::AfterDelay);
    QCOMPARE(retryPolicy(ErrorKind::TokenRejected), RetryPolicy::Never);
    QCOMPARE(retryPolicy(ErrorKind::NoFunds), RetryPolicy::Never);
}

void TestBase::secretsAreTakenOut()
{
    addSecret(QStringLiteral("tok_abcdef123"));
    addSecret(QStringLiteral("a"));
    QCOMPARE(redact(QStringLiteral("a Bearer tok_abcdef123!")), QStringLiteral("a Bearer •••!"));
}

void TestBase::logFileIsRedacted()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("maquette.log"));
    addSecret(QStringLiteral("tok_verysecret"));
    installLog(file);
    qCWarning(logNet) << "sent tok_verysecret";
    qInstallMessageHandler(nullptr);
    QFile log(file);
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray text = log.readAll();
    QVERIFY(text.contains("maquette.net"));
    QVERIFY(!text.contains("tok_verysecret"));
}

void TestBase::profileKeepsEverythingTogether()
{
    const QTemporaryDir folder;
    const Paths paths = Paths::standard(folder.path(), folder.filePath(QStringLiteral("lib")));
    QVERIFY(paths.create());
    QVERIFY(paths.databaseFile().startsWith(folder.path()));
    QVERIFY(QDir(paths.userModels).exists());
    QVERIFY(!QDir(paths.library).exists());
}

void TestBase::foldersThatCannotBeMadeAreNamed()
{
    const QTemporaryDir folder;
    QFile blocker(folder.filePath(QStringLiteral("data")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const Result<void> made = Paths::standard(folder.path()).create();
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::FileAccess);
    QVERIFY(made.error().message.contains(blocker.fileName()));
}

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
