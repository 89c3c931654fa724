// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real program with a marked token, led through all it can do; then the token is looked for in everything
// that it wrote, printed, copied and was started with.
#include "app/sandbox/sandboxserver.h"
#include "tests/integration/app/tokensearch.h"
#include "tests/support/remote/ledprogram.h"
#include "tests/support/scriptedserver.h"

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

// With signs that base64, JSON and addresses each write differently.
const auto token = QStringLiteral("rc+Marked/7Q9f=27c1\"K%2Bd~zE5_wX&0");
constexpr int jobMs = 60000;

QStringList formatsOf(const QJsonObject &clipboard, const TokenSearch &search)
{
    QStringList found;
    for (auto it = clipboard.begin(); it != clipboard.end(); ++it) {
        const QByteArray data = QByteArray::fromBase64(it.value().toString().toLatin1());
        if (const QString form = search.in(data); !form.isEmpty())
            found.append(it.key() + QLatin1Char(' ') + form);
    }
    return found;
}

} // namespace

class TestTokenLeaks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theSearchFindsEachForm_data();
    void theSearchFindsEachForm();
    void fromTheEnvironment();
    void typedWithoutAKeychain();
    void typedWithAKeychain();
    void aServerThatRepeatsIt();

private:
    enum class Keychain { None, Own };
    [[nodiscard]] QProcessEnvironment environment(Keychain keychain, bool withToken) const;
    //! Starts the program at \a api; false when it does not come up.
    [[nodiscard]] bool begin(const QUrl &api, Keychain keychain, bool withToken);
    void enterToken();
    void order(const QString &prompt);
    void generateAndFail();
    void copyEverything();
    void saveAs();
    void dialogs();
    void cancelAndDismiss();
    void useEverything();
    void killAndCollect(const QUrl &api, Keychain keychain, bool withToken);
    void quit();
    void nothingLeaked(const char *when);
    [[nodiscard]] QStringList shownTexts();
    [[nodiscard]] QStringList leaks();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SandboxServer> m_sandbox;
    std::unique_ptr<LedProgram> m_program;
    std::unique_ptr<TokenSearch> m_search;
};

void TestTokenLeaks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_search = std::make_unique<TokenSearch>(token);
    for (const char *name : {"home", "tmp", "run", "library", "profile"})
        QVERIFY(QDir(m_folder->path()).mkpath(QString::fromLatin1(name)));
    QFile::setPermissions(m_folder->filePath(QStringLiteral("run")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    SandboxOptions options;
    options.token = token;
    options.speed = 20;
    m_sandbox = std::make_unique<SandboxServer>(options);
    QVERIFY(m_sandbox->start());
}

void TestTokenLeaks::cleanup()
{
    m_program.reset();
    m_sandbox.reset();
    m_folder.reset();
}

QProcessEnvironment TestTokenLeaks::environment(Keychain keychain, bool withToken) const
{
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    // Whatever it writes, it writes below this folder.
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        own.insert(QString::fromLatin1(name), m_folder->filePath(QStringLiteral("home")));
    own.insert(QStringLiteral("TMPDIR"), m_folder->filePath(QStringLiteral("tmp")));
    own.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder->filePath(QStringLiteral("run")));
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "RUNCOMFY_TOKEN", "RUNCOMFY_API_TOKEN",
                             "RUNCOMFY_API_KEY", "YOUR_API_TOKEN"})
        own.remove(QString::fromLatin1(name));
    if (keychain == Keychain::None)
        own.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
    if (withToken)
        own.insert(QStringLiteral("RUNCOMFY_TOKEN"), token);
    // All that the log can be made to hold.
    own.insert(QStringLiteral("QT_LOGGING_RULES"),
               QStringLiteral("*.debug=true;qt.*=false;qt.network.*=true"));
    return own;
}

bool TestTokenLeaks::begin(const QUrl &api, Keychain keychain, bool withToken)
{
    QStringList launcher;
    if (keychain == Keychain::Own) {
        const auto script = QStringLiteral(
            "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\"");
        launcher = {QStringLiteral("dbus-run-session"),
                    QStringLiteral("--"),
                    QStringLiteral("sh"),
                    QStringLiteral("-c"),
                    script,
                    QStringLiteral("sh")};
    }
    m_program = std::make_unique<LedProgram>(
        QStringList{QStringLiteral("--api-base"), api.toString(), QStringLiteral("--profile"),
                    m_folder->filePath(QStringLiteral("profile")), QStringLiteral("--library"),
                    m_folder->filePath(QStringLiteral("library"))},
        environment(keychain, withToken), launcher);
    return m_program->start() &&
           QTest::qWaitFor([this] { return m_program->isVisible(QStringLiteral("formPanel")); }, jobMs);
}

void TestTokenLeaks::enterToken()
{
    QTRY_COMPARE(m_program->textOf(QStringLiteral("service")), QStringLiteral("No token"));
    QVERIFY(m_program->trigger(QStringLiteral("settings")));
    QTRY_VERIFY(m_program->isVisible(QStringLiteral("token")));
    QVERIFY(m_program->type(QStringLiteral("token"), QStringLiteral("  Bearer ") + token));
    QVERIFY(m_program->click(QStringLiteral("checkToken")));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_program->textOf(QStringLiteral("service")).contains(QStringLiteral("balance $")), jobMs);
    QVERIFY(m_program->closeTop());
    QTRY_VERIFY(!m_program->isVisible(QStringLiteral("settings")));
}

void TestTokenLeaks::order(const QString &prompt)
{
    QVERIFY(m_program->type(QStringLiteral("field:prompt"), prompt));
    QTRY_COMPARE(m_program->textOf(QStringLiteral("reason")), QString());
    QVERIFY(m_program->click(QStringLiteral("generate")));
}

void TestTokenLeaks::generateAndFail()
{
    order(QStringLiteral("a fox in the snow"));
    QTRY_COMPARE_WITH_TIMEOUT(m_program->textOf(QStringLiteral("workCount")), QStringLiteral("1 work"),
                              jobMs);
    order(QStringLiteral("[fail] a fox"));
    order(QStringLiteral("[no-funds] a fox"));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->textOf(QStringLiteral("jobCounts")).isEmpty(), jobMs);
}

void TestTokenLeaks::copyEverything()
{
    const auto clean = [this](const char *what) {
        const QJsonObject formats = m_program->tell({{QStringLiteral("do"), QStringLiteral("clipboard")}});
        QVERIFY2(!formats.isEmpty(), what);
        const QStringList found = formatsOf(formats, *m_search);
        QVERIFY2(found.isEmpty(),
                 qPrintable(QString::fromLatin1(what) + QLatin1Char(' ') + found.join(QLatin1Char(' '))));
    };
    QVERIFY(m_program->trigger(QStringLiteral("request")));
    for (const char *kind : {"JSON", "curl"}) {
        QVERIFY(m_program->click(QString::fromLatin1(kind)));
        const auto copy = kind == QByteArrayLiteral("curl") ? QStringLiteral("Copy curl command")
                                                            : QStringLiteral("Copy JSON");
        QVERIFY(m_program->click(copy));
        QTRY_VERIFY(m_program->isVisible(QStringLiteral("Copied")));
        clean(kind);
    }
    nothingLeaked("the request is shown");
    QVERIFY(m_program->closeTop());
    QTRY_VERIFY(!m_program->isVisible(QStringLiteral("Copied")));
    for (int i = 0; i < 2; ++i) // the first key makes a tile current
        QVERIFY(m_program->key(QStringLiteral("gallery"), Qt::Key_End));
    QVERIFY(m_program->trigger(QStringLiteral("copyFiles")));
    clean("the file");
    QVERIFY(m_program->trigger(QStringLiteral("copyImage")));
    clean("the picture");
}

void TestTokenLeaks::saveAs()
{
    const QString target = m_folder->filePath(QStringLiteral("home/saved.png"));
    QVERIFY(m_program->trigger(QStringLiteral("saveAs")));
    QVERIFY(m_program->type(QStringLiteral("fileNameEdit"), target));
    QVERIFY(m_program->key(QStringLiteral("fileNameEdit"), Qt::Key_Return));
    QTRY_VERIFY_WITH_TIMEOUT(
        !QDir(m_folder->filePath(QStringLiteral("home"))).entryList({QStringLiteral("saved*")}).isEmpty(),
        jobMs);
}

void TestTokenLeaks::dialogs()
{
    for (const char *action : {"settings", "shortcuts", "about"}) {
        QVERIFY2(m_program->trigger(QString::fromLatin1(action)), action);
        nothingLeaked(action);
        QVERIFY2(m_program->closeTop(), action);
    }
    for (const char *action : {"themeDark", "details", "details", "useSettings", "largerTiles", "gallery"})
        QVERIFY2(m_program->trigger(QString::fromLatin1(action)), action);
}

void TestTokenLeaks::cancelAndDismiss()
{
    for (int i = 0; i < 3; ++i)
        order(QStringLiteral("[slow] number %1").arg(i));
    QTRY_VERIFY(m_program->textOf(QStringLiteral("jobCounts")).contains(QStringLiteral("under way")));
    QVERIFY(m_program->key(QStringLiteral("gallery"), Qt::Key_Home));
    QVERIFY(m_program->click(QStringLiteral("job:cancel")));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->textOf(QStringLiteral("jobCounts")).isEmpty(), jobMs);
    if (m_program->trigger(QStringLiteral("copyDetails")))
        QVERIFY(formatsOf(m_program->tell({{QStringLiteral("do"), QStringLiteral("clipboard")}}), *m_search)
                    .isEmpty());
}

void TestTokenLeaks::useEverything()
{
    QTRY_VERIFY_WITH_TIMEOUT(
        m_program->textOf(QStringLiteral("service")).contains(QStringLiteral("balance $")), jobMs);
    nothingLeaked("after the start");
    for (const auto step :
         {&TestTokenLeaks::generateAndFail, &TestTokenLeaks::copyEverything, &TestTokenLeaks::saveAs,
          &TestTokenLeaks::dialogs, &TestTokenLeaks::cancelAndDismiss}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
    nothingLeaked("while it runs");
}

void TestTokenLeaks::killAndCollect(const QUrl &api, Keychain keychain, bool withToken)
{
    const QString works = m_program->textOf(QStringLiteral("workCount"));
    order(QStringLiteral("[slow] a lighthouse"));
    // Said once its request id is kept; killed earlier, its outcome would be unknown.
    QTRY_VERIFY_WITH_TIMEOUT(m_program->isVisible(QStringLiteral(
                                 "You can close the window: running jobs are collected at the next start.")),
                             jobMs);
    m_program->kill();
    nothingLeaked("killed");
    QVERIFY(begin(api, keychain, withToken));
    if (keychain == Keychain::None && !withToken)
        enterToken();
    const auto collected = [&] {
        const QString now = m_program->textOf(QStringLiteral("workCount"));
        return !now.isEmpty() && now != works && m_program->textOf(QStringLiteral("jobCounts")).isEmpty();
    };
    const bool came = QTest::qWaitFor(collected, jobMs);
    QVERIFY2(came,
             qPrintable(works + QStringLiteral(" -> ") + m_program->textOf(QStringLiteral("workCount")) +
                        QLatin1Char(' ') + m_program->textOf(QStringLiteral("jobCounts"))));
}

void TestTokenLeaks::quit()
{
    nothingLeaked("before the end");
    QVERIFY(m_program->trigger(QStringLiteral("quit")));
    QVERIFY(m_program->ends());
    nothingLeaked("after the end");
}

QStringList TestTokenLeaks::shownTexts()
{
    const QJsonObject answer = m_program->tell({{QStringLiteral("do"), QStringLiteral("texts")}});
    return answer.value(QLatin1String("texts")).toVariant().toStringList();
}

QStringList TestTokenLeaks::leaks()
{
    QStringList found = m_search->inFilesBelow(m_folder->path());
    if (const QString form = m_search->in(m_program->printed()); !form.isEmpty())
        found.append(QStringLiteral("printed (%1)").arg(form));
    if (!m_program->isRunning())
        return found;
    found += m_search->inArgumentsOf(m_program->pid());
    for (const QString &text : shownTexts()) {
        if (const QString form = m_search->in(text.toUtf8()); !form.isEmpty())
            found.append(QStringLiteral("shown (%1): %2").arg(form, text));
    }
    return found;
}

void TestTokenLeaks::nothingLeaked(const char *when)
{
    const QStringList found = leaks();
    QVERIFY2(found.isEmpty(),
             qPrintable(QString::fromLatin1(when) + QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
}

void TestTokenLeaks::theSearchFindsEachForm_data()
{
    QTest::addColumn<QByteArray>("form");
    const QByteArray plain = token.toUtf8();
    const auto address = QByteArray("https://x/?k=" + plain.toPercentEncoding());
    QTest::newRow("plain") << plain;
    QTest::newRow("a part") << plain.mid(5, 10);
    QTest::newRow("an address") << address;
    QTest::newRow("percent, small letters") << address.toLower();
    QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(token.utf16()), token.size() * 2);
    QTest::newRow("hex") << plain.toHex().toUpper();
    for (const char *before : {"", "a", "ab", "user:"})
        QTest::newRow(before) << QByteArray(before).append(plain).toBase64();
    QTest::newRow("base64 with more behind")
        << QByteArray("user:").append(plain).append("\nand more").toBase64();
    QTest::newRow("base64 for addresses")
        << QByteArray(":").append(plain).toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("backwards") << QByteArray::fromStdString(std::string(plain.crbegin(), plain.crend()));
}

void TestTokenLeaks::theSearchFindsEachForm()
{
    QFETCH(QByteArray, form);
    QFile file(m_folder->filePath(QStringLiteral("home/.hidden")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before" + form + "after");
    file.close();
    QCOMPARE(m_search->inFilesBelow(m_folder->path()).size(), 1);
    QCOMPARE(m_search->looked(), 1);
    QVERIFY(m_search->in("nothing of the kind").isEmpty());

    QVERIFY(file.remove());
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    picture.setText(QStringLiteral("Comment"), QString(2000, QLatin1Char(' ')) + QString::fromLatin1(form));
    QVERIFY(picture.save(m_folder->filePath(QStringLiteral("home/picture.png"))));
    if (!form.contains('\0')) // a text has none
        QVERIFY(!m_search->inFilesBelow(m_folder->path()).isEmpty());

    QProcess other;
    other.start(QStringLiteral("sh"),
                {QStringLiteral("-c"), QStringLiteral("sleep 60; :"), QString::fromLatin1(form)});
    QVERIFY(other.waitForStarted());
    // Started says that the program was found; its arguments stand there a moment later.
    if (!form.contains('\0'))
        QTRY_VERIFY(!m_search->inArgumentsOf(QCoreApplication::applicationPid()).isEmpty());
    other.kill();
    other.waitForFinished();
}

void TestTokenLeaks::fromTheEnvironment()
{
    const QUrl api = m_sandbox->baseUrl();
    QVERIFY(begin(api, Keychain::None, true));
    useEverything();
    if (!QTest::currentTestFailed())
        killAndCollect(api, Keychain::None, true);
    if (!QTest::currentTestFailed())
        quit();
    QVERIFY(m_search->looked() > 20);
}

void TestTokenLeaks::typedWithoutAKeychain()
{
    const QUrl api = m_sandbox->baseUrl();
    QVERIFY(begin(api, Keychain::None, false));
    enterToken();
    if (!QTest::currentTestFailed())
        useEverything();
    if (!QTest::currentTestFailed())
        killAndCollect(api, Keychain::None, false);
    if (!QTest::currentTestFailed())
        quit();
}

void TestTokenLeaks::typedWithAKeychain()
{
    for (const char *tool : {"dbus-run-session", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty())
            QSKIP("There is no keyring to be had here");
    }
    const QUrl api = m_sandbox->baseUrl();
    QVERIFY(begin(api, Keychain::Own, false));
    enterToken();
    if (!QTest::currentTestFailed())
        order(QStringLiteral("a fox in the snow"));
    QTRY_COMPARE_WITH_TIMEOUT(m_program->textOf(QStringLiteral("workCount")), QStringLiteral("1 work"),
                              jobMs);
    // The keyring's own file lies among those that are searched.
    killAndCollect(api, Keychain::Own, false);
    if (!QTest::currentTestFailed())
        quit();
}

//! Every answer that can repeats the token it was sent, in its words and in its fields.
void TestTokenLeaks::aServerThatRepeatsIt()
{
    ScriptedServer server;
    int submits = 0;
    server.setHandler([&](const SeenRequest &request) -> Script {
        const QByteArray told = request.header("authorization");
        QJsonObject answer{{QStringLiteral("headers"),
                            QJsonObject{{QStringLiteral("Authorization"), QString::fromLatin1(told)}}},
                           {QStringLiteral("request_id"), QStringLiteral("r-1")},
                           {QStringLiteral("balance_usd"), 5}};
        const QString words = QStringLiteral("not with ") + QString::fromLatin1(told);
        int status = 200;
        if (request.method == "POST" && request.target.contains("/v1/models/") && ++submits > 1) {
            status = submits == 2 ? 400 : 502;
            answer = {{QStringLiteral("error_code"), status == 400 ? 400002 : 500001},
                      {QStringLiteral("error_message"), words},
                      {QStringLiteral("token"), words}};
        } else if (request.target.contains("/requests/")) {
            answer.insert(QStringLiteral("status"), QStringLiteral("succeeded"));
            answer.insert(
                QStringLiteral("output"),
                QJsonObject{{QStringLiteral("image"), server.url(QStringLiteral("/gone.png")).toString()}});
        } else if (request.target == "/gone.png") {
            status = 404;
            answer = {{QStringLiteral("error_message"), words}};
        }
        return {Step::send(ScriptedServer::answer(status, QJsonDocument(answer).toJson()))};
    });
    QVERIFY(begin(server.url(), Keychain::None, true));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_program->textOf(QStringLiteral("service")).contains(QStringLiteral("balance $")), jobMs);
    for (int i = 1; i <= 3; ++i) {
        order(QStringLiteral("number %1").arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(submits, i, jobMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        m_program->textOf(QStringLiteral("jobCounts")).contains(QStringLiteral("1 to decide")), jobMs);
    const auto asksForTheFile = [](const SeenRequest &request) { return request.target == "/gone.png"; };
    QTRY_VERIFY_WITH_TIMEOUT(std::any_of(server.requests().begin(), server.requests().end(), asksForTheFile),
                             jobMs);
    nothingLeaked("after the answers");
    m_program->kill();
    nothingLeaked("killed");
}

QTEST_GUILESS_MAIN(TestTokenLeaks)
#include "tst_tokenleaks.moc"
