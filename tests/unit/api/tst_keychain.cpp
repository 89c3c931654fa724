// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/tokenvault.h"

#include "tests/support/keyringsession.h"
#include "tests/support/spyvalue.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

const auto token = QStringLiteral("tok_kept_by_the_desktop_4711");
const auto account = QStringLiteral("runcomfy");

} // namespace

//! The desktop's own secret service: what is kept there, is there for the next start, and nowhere else.
class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsKeptAtFirst();
    void aTokenIsThereForTheNextStart();
    void itIsInNoFileInPlainText();
    void anotherTokenTakesItsPlace();
    void accountsAreToldApart();
    void whatIsRemovedIsGone();

private:
    //! What \a call ends with; a timeout counts as an error.
    static Result<QString> outcomeOf(VaultCall *call)
    {
        QSignalSpy finished(call, &VaultCall::finished);
        if (finished.isEmpty() && !finished.wait(10000))
            return fail(ErrorKind::TimedOut, QStringLiteral("no answer"));
        return valueOf<Result<QString>>(finished.first().first());
    }
    Result<QString> read(const QString &from = account)
    {
        return outcomeOf(KeychainVault().read(from, this));
    }
};

void TestKeychain::initTestCase()
{
    if (!isInKeyringSession())
        QSKIP("There is no keyring to be had here; tst_tokenvault shows what happens then");
}

void TestKeychain::nothingIsKeptAtFirst()
{
    const auto found = read();
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(*found, QString());
}

void TestKeychain::aTokenIsThereForTheNextStart()
{
    const auto kept = outcomeOf(KeychainVault().write(account, token, this));
    QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().detail));
    const auto found = read();
    QVERIFY(found);
    QCOMPARE(*found, token);
}

void TestKeychain::itIsInNoFileInPlainText()
{
    int files = 0;
    QDirIterator each(qEnvironmentVariable("HOME"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(token.toUtf8()), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 0); // the keyring's own, at the least
}

void TestKeychain::anotherTokenTakesItsPlace()
{
    QVERIFY(outcomeOf(KeychainVault().write(account, token + u"x", this)));
    const auto found = read();
    QVERIFY(found);
    QCOMPARE(*found, QString(token + u"x"));
}

void TestKeychain::accountsAreToldApart()
{
    const auto other = QStringLiteral("https://api.example.com");
    const auto none = read(other);
    QVERIFY(none);
    QCOMPARE(*none, QString());
    QVERIFY(outcomeOf(KeychainVault().write(other, QStringLiteral("tok_other"), this)));
    QCOMPARE(*read(), QString(token + u"x"));
    QCOMPARE(*read(other), QStringLiteral("tok_other"));
}

void TestKeychain::whatIsRemovedIsGone()
{
    QVERIFY(outcomeOf(KeychainVault().remove(account, this)));
    const auto found = read();
    QVERIFY(found);
    QCOMPARE(*found, QString());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (!isInKeyringSession()) {
        if (const auto code = runInKeyringSession(QCoreApplication::arguments().mid(1)))
            return *code;
    }
    TestKeychain test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
