// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/tokenvault.h"

#include "tests/support/spyvalue.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr auto sessionMark = "MAQUETTE_KEYCHAIN_SESSION";
const auto token = QStringLiteral("tok_kept_by_the_desktop_4711");
const auto account = QStringLiteral("runcomfy");

//! This program once more, in a session with a bus and an unlocked keyring of its own, all of which end with
//! it; its exit code, or nothing when there is no such session to be had.
std::optional<int> runInSession(const QStringList &arguments)
{
    const QString session = QStandardPaths::findExecutable(QStringLiteral("dbus-run-session"));
    const QString keyring = QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon"));
    if (session.isEmpty() || keyring.isEmpty())
        return {};
    const QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(sessionMark), QStringLiteral("1"));
    for (const char *place :
         {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(place), home.path());
    environment.remove(QStringLiteral("DISPLAY")); // nothing may ask a person
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    const auto script = QStringLiteral(
        "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\"");
    process.start(session,
                  QStringList{QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script,
                              QStringLiteral("sh"), QCoreApplication::applicationFilePath()} +
                      arguments);
    constexpr int longest = 60000;
    if (!process.waitForFinished(longest) || process.exitStatus() != QProcess::NormalExit)
        return 1;
    return process.exitCode();
}

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
    if (!qEnvironmentVariableIsSet(sessionMark))
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
    if (!qEnvironmentVariableIsSet(sessionMark)) {
        if (const auto code = runInSession(QCoreApplication::arguments().mid(1)))
            return *code;
    }
    TestKeychain test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
