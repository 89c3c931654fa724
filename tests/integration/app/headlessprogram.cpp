// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/app/headlessprogram.h"

#include "app/base/paths.h"
#include "app/net/httpclient.h"
#include "tests/support/jobs/jobbench.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

namespace maquette::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int longest = 60'000;

const QByteArray smallModel =
    R"({"model_id": "test/small/text-to-image", "display_name": "Small", "categories": ["text-to-image"],
        "input_schema": {"type": "object", "required": ["prompt"], "properties": {
          "prompt": {"type": "string", "title": "Prompt", "maxLength": 400},
          "width": {"type": "integer", "title": "Width", "minimum": 16, "maximum": 256, "default": 64},
          "height": {"type": "integer", "title": "Height", "minimum": 16, "maximum": 256, "default": 64},
          "seed": {"type": "integer", "title": "Seed", "minimum": 0, "maximum": 2147483647}}},
        "output_schema": {"type": "object"}})";

} // namespace

int numberIn(const Json &line, const char *key)
{
    const Json *value = member(line, key);
    return value && value->is_number() ? value->get<int>() : -1;
}

QString textIn(const Json &line, const char *key)
{
    return stringMember(line, key);
}

HeadlessProcess::HeadlessProcess() = default;

HeadlessProcess::~HeadlessProcess()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->kill();
        m_process->waitForFinished();
    }
}

bool HeadlessProcess::start(const QStringList &arguments, const QByteArray &input)
{
    m_lines.clear();
    m_badLines.clear();
    m_words.clear();
    m_all.clear();
    m_process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto *name : {"RUNCOMFY_TOKEN", "RUNCOMFY_API_TOKEN", "RUNCOMFY_API_KEY", "YOUR_API_TOKEN",
                             "QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
    if (!m_token.isEmpty())
        environment.insert(u"RUNCOMFY_TOKEN"_s, QString::fromLatin1(m_token));
    m_process->setProcessEnvironment(environment);
    m_process->start(QStringLiteral(MAQUETTE_PROGRAM), arguments);
    if (!m_process->waitForStarted())
        return false;
    m_process->write(input);
    m_process->closeWriteChannel();
    return true;
}

int HeadlessProcess::exitCode()
{
    const bool ended =
        QTest::qWaitFor([this] { return m_process->state() == QProcess::NotRunning; }, longest);
    read();
    return ended && m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

int HeadlessProcess::run(const QStringList &arguments, const QByteArray &input)
{
    return start(arguments, input) ? exitCode() : -1;
}

bool HeadlessProcess::waitUntil(const std::function<bool()> &seen)
{
    const auto done = [&] {
        const bool ended = m_process->state() == QProcess::NotRunning;
        read();
        return seen() || ended;
    };
    return QTest::qWaitFor(done, longest) && seen();
}

bool HeadlessProcess::waitFor(const QByteArray &event, int count)
{
    return waitUntil([&] { return events(event).size() >= count; });
}

bool HeadlessProcess::waitForWords(const QString &text)
{
    return waitUntil([&] { return m_words.contains(text); });
}

void HeadlessProcess::signal(int number)
{
    if (m_process->state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_process->processId()), number);
}

bool HeadlessProcess::wasKilled() const
{
    return m_process->state() == QProcess::NotRunning && m_process->exitStatus() == QProcess::CrashExit;
}

void HeadlessProcess::read()
{
    m_words += QString::fromUtf8(m_process->readAllStandardError());
    m_process->setReadChannel(QProcess::StandardOutput);
    while (m_process->canReadLine()) {
        const QByteArray line = m_process->readLine();
        m_all += line;
        const Result<Json> json = parseJson(line);
        if (json && json->is_object() && !textIn(*json, "event").isEmpty())
            m_lines += *json;
        else
            m_badLines += QString::fromUtf8(line);
    }
}

QList<Json> HeadlessProcess::events(const QByteArray &event) const
{
    QList<Json> found;
    for (const Json &line : m_lines) {
        if (textIn(line, "event").toUtf8() == event)
            found += line;
    }
    return found;
}

QStringList HeadlessProcess::names() const
{
    QStringList names;
    for (const Json &line : m_lines)
        names += textIn(line, "event");
    return names;
}

QString HeadlessProcess::fault() const
{
    if (!m_badLines.isEmpty())
        return u"no event: "_s + m_badLines.first();
    if (!m_token.isEmpty() && (m_all.contains(m_token) || m_words.contains(QString::fromLatin1(m_token))))
        return u"the token was said"_s;
    const bool ended = m_process->state() == QProcess::NotRunning && !wasKilled();
    if (!ended)
        return {};
    if (names().count(u"done"_s) != 1 || names().constLast() != u"done")
        return u"not one \"done\" at the end: "_s + names().join(u' ');
    if (numberIn(m_lines.constLast(), "exit_code") != m_process->exitCode())
        return u"\"done\" names another exit code"_s;
    return {};
}

QByteArray HeadlessRig::fileAnswer()
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QBuffer png;
    image.save(&png, "png");
    return ScriptedServer::answer(200, png.data(), {}, "image/png");
}

HeadlessRig::HeadlessRig()
{
    api.statuses = {R"({"status":"completed"})"};
    QByteArray here = api.url().toEncoded();
    while (here.endsWith('/'))
        here.chop(1);
    api.result = R"({"request_id":"%1","status":"succeeded","cost":0.25,"output":{"images":[")" + here +
                 R"(/files/%1.png"]}})";
    api.scriptAll("unknown", {Step::send(fileAnswer())});
    program.setToken(api.token);
    file(u"profile/data/models/small.json"_s, smallModel);
}

QStringList HeadlessRig::arguments(const QStringList &more) const
{
    return QStringList{u"--profile"_s,     path(u"profile"_s), u"--library"_s,
                       path(u"library"_s), u"--api-base"_s,    api.url().toString()} +
           more;
}

QStringList HeadlessRig::inSandbox(const QStringList &more) const
{
    return QStringList{u"--profile"_s, path(u"profile"_s), u"--library"_s, path(u"library"_s),
                       u"--sandbox"_s} +
           more;
}

QString HeadlessRig::file(const QString &name, const QByteArray &text) const
{
    const QString whole = path(name);
    QDir().mkpath(QFileInfo(whole).absolutePath());
    QFile file(whole);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return whole;
}

QByteArray HeadlessRig::request(int number, int count)
{
    return R"({"model":"test/small/text-to-image","input":{"prompt":"p )" + QByteArray::number(number) +
           R"("},"count":)" + QByteArray::number(count) + "}";
}

QString HeadlessRig::oneRun(int number) const
{
    return file(u"request%1.json"_s.arg(number), request(number));
}

QString HeadlessRig::database() const
{
    return Paths::standard(path(u"profile"_s)).databaseFile();
}

QStringList HeadlessRig::works() const
{
    QStringList found;
    QDirIterator each(path(u"library"_s), {u"*_*"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString file = each.next();
        if (QImageReader(file).read().isNull())
            return {u"damaged: "_s + file};
        found << file;
    }
    found.sort();
    return found;
}

QStringList HeadlessRig::journal() const
{
    const auto database = Database::open(this->database());
    if (!database)
        return {database.error().message};
    QStringList rows;
    const auto done = (*database)->read(
        u"SELECT state, ifnull(request_id, '') FROM jobs ORDER BY id"_s, {},
        [&rows](const Row &row) { rows += u"%1 %2"_s.arg(row.integer(0)).arg(row.text(1)).trimmed(); });
    return done ? rows : QStringList{done.error().message};
}

bool HeadlessRig::leaveWaiting()
{
    const SystemClock clock;
    HttpClient http(clock);
    ApiClient client(http, *Endpoint::custom(api.url().toString()));
    FakeCollector collector;
    if (!Paths::standard(path(u"profile"_s)).create())
        return false;
    const auto store = Store::open(database());
    if (!store)
        return false;
    Scheduler scheduler(**store, client, collector, clock);
    QSignalSpy added(&scheduler, &Scheduler::jobAdded);
    JobOrder order;
    order.model = ModelId(u"test/small/text-to-image"_s);
    order.modelName = u"Small"_s;
    order.input = R"({"prompt":"left in the window"})";
    scheduler.order({order});
    return added.wait();
}

} // namespace maquette::test
