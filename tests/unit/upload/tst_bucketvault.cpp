// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/bucketvault.h"

#include "app/base/log.h"
#include "tests/support/memoryvault.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;

class TestBucketVault : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItIsGiven();
    void eachKeyHasItsOwnPlace();
    void passesErrorsOn();
    void staysSilentWithoutContext();
};

void TestBucketVault::keepsWhatItIsGiven()
{
    MemoryVault memory;
    BucketVault vault(memory);
    const BucketSettings settings{
        QStringLiteral("https://s3.example.org"), {}, QStringLiteral("works"), QStringLiteral("KEYID"), {}};
    QList<Result<BucketSecret>> answers;
    const auto take = [&answers](const Result<BucketSecret> &answer) { answers.append(answer); };
    vault.read(settings, this, take);
    QVERIFY(answers.isEmpty());
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(answers.last()->secret.isEmpty());
    vault.write(settings, {QStringLiteral("top/secret+1"), QStringLiteral("session")}, this, take);
    QTRY_COMPARE(answers.size(), 2);
    QCOMPARE(redact(QStringLiteral("x top/secret+1 x")), QStringLiteral("x ••• x"));
    vault.read(settings, this, take);
    QTRY_COMPARE(answers.size(), 3);
    QCOMPARE(answers.last()->secret, QStringLiteral("top/secret+1"));
    QCOMPARE(answers.last()->sessionToken, QStringLiteral("session"));
    vault.remove(settings, this, take);
    QTRY_COMPARE(answers.size(), 4);
    QVERIFY(memory.kept.isEmpty());
}

void TestBucketVault::eachKeyHasItsOwnPlace()
{
    BucketSettings one{
        QStringLiteral("https://s3.example.org"), {}, QStringLiteral("works"), QStringLiteral("A"), {}};
    BucketSettings other = one;
    other.keyId = QStringLiteral("B");
    QVERIFY(BucketVault::account(one) != BucketVault::account(other));
    other = one;
    other.bucket = QStringLiteral("others");
    QVERIFY(BucketVault::account(one) != BucketVault::account(other));
}

void TestBucketVault::passesErrorsOn()
{
    MemoryVault memory;
    memory.broken = true;
    BucketVault vault(memory);
    std::optional<ErrorKind> kind;
    vault.read({}, this, [&kind](const Result<BucketSecret> &answer) { kind = answer.error().kind; });
    QTRY_VERIFY(kind);
    QCOMPARE(*kind, ErrorKind::KeychainUnavailable);
}

void TestBucketVault::staysSilentWithoutContext()
{
    MemoryVault memory;
    BucketVault vault(memory);
    auto context = std::make_unique<QObject>();
    bool answered = false;
    vault.read({}, context.get(), [&answered](const Result<BucketSecret> &) { answered = true; });
    context.reset();
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(TestBucketVault)
#include "tst_bucketvault.moc"
