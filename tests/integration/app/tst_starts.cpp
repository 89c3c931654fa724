// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Starts that go wrong or are bound to one address: what is said, and that nothing is overwritten or sent
// elsewhere.
#include "app/base/paths.h"
#include "app/jobs/account.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/sandbox/sandboxserver.h"
#include "app/store/database.h"
#include "tests/integration/app/program.h"
#include "ui/form/formpanel.h"
#include "ui/settings/preferences.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspace.h"

#include <QDir>
#include <QMutex>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

namespace
{

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(bytes) == bytes.size();
}

} // namespace

class TestStarts : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void newerDatabase();
    void damagedDatabase();
    void secondWindowOnOneProfile();
    void brokenModelFilesAreNamed();
    void ownModelCanBeChosen();
    void profileThatIsAFile();
    void libraryThatIsAFile();
    void apiBaseIsTheOnlyAddress();
    void tokenOfTheEnvironmentAnswersTheFirstRun();

private:
    [[nodiscard]] QString databaseFile() const
    {
        return Paths::standard(m_folder->filePath(QStringLiteral("profile"))).databaseFile();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStarts::newerDatabase()
{
    {
        Program program(m_folder->path(), Program::inSandbox());
        QVERIFY(program.startWhole());
    }
    {
        const auto database = Database::open(databaseFile());
        QVERIFY(database && (*database)->execute(QStringLiteral("PRAGMA user_version = 9999")));
    }
    const QByteArray before = bytesOf(databaseFile());
    Program program(m_folder->path(), Program::inSandbox());
    const Result<void> started = program.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::DatabaseNewer);
    QVERIFY(!started.error().message.isEmpty());
    QCOMPARE(program.composition().problemFile(), databaseFile());
    QCOMPARE(bytesOf(databaseFile()), before);
}

void TestStarts::damagedDatabase()
{
    const QByteArray rubbish = QByteArray("this was a database once ").repeated(400);
    QVERIFY(write(databaseFile(), rubbish));
    Program program(m_folder->path(), Program::inSandbox());
    const Result<void> started = program.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::DatabaseDamaged);
    QCOMPARE(bytesOf(databaseFile()), rubbish);
}

void TestStarts::secondWindowOnOneProfile()
{
    Program first(m_folder->path(), Program::inSandbox());
    QVERIFY(first.startWhole());
    Program second(m_folder->path(), Program::inSandbox());
    const Result<void> started = second.start();
    QVERIFY(!started);
    QVERIFY2(started.error().message.contains(QStringLiteral("Another Maquette is open")),
             qPrintable(started.error().message));
    // The first one goes on as if nothing had been.
    QTRY_VERIFY(first.studio().account.isSandbox());
}

void TestStarts::brokenModelFilesAreNamed()
{
    const Paths paths = Paths::standard(m_folder->filePath(QStringLiteral("profile")));
    QVERIFY(write(paths.userModels + QStringLiteral("/torn.json"), "{\n  \"model_id\": \"a/b\",\n  oops\n}"));
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    QTRY_VERIFY(program.notice().contains(QStringLiteral("model file cannot be read")));
    QTest::mouseClick(program.find<QPushButton>("noticeAction"), Qt::LeftButton);
    QPlainTextEdit *list = nullptr;
    QTRY_VERIFY((list = program.find<QPlainTextEdit>("text")) && list->isVisible());
    QVERIFY2(list->toPlainText().contains(QStringLiteral("torn.json, line 3")),
             qPrintable(list->toPlainText()));
    program.workspace().form().setModel(ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
    QVERIFY(program.prompt());
}

void TestStarts::ownModelCanBeChosen()
{
    const Paths paths = Paths::standard(m_folder->filePath(QStringLiteral("profile")));
    QVERIFY(write(paths.userModels + QStringLiteral("/mine.json"),
                  R"({"model_id": "me/own/text-to-image", "display_name": "My own", "categories": ["image"],
                      "input_schema": {"type": "object", "required": ["prompt"], "properties": {
                        "prompt": {"type": "string", "title": "Prompt"},
                        "steps": {"type": "integer", "minimum": 1, "maximum": 50, "default": 20}}},
                      "output_schema": {"type": "object"}})"));
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    QCOMPARE(program.notice(), QString());
    program.workspace().form().setModel(ModelId(QStringLiteral("me/own/text-to-image")));
    QVERIFY(program.prompt());
    QVERIFY(program.find<QWidget>("field:steps"));
}

void TestStarts::profileThatIsAFile()
{
    QVERIFY(write(m_folder->filePath(QStringLiteral("profile")), "not a folder"));
    Program program(m_folder->path(), Program::inSandbox());
    const Result<void> started = program.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::FileAccess);
    QCOMPARE(bytesOf(m_folder->filePath(QStringLiteral("profile"))), QByteArray("not a folder"));
}

void TestStarts::libraryThatIsAFile()
{
    QVERIFY(write(m_folder->filePath(QStringLiteral("library")), "not a folder"));
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    QTRY_VERIFY2(program.notice().contains(QStringLiteral("folder")), qPrintable(program.notice()));
    QTest::mouseClick(program.find<QPushButton>("noticeAction"), Qt::LeftButton);
    QTRY_VERIFY(program.find<QWidget>("settings"));
}

void TestStarts::apiBaseIsTheOnlyAddress()
{
    QMutex mutex;
    QList<QByteArray> lines;
    SandboxOptions served;
    served.speed = 8;
    served.log = [&](const QByteArray &line) {
        const QMutexLocker lock(&mutex);
        lines << line;
    };
    SandboxServer server(served);
    QVERIFY(server.start());
    const auto asked = [&](const QByteArray &path) {
        const QMutexLocker lock(&mutex);
        return std::any_of(lines.begin(), lines.end(),
                           [&](const QByteArray &line) { return line.contains(path); });
    };
    Options options;
    options.apiBase = server.baseUrl().toString();
    Program program(m_folder->path(), options);
    qputenv("RUNCOMFY_TOKEN", server.token().toUtf8());
    QVERIFY(program.startWhole());
    QTRY_COMPARE(program.studio().account.source(), Account::TokenSource::Environment);
    QTRY_VERIFY(program.studio().account.balance().has_value());
    QVERIFY(asked("/prod/v2/balance"));
    program.workspace().form().setModel(ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
    QTest::keyClicks(program.prompt(), QStringLiteral("a lighthouse"));
    QTest::keyClick(program.prompt(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(program.studio().library.count(), 1, 60000);
    QVERIFY(asked("/v1/models/bytedance/dreamina-4-0/text-to-image"));
    // The choice of the sandbox would be another address.
    program.composition().useSandbox(true);
    QVERIFY(!program.composition().usesSandbox());
    QVERIFY(program.notice().contains(QStringLiteral("--api-base")));
    qunsetenv("RUNCOMFY_TOKEN");
}

void TestStarts::tokenOfTheEnvironmentAnswersTheFirstRun()
{
    SandboxServer server({});
    QVERIFY(server.start());
    Options options;
    options.apiBase = server.baseUrl().toString();
    Program program(m_folder->path(), options);
    qputenv("RUNCOMFY_API_KEY", server.token().toUtf8());
    QVERIFY(program.startWhole());
    QTRY_COMPARE(program.studio().account.sourceName(), QStringLiteral("RUNCOMFY_API_KEY"));
    QVERIFY(!program.window().isFirstRun());
    qunsetenv("RUNCOMFY_API_KEY");
}

QTEST_MAIN(TestStarts)
#include "tst_starts.moc"
