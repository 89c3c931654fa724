// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/result.h"
#include "ui/settings/preferences.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/problemwindow.h"
#include "ui/shell/requestdialog.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/windowplace.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace maquette;

namespace
{

QPushButton *button(const QWidget &in, const QString &text)
{
    for (auto *one : in.findChildren<QPushButton *>()) {
        if (one->text() == text)
            return one;
    }
    return nullptr;
}

QString allWords(const QWidget &in)
{
    QStringList words;
    for (const auto *label : in.findChildren<QLabel *>())
        words << label->text();
    return words.join(QLatin1Char('\n'));
}

} // namespace

class TestDialogs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanupTestCase() { m_theme.reset(); }
    void requestShowsJsonAndCurl();
    void requestKeepsTheOrderOfTheKeys();
    void requestSaysWhatElseThereIsToKnow();
    void shortcutsCanBeSearched();
    void aboutCanBeCopied();
    void problemSaysWhatToDo_data();
    void problemSaysWhatToDo();
    void aSecondStartIsNoFault();
    void aNewIndexIsOfferedForADamagedOne();
    void noticeActsOnceAndGoes();
    void noticeIsClosedByEscape();
    void problemNoticeStays();
    void windowIsPutWhereItCanBeReached_data();
    void windowIsPutWhereItCanBeReached();
    void noticeFloatsAsHighAsItIsTold();
    void preferencesComeBack();
    void originalsAreTouchedUnlessAsked();
    void aLoginInTheBucketsAddressIsTakenOut_data();
    void aLoginInTheBucketsAddressIsTakenOut();
    void preferencesRefuseNonsense();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestDialogs::requestShowsJsonAndCurl()
{
    RequestDialog dialog(QStringLiteral("Dreamina 4.0"), R"({"prompt":"a cliff","scale":0.5})",
                         QStringLiteral("curl -H \"Authorization: Bearer $RUNCOMFY_TOKEN\""));
    dialog.show();
    QVERIFY(dialog.shownText().contains(QStringLiteral("\"prompt\": \"a cliff\"")));
    QTest::mouseClick(button(dialog, QStringLiteral("Copy JSON")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), dialog.shownText());
    QTest::mouseClick(button(dialog, QStringLiteral("curl")), Qt::LeftButton);
    QVERIFY(dialog.shownText().startsWith(QStringLiteral("curl ")));
    QTest::mouseClick(button(dialog, QStringLiteral("Copy curl command")), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("curl ")));
}

void TestDialogs::requestKeepsTheOrderOfTheKeys()
{
    const RequestDialog dialog(QStringLiteral("M"), R"({"z":1,"a":18446744073709551615})", {});
    const QString text = dialog.shownText();
    QVERIFY(text.indexOf(QStringLiteral("\"z\"")) < text.indexOf(QStringLiteral("\"a\"")));
    QVERIFY(text.contains(QStringLiteral("18446744073709551615")));
}

void TestDialogs::requestSaysWhatElseThereIsToKnow()
{
    const RequestDialog dialog(QStringLiteral("M"), "{}", {}, QStringLiteral("The first of 4."));
    const QString hint = dialog.findChild<QLabel *>(QStringLiteral("hint"))->text();
    QVERIFY2(hint.endsWith(QStringLiteral(" The first of 4.")), qPrintable(hint));
}

void TestDialogs::shortcutsCanBeSearched()
{
    ShortcutsDialog dialog({{QStringLiteral("File"), QStringLiteral("Quit"), QStringLiteral("Ctrl+Q")},
                            {QStringLiteral("View"), QStringLiteral("Full screen"), QStringLiteral("F11")}});
    dialog.show();
    QCOMPARE(dialog.shownLines(), 2);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(), QStringLiteral("f11"));
    QCOMPARE(dialog.shownLines(), 1);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(), QStringLiteral("nothing"));
    QCOMPARE(dialog.shownLines(), 0);
}

void TestDialogs::aboutCanBeCopied()
{
    AboutDialog dialog;
    dialog.show();
    QTest::mouseClick(button(dialog, QStringLiteral("Copy")), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("Maquette")) && copied.contains(QString::fromLatin1(qVersion())));
    QVERIFY(allWords(dialog).contains(QStringLiteral("GNU General Public License")));
}

void TestDialogs::problemSaysWhatToDo_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("newer") << int(ErrorKind::DatabaseNewer) << QStringLiteral("Nothing was changed");
    QTest::newRow("damaged") << int(ErrorKind::DatabaseDamaged) << QStringLiteral("Nothing was overwritten");
    QTest::newRow("folder") << int(ErrorKind::FileAccess) << QStringLiteral("library folder");
}

void TestDialogs::problemSaysWhatToDo()
{
    QFETCH(int, kind);
    QFETCH(QString, said);
    const Error error =
        fail(ErrorKind(kind), QStringLiteral("This happened."), QStringLiteral("row 7")).error;
    ProblemWindow window(error, QStringLiteral("/somewhere/maquette.sqlite"));
    window.show();
    QVERIFY2(allWords(window).contains(said), qPrintable(allWords(window)));
    QVERIFY(allWords(window).contains(QStringLiteral("This happened.")));
    QTest::mouseClick(button(window, QStringLiteral("Copy details")), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("row 7")));
}

void TestDialogs::aSecondStartIsNoFault()
{
    const Error error = fail(ErrorKind::ProfileInUse, QStringLiteral("Another one is open.")).error;
    ProblemWindow window(error, QStringLiteral("/somewhere/maquette.sqlite"));
    window.show();
    QVERIFY2(allWords(window).contains(QStringLiteral("open already")), qPrintable(allWords(window)));
    QVERIFY(!allWords(window).contains(QStringLiteral("disk")));
    QVERIFY(!button(window, QStringLiteral("Show in folder"))->isVisible());
    QVERIFY(!button(window, QStringLiteral("Copy details"))->isVisible());
    QCOMPARE(window.focusWidget(), button(window, QStringLiteral("Quit")));
}

void TestDialogs::aNewIndexIsOfferedForADamagedOne()
{
    const QString file = QStringLiteral("/somewhere/maquette.sqlite");
    ProblemWindow failed(fail(ErrorKind::DatabaseFailed, QStringLiteral("No.")).error, file);
    failed.show();
    QVERIFY(!button(failed, QStringLiteral("Make a new index"))->isVisible());
    ProblemWindow window(fail(ErrorKind::DatabaseDamaged, QStringLiteral("Damaged.")).error, file);
    window.show();
    QVERIFY2(allWords(window).contains(QStringLiteral("request id")), qPrintable(allWords(window)));
    QSignalSpy wanted(&window, &ProblemWindow::newIndexRequested);
    button(window, QStringLiteral("Make a new index"))->setFocus();
    QTest::keyClick(button(window, QStringLiteral("Make a new index")), Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
    window.tell(QStringLiteral("It cannot be renamed."));
    QVERIFY(allWords(window).contains(QStringLiteral("It cannot be renamed.")));
}

void TestDialogs::noticeActsOnceAndGoes()
{
    QWidget parent;
    parent.resize(600, 400);
    ShellNotice notice(&parent);
    parent.show();
    int acted = 0;
    notice.tell(QStringLiteral("Moved to the trash."), QStringLiteral("Undo"), [&acted] { ++acted; });
    QCOMPARE(notice.text(), QStringLiteral("Moved to the trash."));
    QVERIFY(parent.rect().contains(notice.geometry()));
    QTest::mouseClick(notice.findChild<QPushButton *>(QStringLiteral("noticeAction")), Qt::LeftButton);
    QCOMPARE(acted, 1);
    QVERIFY(notice.isHidden());
    notice.tell(QStringLiteral("Copied."));
    QVERIFY(notice.findChild<QPushButton *>(QStringLiteral("noticeAction"))->isHidden());
}

void TestDialogs::noticeIsClosedByEscape()
{
    QWidget parent;
    parent.resize(600, 400);
    ShellNotice notice(&parent);
    parent.show();
    notice.tell(QStringLiteral("A very long notice that has to be broken into several lines because it would "
                               "never fit into one line of a window as narrow as this one is today."),
                ShellNotice::Kind::Problem);
    QVERIFY(parent.rect().contains(notice.geometry()));
    QTest::keyClick(&notice, Qt::Key_Escape);
    QVERIFY(notice.isHidden());
}

void TestDialogs::problemNoticeStays()
{
    QWidget parent;
    parent.resize(600, 400);
    ShellNotice notice(&parent);
    parent.show();
    notice.tell(QStringLiteral("The disk is full."), ShellNotice::Kind::Problem);
    for (const auto *timer : notice.findChildren<QTimer *>())
        QVERIFY(!timer->isActive());
    notice.tell(QStringLiteral("Copied."));
    QVERIFY(notice.findChild<QTimer *>()->isActive());
}

void TestDialogs::noticeFloatsAsHighAsItIsTold()
{
    QWidget parent;
    parent.resize(600, 400);
    ShellNotice notice(&parent);
    parent.show();
    notice.tell(QStringLiteral("The frame is in the gallery."));
    const QRect low = notice.geometry();
    notice.setLift(48); // while it is shown: a clip was opened
    QCOMPARE(notice.geometry(), low.translated(0, -48));
    parent.resize(600, 300);
    QCOMPARE(notice.geometry(), low.translated(0, -148));
    notice.dismiss();
    notice.setLift(0);
    parent.resize(600, 400);
    notice.tell(QStringLiteral("The frame is in the gallery."));
    QCOMPARE(notice.geometry(), low);
}

void TestDialogs::windowIsPutWhereItCanBeReached_data()
{
    QTest::addColumn<QRect>("frame");
    QTest::addColumn<QList<QRect>>("screens");
    QTest::addColumn<QRect>("place");
    const QList<QRect> one{{0, 0, 1280, 800}};
    const QList<QRect> two{{0, 0, 1280, 800}, {1280, 0, 1920, 1080}};
    const QRect usual(100, 50, 1000, 700);
    QTest::newRow("all is seen") << usual << one << usual;
    QTest::newRow("half of it aside, the title in reach")
        << QRect(900, 50, 1000, 700) << one << QRect(900, 50, 1000, 700);
    QTest::newRow("larger than the screen") << QRect(40, 30, 1920, 1080) << one << QRect(0, 0, 1280, 800);
    QTest::newRow("too high") << QRect(40, 30, 900, 1000) << one << QRect(40, 0, 900, 800);
    QTest::newRow("title above the screen") << QRect(40, -100, 900, 700) << one << QRect(40, 0, 900, 700);
    QTest::newRow("a sliver left") << QRect(1270, 50, 1000, 700) << one << QRect(280, 50, 1000, 700);
    QTest::newRow("its screen is gone") << QRect(1500, 100, 1000, 700) << one << QRect(140, 50, 1000, 700);
    QTest::newRow("on the second screen")
        << QRect(1400, 100, 1700, 900) << two << QRect(1400, 100, 1700, 900);
    QTest::newRow("over both screens") << QRect(200, 50, 2500, 700) << two << QRect(200, 50, 2500, 700);
    QTest::newRow("larger than the second")
        << QRect(1300, 10, 2400, 1300) << two << QRect(1280, 0, 1920, 1080);
}

void TestDialogs::windowIsPutWhereItCanBeReached()
{
    QFETCH(QRect, frame);
    QFETCH(QList<QRect>, screens);
    QFETCH(QRect, place);
    QCOMPARE(reachablePlace(frame, screens), place);
}

void TestDialogs::originalsAreTouchedUnlessAsked()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("maquette.ini"));
    Preferences preferences(file);
    QVERIFY(!preferences.keepsOriginals());
    QSignalSpy changed(&preferences, &Preferences::keepsOriginalsChanged);
    preferences.setKeepsOriginals(true);
    preferences.setKeepsOriginals(true);
    QCOMPARE(changed.count(), 1);
    preferences.sync();
    QVERIFY(Preferences(file).keepsOriginals());
}

void TestDialogs::preferencesComeBack()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("maquette.ini"));
    BucketSettings bucket;
    bucket.endpoint = QStringLiteral("https://s3.example.org");
    bucket.region = QStringLiteral("us-east-1");
    bucket.bucket = QStringLiteral("works");
    bucket.keyId = QStringLiteral("KEY=ID+1");
    bucket.prefix = QStringLiteral("für mich/");
    bucket.pathStyle = true;
    bucket.linkValidity = std::chrono::hours(1);
    {
        Preferences preferences(file);
        QCOMPARE(preferences.service(), Preferences::Service::Undecided);
        QSignalSpy themed(&preferences, &Preferences::themeChanged);
        preferences.setTheme(Theme::Mode::Dark);
        preferences.setTheme(Theme::Mode::Dark);
        QCOMPARE(themed.count(), 1);
        preferences.setService(Preferences::Service::Sandbox);
        preferences.setCropTiles(false);
        preferences.setJobLimit(7);
        preferences.setPromptLetters(125);
        QCOMPARE(preferences.spelling(), SpellingChoice());
        preferences.setSpelling(
            {SpellingChoice::Kind::Chosen, {QStringLiteral("en_US"), QStringLiteral("fr")}});
        preferences.setLibraryFolder(QStringLiteral("/pictures"));
        QVERIFY(preferences.bucket() == BucketSettings());
        QSignalSpy bucketed(&preferences, &Preferences::bucketChanged);
        preferences.setBucket(bucket, true);
        preferences.setBucket(bucket, true);
        QCOMPARE(bucketed.count(), 1);
    }
    const Preferences again(file);
    QCOMPARE(again.theme(), Theme::Mode::Dark);
    QCOMPARE(again.service(), Preferences::Service::Sandbox);
    QVERIFY(!again.cropTiles());
    QCOMPARE(again.jobLimit(), 7);
    QCOMPARE(again.promptLetters(), 125);
    QCOMPARE(again.spelling().kind, SpellingChoice::Kind::Chosen);
    QCOMPARE(again.spelling().languages.join(u' '), QStringLiteral("en_US fr"));
    QVERIFY(again.sound().muted); // nothing is heard that nobody asked for
    Preferences(file).setSound({false, 0.25});
    QCOMPARE(Preferences(file).sound(), (SoundChoice{false, 0.25}));
    Preferences(file).setSpelling({SpellingChoice::Kind::Off, {}});
    QCOMPARE(Preferences(file).spelling().kind, SpellingChoice::Kind::Off);
    QCOMPARE(again.libraryFolder(), QStringLiteral("/pictures"));
    QVERIFY(again.bucket() == bucket);
    QVERIFY(again.preferBucket());
    Preferences(file).setBucket({}, false);
    QVERIFY(Preferences(file).bucket() == BucketSettings());
    QVERIFY(!Preferences(file).preferBucket());
}

void TestDialogs::aLoginInTheBucketsAddressIsTakenOut_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("password");
    const QString whole = QStringLiteral("https://KEY:top-secret@s3.example.org");
    const QString rest = QStringLiteral("https://s3.example.org");
    QTest::newRow("of the key") << whole << QStringLiteral("KEY") << rest << QStringLiteral("top-secret");
    QTest::newRow("without a key") << whole << QString() << rest << QStringLiteral("top-secret");
    QTest::newRow("of another") << whole << QStringLiteral("OTHER") << rest << QString();
    QTest::newRow("no address") << QStringLiteral("KEY:top-secret@s3") << QStringLiteral("KEY") << QString()
                                << QString();
}

void TestDialogs::aLoginInTheBucketsAddressIsTakenOut()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, keyId);
    QFETCH(QString, rest);
    QFETCH(QString, password);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("maquette.ini"));
    {
        QSettings raw(file, QSettings::IniFormat);
        raw.setValue(QStringLiteral("bucket/endpoint"), endpoint);
        raw.setValue(QStringLiteral("bucket/keyId"), keyId);
        raw.setValue(QStringLiteral("bucket/name"), QStringLiteral("works"));
    }
    const auto written = [&file] {
        QFile ini(file);
        return ini.open(QIODevice::ReadOnly) ? ini.readAll() : QByteArray();
    };
    QVERIFY(written().contains("top-secret"));
    Preferences preferences(file);
    const auto login = preferences.cleanBucket();
    QVERIFY2(!written().contains("top-secret"), written().constData()); // while the program still runs
    QVERIFY(login);
    QCOMPARE(login->password, password);
    QCOMPARE(preferences.bucket().endpoint, rest);
    QCOMPARE(preferences.bucket().bucket, QStringLiteral("works"));
    QCOMPARE(preferences.bucket().keyId, keyId.isEmpty() ? QStringLiteral("KEY") : keyId);
    QVERIFY(!preferences.cleanBucket());
}

void TestDialogs::preferencesRefuseNonsense()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("maquette.ini"));
    {
        QSettings raw(file, QSettings::IniFormat);
        raw.setValue(QStringLiteral("jobs/limit"), QStringLiteral("many"));
        raw.setValue(QStringLiteral("account/service"), QStringLiteral("elsewhere"));
        raw.setValue(QStringLiteral("look/promptLetters"), 100'000);
        raw.setValue(QStringLiteral("spelling/languages"), QStringLiteral("nowhere"));
        raw.setValue(QStringLiteral("bucket/linkSeconds"), QStringLiteral("-999999999999999999999"));
        raw.setValue(QStringLiteral("bucket/endpoint"), QString(100'000, u'x'));
    }
    const Preferences preferences(file);
    QCOMPARE(preferences.jobLimit(), 1);
    QCOMPARE(preferences.service(), Preferences::Service::Undecided);
    QCOMPARE(preferences.promptLetters(), 100);
    QVERIFY(preferences.bucket().linkValidity == BucketSettings().linkValidity);
    QVERIFY(!problemsOf(preferences.bucket()).isEmpty());
    QCOMPARE(preferences.spelling().languages, QStringList{QStringLiteral("nowhere")}); // nobody has it
}

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
