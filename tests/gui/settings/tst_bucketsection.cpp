// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "app/base/log.h"
#include "bucketrig.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! \brief The settings of the artist's own bucket, filled in by keys, tried against a storage on loopback.
class TestBucketSection : public QObject, private BucketRig
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void isFoldedAndAsksNobodyAtFirst();
    void isFilledInByKeys();
    void isThereAgainAtTheNextStart();
    void problemsAreSaidAtTheFields();
    void whatIsCopiedIsTidied();
    void choicesApplyAtOnce();
    void isTriedWithItsStages();
    void aTrialThatFailsSaysWhy();
    void aKeyThatMayNotRemoveIsRemarked();
    void aTrialIsStopped();
    void isNotTriedHalfFilledIn();
    void isForgottenAndPutBack();
    void isPutBackFromAnyState();
    void forgettingSaysWhatItKnows();
    void withoutAKeychain();
    void isTakenWhenTheWindowCloses();
    void theSecretIsNowhere();
    void aPasswordInTheAddressIsNotWritten();
    void everyWidgetHasAName();
    void inBothLooks();
};

void TestBucketSection::init()
{
    QVERIFY(begin());
}

void TestBucketSection::cleanup()
{
    end();
}

void TestBucketSection::isFoldedAndAsksNobodyAtFirst()
{
    QCOMPARE(label("bucketState")->plain(), u"Not set up."_s);
    QVERIFY(!line("bucketEndpoint")->isVisible());
    QVERIFY(!button("bucketTry")->isVisible());
    QVERIFY(!button("bucketForget")->isVisible());
    QCOMPARE(button("bucketChange")->text(), u"Set it up…"_s);
    QCOMPARE(m_vault->reads, 0);
    unfold();
    QVERIFY(line("bucketEndpoint")->hasFocus());
    QCOMPARE(button("bucketChange")->text(), u"Done"_s);
    unfold();
    QVERIFY(!line("bucketEndpoint")->isVisible());
    QCOMPARE(label("bucketState")->plain(), u"Not set up."_s);
}

void TestBucketSection::isFilledInByKeys()
{
    unfold();
    QVERIFY(fillAll());
    BucketSettings wanted;
    wanted.endpoint = address();
    wanted.region = u"us-east-1"_s;
    wanted.bucket = u"works"_s;
    wanted.keyId = u"KEYID"_s;
    wanted.prefix = u"maquette/"_s;
    wanted.pathStyle = true;
    QVERIFY(m_preferences->bucket() == wanted);
    QVERIFY(m_bucket->ready());
    QVERIFY(m_bucket->ready()->settings == wanted);
    QCOMPARE(m_bucket->ready()->secret.secret, secret);
    QCOMPARE(m_vault->kept.value(BucketVault::account(wanted)), secret);
    QCOMPARE(label("bucketState")->plain(), u"Set up: “works” at localhost."_s);
    QCOMPARE(line("bucketSecret")->text(), QString());
    QCOMPARE(line("bucketSecret")->echoMode(), QLineEdit::Password);
    QVERIFY(line("bucketSecret")->placeholderText().contains(u"keychain"_s));
    QVERIFY(button("bucketForget")->isVisible());
}

void TestBucketSection::isThereAgainAtTheNextStart()
{
    unfold();
    QVERIFY(fillAll());
    m_keptBefore = m_vault->kept;
    QVERIFY(start());
    QTRY_VERIFY(m_bucket->ready());
    QCOMPARE(m_bucket->ready()->secret.secret, secret);
    QCOMPARE(label("bucketState")->plain(), u"Set up: “works” at localhost."_s);
    QVERIFY(!line("bucketEndpoint")->isVisible());
    QCOMPARE(button("bucketChange")->text(), u"Change…"_s);
    unfold();
    QCOMPARE(line("bucketEndpoint")->text(), address());
    QCOMPARE(line("bucketSecret")->text(), QString());
    QVERIFY(find<QCheckBox>("bucketPathStyle")->isChecked());
}

void TestBucketSection::problemsAreSaidAtTheFields()
{
    unfold();
    line("bucketEndpoint")->setFocus();
    QTest::keyClicks(line("bucketEndpoint"), u"ftp://example.org"_s);
    QVERIFY(!label("bucketEndpointProblem")->isVisible()); // it is still being written
    QTest::keyClick(line("bucketEndpoint"), Qt::Key_Tab);
    QVERIFY(label("bucketEndpointProblem")->isVisible());
    QVERIFY(label("bucketEndpointProblem")->plain().contains(u"https"_s));
    QCOMPARE(line("bucketEndpoint")->accessibleDescription(), label("bucketEndpointProblem")->plain());
    QVERIFY(!label("bucketNameProblem")->isVisible()); // nobody was there yet
    line("bucketEndpoint")->setFocus();
    line("bucketEndpoint")->selectAll();
    QTest::keyClicks(line("bucketEndpoint"), u"https://s3.example.org"_s);
    QVERIFY(!label("bucketEndpointProblem")->isVisible()); // while one types
    fill("bucketName", u"My_Works"_s);
    QVERIFY(label("bucketNameProblem")->plain().contains(u"in the path"_s));
    find<QCheckBox>("bucketPathStyle")->setFocus();
    QTest::keyClick(find<QCheckBox>("bucketPathStyle"), Qt::Key_Space);
    QVERIFY(!label("bucketNameProblem")->isVisible());
    fill("bucketPrefix", u"a/../b"_s);
    QVERIFY(label("bucketPrefixProblem")->isVisible());
    QVERIFY(!m_bucket->ready());
    QCOMPARE(label("bucketState")->plain(), u"Not ready yet."_s);
    unfold();
    QVERIFY(label("bucketState")->plain().startsWith(u"Not ready. "_s)); // and why
}

void TestBucketSection::whatIsCopiedIsTidied()
{
    unfold();
    fill("bucketEndpoint", u"  s3.eu-central-1.amazonaws.com/ "_s);
    QCOMPARE(line("bucketEndpoint")->text(), u"https://s3.eu-central-1.amazonaws.com"_s);
    QCOMPARE(line("bucketRegion")->text(), u"eu-central-1"_s);
    fill("bucketRegion", u"us-east-1"_s);
    fill("bucketEndpoint", u"https://s3.eu-west-1.amazonaws.com"_s);
    QCOMPARE(line("bucketRegion")->text(), u"us-east-1"_s); // what somebody wrote stays
    fill("bucketPrefix", u"maquette"_s);
    QCOMPARE(m_preferences->bucket().prefix, u"maquette/"_s);
}

void TestBucketSection::choicesApplyAtOnce()
{
    unfold();
    QVERIFY(fillAll());
    auto *validity = find<QComboBox>("bucketValidity");
    QCOMPARE(validity->currentText(), u"24 hours"_s);
    validity->setFocus();
    QTest::keyClick(validity, Qt::Key_Down);
    QCOMPARE(m_bucket->ready()->settings.linkValidity, std::chrono::seconds(std::chrono::hours(72)));
    auto *every = find<QCheckBox>("bucketPrefer");
    every->setFocus();
    QTest::keyClick(every, Qt::Key_Space);
    QVERIFY(m_preferences->preferBucket());
    QVERIFY(m_bucket->isPreferred());
    QCOMPARE(m_vault->writes, 1); // none of it moves the secret
}

void TestBucketSection::isTriedWithItsStages()
{
    unfold();
    QVERIFY(fillAll());
    QStringList said;
    QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
    QCOMPARE(label("bucketOutcome")->plain(), u"Putting a small file there…"_s);
    connect(m_window->findChild<BucketTest *>(), &BucketTest::stageChanged, m_window.get(),
            [&] { said += label("bucketOutcome")->plain(); });
    QCOMPARE(button("bucketTry")->text(), u"Stop"_s);
    QTRY_VERIFY2(label("bucketOutcome")->plain().startsWith(u"It works."_s),
                 qPrintable(label("bucketOutcome")->plain()));
    QVERIFY(label("bucketOutcome")->isVisible());
    QCOMPARE(label("bucketOutcome")->tone(), WrapLabel::Tone::Green);
    QVERIFY(label("bucketOutcome")->plain().contains(u"Only the sandbox"_s)); // loopback
    QCOMPARE(button("bucketTry")->text(), u"Try it"_s);
    QCOMPARE(said, QStringList({u"Reading it through its link…"_s, u"Removing it…"_s}));
    QTest::keyClicks(line("bucketRegion"), u"x"_s); // what was tried is no longer what stands here
    QTest::keyClick(line("bucketRegion"), Qt::Key_Tab);
    QVERIFY(!label("bucketOutcome")->isVisible());
}

void TestBucketSection::aTrialThatFailsSaysWhy()
{
    unfold();
    QVERIFY(fillAll());
    m_putStatus = 403;
    button("bucketTry")->setFocus();
    QTest::keyClick(button("bucketTry"), Qt::Key_Space);
    QTRY_COMPARE(label("bucketOutcome")->plain(),
                 u"It does not work. The secret key is not the one of this access key id."_s);
    QCOMPARE(label("bucketOutcome")->tone(), WrapLabel::Tone::Red);
    QCOMPARE(button("bucketTry")->text(), u"Try it"_s);
}

void TestBucketSection::aKeyThatMayNotRemoveIsRemarked()
{
    unfold();
    QVERIFY(fillAll());
    m_removeStatus = 403;
    QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
    QTRY_COMPARE(label("bucketOutcome")->plain(),
                 u"It works. The key may not remove files, so the test's small file stays."_s);
}

void TestBucketSection::aTrialIsStopped()
{
    unfold();
    QVERIFY(fillAll());
    m_hangs = true;
    QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
    QTRY_COMPARE(m_server->requests().size(), 1);
    QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
    QCOMPARE(button("bucketTry")->text(), u"Try it"_s);
    QVERIFY(!label("bucketOutcome")->isVisible());
    QTRY_COMPARE(m_server->openConnections(), 0);
    QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
    QTRY_COMPARE(m_server->requests().size(), 2);
    m_window.reset(); // closed in the middle
    QTRY_COMPARE(m_server->openConnections(), 0);
    QVERIFY(start());
}

void TestBucketSection::isNotTriedHalfFilledIn()
{
    unfold();
    fill("bucketEndpoint", address());
    QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
    QVERIFY(line("bucketRegion")->hasFocus());
    QVERIFY(label("bucketNameProblem")->isVisible());
    QVERIFY(label("bucketOutcome")->plain().startsWith(u"Not tried"_s));
    fill("bucketRegion", u"us-east-1"_s);
    fill("bucketName", u"works"_s);
    fill("bucketKeyId", u"KEYID"_s);
    find<QCheckBox>("bucketPathStyle")->setFocus();
    QTest::keyClick(find<QCheckBox>("bucketPathStyle"), Qt::Key_Space);
    QTRY_COMPARE(label("bucketState")->plain(), u"Not ready. The secret key is missing."_s);
    QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
    QVERIFY(line("bucketSecret")->hasFocus());
    QCOMPARE(label("bucketOutcome")->plain(), u"Not tried: enter the secret key."_s);
    QVERIFY(m_server->requests().isEmpty());
}

void TestBucketSection::isForgottenAndPutBack()
{
    unfold();
    QVERIFY(fillAll());
    const BucketSettings before = m_preferences->bucket();
    QTest::mouseClick(button("bucketForget"), Qt::LeftButton);
    QVERIFY(m_preferences->bucket() == BucketSettings());
    QVERIFY(!m_bucket->hasSecret());
    QTRY_VERIFY(m_vault->kept.isEmpty());
    m_preferences->sync();
    QVERIFY(!contentsOf(m_folder->filePath(u"maquette.ini"_s)).contains("KEYID"));
    QCOMPARE(label("bucketState")->plain(), u"Not set up."_s);
    QCOMPARE(line("bucketKeyId")->text(), QString());
    QVERIFY(!label("bucketKeyIdProblem")->isVisible());
    QCOMPARE(button("bucketForget")->text(), u"Put it back"_s);
    QTest::mouseClick(button("bucketForget"), Qt::LeftButton);
    QVERIFY(m_preferences->bucket() == before);
    QTRY_COMPARE(m_bucket->secretPlace(), OwnBucket::SecretPlace::Keychain);
    QCOMPARE(m_vault->kept.value(BucketVault::account(before)), secret);
    QCOMPARE(line("bucketKeyId")->text(), u"KEYID"_s);
    QCOMPARE(button("bucketForget")->text(), u"Forget it"_s);
}

void TestBucketSection::isPutBackFromAnyState()
{
    unfold();
    QVERIFY(fillAll());
    fill("bucketPrefix", u"a/../b"_s); // not ready any more
    fill("bucketName", u"others"_s);
    QVERIFY(!m_bucket->ready());
    QTest::mouseClick(button("bucketForget"), Qt::LeftButton);
    QTRY_VERIFY(m_vault->kept.isEmpty());
    QTest::mouseClick(button("bucketForget"), Qt::LeftButton);
    QVERIFY(m_bucket->hasSecret());
    fill("bucketPrefix", u"b"_s);
    QTRY_COMPARE(m_bucket->secretPlace(), OwnBucket::SecretPlace::Keychain);
    QCOMPARE(m_bucket->ready()->secret.secret, secret);
    QCOMPARE(m_vault->kept.keys(), QStringList{BucketVault::account(m_preferences->bucket())});
}

void TestBucketSection::forgettingSaysWhatItKnows()
{
    unfold();
    QVERIFY(fillAll());
    m_keptBefore = m_vault->kept;
    m_vault->broken = true;
    QTest::mouseClick(button("bucketForget"), Qt::LeftButton);
    QVERIFY(!label("bucketOutcome")->plain().contains(u"and in the keychain"_s)); // nobody knows yet
    QTRY_VERIFY(label("bucketOutcome")->plain().contains(u"The keychain did not answer"_s));
    QCOMPARE(label("bucketOutcome")->tone(), WrapLabel::Tone::Amber);
    m_vault->broken = false;
    QTest::mouseClick(button("bucketForget"), Qt::LeftButton);
    QTRY_VERIFY(m_bucket->ready());
    QTRY_VERIFY(button("bucketForget")->isEnabled());
    QTest::mouseClick(button("bucketForget"), Qt::LeftButton);
    QTRY_VERIFY(label("bucketOutcome")->plain().startsWith(u"Forgotten, here and in the keychain."_s));
    QVERIFY(m_vault->kept.isEmpty());
    QVERIFY(start()); // it asks the keychain
    QTest::mouseClick(button("bucketChange"), Qt::LeftButton);
    fill("bucketEndpoint", u"https://s3.example.org"_s);
    fill("bucketRegion", u"us-east-1"_s);
    fill("bucketName", u"works"_s);
    line("bucketKeyId")->setFocus();
    QTest::keyClicks(line("bucketKeyId"), u"KEYID"_s);
    QTest::keyClick(line("bucketKeyId"), Qt::Key_Tab);
    QVERIFY(!button("bucketForget")->isEnabled());
    QTRY_VERIFY(button("bucketForget")->isEnabled());
}

void TestBucketSection::withoutAKeychain()
{
    m_vault->broken = true;
    unfold();
    fill("bucketEndpoint", address());
    fill("bucketRegion", u"us-east-1"_s);
    fill("bucketName", u"works"_s);
    fill("bucketKeyId", u"KEYID"_s);
    find<QCheckBox>("bucketPathStyle")->setFocus();
    QTest::keyClick(find<QCheckBox>("bucketPathStyle"), Qt::Key_Space);
    QTRY_VERIFY2(label("bucketState")->plain().contains(u"The keychain did not answer"_s),
                 qPrintable(label("bucketState")->plain()));
    fill("bucketSecret", secret);
    QTRY_COMPARE(label("bucketState")->plain(),
                 u"Set up. No keychain: the secret key is kept for this session only."_s);
    QCOMPARE(label("bucketState")->tone(), WrapLabel::Tone::Amber);
    QVERIFY(m_bucket->ready()); // it works all the same
}

void TestBucketSection::isTakenWhenTheWindowCloses()
{
    unfold();
    QVERIFY(fillAll());
    line("bucketName")->setFocus();
    line("bucketName")->selectAll();
    QTest::keyClicks(line("bucketName"), u"others"_s);
    m_window->hide();
    QCOMPARE(m_preferences->bucket().bucket, u"others"_s);
    QTRY_COMPARE(m_vault->kept.size(), 1); // the secret went along
    QVERIFY(m_vault->kept.contains(BucketVault::account(m_preferences->bucket())));
}

void TestBucketSection::theSecretIsNowhere()
{
    const QString log = m_folder->filePath(u"maquette.log"_s);
    installLog(log);
    unfold();
    QVERIFY(fillAll());
    for (const int status : {200, 403}) {
        m_putStatus = status;
        QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
        QTRY_COMPARE(button("bucketTry")->text(), u"Try it"_s);
    }
    qCWarning(logApp) << "somebody logs" << secret;
    m_preferences->sync();
    const QByteArray settings = contentsOf(m_folder->filePath(u"maquette.ini"_s));
    QVERIFY(settings.contains("KEYID"));
    QVERIFY(!settings.contains(secret.toUtf8()));
    QVERIFY(!settings.contains(secret.toUtf8().toPercentEncoding()));
    const QByteArray logged = contentsOf(log);
    QVERIFY(logged.contains("somebody logs"));
    QVERIFY(!logged.contains(secret.toUtf8()));
    for (const QWidget *each : m_window->findChildren<QWidget *>()) {
        for (const QString &text :
             {each->property("text").toString(), each->toolTip(), each->accessibleName(),
              each->accessibleDescription(), each->property("placeholderText").toString()})
            QVERIFY2(!text.contains(secret), qPrintable(each->objectName()));
    }
    for (const SeenRequest &seen : m_server->requests()) {
        QVERIFY(!seen.target.contains(secret.toUtf8().toPercentEncoding()));
        for (const QByteArray &header : seen.headers)
            QVERIFY(!header.contains(secret.toUtf8()));
    }
}

void TestBucketSection::aPasswordInTheAddressIsNotWritten()
{
    unfold();
    fill("bucketRegion", u"us-east-1"_s);
    for (const QString &key : {u"MYKEY:MYWORD"_s, u"MYKEY:MY/WORD"_s, u"MYWORD"_s}) {
        fill("bucketEndpoint", QString(u"https://" + key + u"@s3.example.org"));
        QVERIFY(label("bucketEndpointProblem")->isVisible());
        m_preferences->sync();
        const QByteArray settings = contentsOf(m_folder->filePath(u"maquette.ini"_s));
        QVERIFY(settings.contains("us-east-1"));
        QVERIFY2(!settings.contains("MY") && !settings.contains("WORD"), settings.constData());
        QVERIFY(!m_bucket->ready());
    }
}

void TestBucketSection::everyWidgetHasAName()
{
    unfold();
    QVERIFY(fillAll());
    QCOMPARE(nameless(*m_window).join(u'\n'), QString());
}

//! Painted for a person to look at, into $MAQUETTE_SHOTS if that is set.
void TestBucketSection::inBothLooks()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    const auto shoot = [&](const QString &name) {
        QCoreApplication::processEvents();
        const QPixmap picture = m_window->grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(picture.save(QString(folder + u'/' + name + u".png")));
    };
    for (const bool dark : {true, false}) {
        m_theme->setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        m_folder = std::make_unique<QTemporaryDir>();
        m_keptBefore.clear();
        QVERIFY(start());
        const QString look = dark ? u"dark"_s : u"light"_s;
        shoot(QString(look + u"_bucket_unset"));
        unfold();
        fill("bucketEndpoint", u"s3.eu-central-1.amazonaws.com"_s);
        fill("bucketName", u"My works"_s);
        shoot(QString(look + u"_bucket_wrong"));
        QVERIFY(fillAll());
        QTest::mouseClick(button("bucketTry"), Qt::LeftButton);
        QTRY_COMPARE(button("bucketTry")->text(), u"Try it"_s);
        shoot(QString(look + u"_bucket_works"));
        unfold();
        shoot(QString(look + u"_bucket_folded"));
    }
}

QTEST_MAIN(TestBucketSection)
#include "tst_bucketsection.moc"
