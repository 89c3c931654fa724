// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mediadesk.h"
#include "app/upload/ownbucket.h"
#include "tests/integration/app/program.h"
#include "tests/support/keyringsession.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The artist's bucket in the whole program: what was set up is there again at the next start, with
//! its secret out of the desktop's keychain.
class TestBucketAtStart : public QObject
{
    Q_OBJECT

private slots:
    void isThereAgain();
    void aProgramWithoutOneAsksNobody();
    void aPasswordInTheFileIsGoneAfterTheStart();

private:
    //! In the window, by keys.
    static void fillIn(const Program &program)
    {
        program.window().findChild<QAction *>(u"settings"_s)->trigger();
        auto *dialog = program.window().findChild<SettingsDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        auto *change = dialog->findChild<QPushButton *>(u"bucketChange"_s);
        change->setFocus();
        QTest::keyClick(change, Qt::Key_Space);
        QTRY_VERIFY(!change->visibleRegion().isEmpty()); // scrolled to
        const BucketSettings wanted = settings();
        for (const QString &text : {wanted.endpoint, QString(), wanted.bucket, wanted.keyId,
                                    u"top/secret+1"_s}) { // the address tells the region
            QTest::keyClicks(dialog->focusWidget(), text);
            QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        }
        auto *validity = dialog->findChild<QComboBox *>(u"bucketValidity"_s);
        validity->setFocus();
        QTest::keyClick(validity, Qt::Key_Down);
        QTRY_COMPARE(program.studio().bucket.secretPlace(), OwnBucket::SecretPlace::Keychain);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(program.window().findChild<SettingsDialog *>() == nullptr);
    }
    static BucketSettings settings()
    {
        BucketSettings settings;
        settings.endpoint = u"https://s3.eu-central-1.amazonaws.com"_s;
        settings.region = u"eu-central-1"_s;
        settings.bucket = u"my-works"_s;
        settings.keyId = u"KEYID"_s;
        settings.linkValidity = std::chrono::hours(72);
        return settings;
    }
    static LocalMedia heavy()
    {
        LocalMedia media;
        media.kind = MediaKind::Video;
        media.type = FileType::Mp4;
        media.bytes = 80'000'000;
        return media;
    }
    static MediaRoute route(const Program &program) { return program.studio().mediaDesk.routeOf(heavy()); }
};

void TestBucketAtStart::isThereAgain()
{
    if (!isInKeyringSession())
        QSKIP("There is no keyring to be had here; tst_ownbucket shows what happens then");
    const QTemporaryDir folder;
    {
        Program program(folder.path(), Program::inSandbox());
        QVERIFY(program.startWhole());
        QCOMPARE(int(route(program).way), int(MediaRoute::Way::Refused));
        fillIn(program);
        QVERIFY(program.studio().preferences.bucket() == settings());
        QCOMPARE(int(route(program).way), int(MediaRoute::Way::Bucket));
    }
    Program again(folder.path(), Program::inSandbox());
    QVERIFY(again.start());
    QCOMPARE(int(route(again).way), int(MediaRoute::Way::Refused)); // the window waits for no keychain
    QTRY_COMPARE(int(route(again).way), int(MediaRoute::Way::Bucket));
    QCOMPARE(route(again).sentence, u"Goes into your bucket, 80.0 MB; its link is valid for 3 days."_s);
    QCOMPARE(again.studio().bucket.ready()->secret.secret, u"top/secret+1"_s);
    // And every change counts at once.
    BucketSettings other = settings();
    other.linkValidity = std::chrono::hours(1);
    again.studio().preferences.setBucket(other, false);
    QVERIFY(route(again).sentence.endsWith(u"valid for 1 hour."_s));
    again.studio().bucket.forgetSecret();
    QCOMPARE(int(route(again).way), int(MediaRoute::Way::Refused));
}

void TestBucketAtStart::aProgramWithoutOneAsksNobody()
{
    const QTemporaryDir folder;
    Program program(folder.path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    QCOMPARE(program.studio().bucket.secretPlace(), OwnBucket::SecretPlace::None);
    QVERIFY(!program.studio().bucket.isKeychainMissing());
}

void TestBucketAtStart::aPasswordInTheFileIsGoneAfterTheStart()
{
    const QTemporaryDir folder;
    Program program(folder.path(), Program::inSandbox());
    const QString file = pathsFor(program.options()).settingsFile();
    {
        QSettings raw(file, QSettings::IniFormat);
        raw.setValue(u"bucket/endpoint"_s, u"https://KEYID:top-secret-1@s3.eu-central-1.amazonaws.com"_s);
        raw.setValue(u"bucket/region"_s, u"eu-central-1"_s);
        raw.setValue(u"bucket/name"_s, u"my-works"_s);
    }
    QVERIFY(program.startWhole());
    QTRY_VERIFY(program.studio().bucket.ready());
    QCOMPARE(program.studio().bucket.ready()->secret.secret, u"top-secret-1"_s);
    QCOMPARE(program.studio().bucket.settings().keyId, u"KEYID"_s);
    QVERIFY2(program.notice().contains(u"held a password"_s), qPrintable(program.notice()));
    QFile ini(file);
    QVERIFY(ini.open(QIODevice::ReadOnly));
    QVERIFY(!ini.readAll().contains("top-secret-1"));
    if (isInKeyringSession())
        QTRY_COMPARE(program.studio().bucket.secretPlace(), OwnBucket::SecretPlace::Keychain);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (!isInKeyringSession()) {
        if (const auto code = runInKeyringSession(QCoreApplication::arguments().mid(1)))
            return *code;
    }
    TestBucketAtStart test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_bucketatstart.moc"
