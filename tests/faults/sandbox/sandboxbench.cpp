// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/sandbox/sandboxbench.h"

#include "app/library/mediacheck.h"
#include "tests/support/sandbox/tinymodel.h"

#include <QDirIterator>

namespace maquette::test
{

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

SandboxBench::SandboxBench(milliseconds patience)
{
    client->setDeadlines(milliseconds(2000), milliseconds(500));
    makeCollector = [make = makeCollector, this, patience](Store &opened) {
        auto made = make(opened);
        library().setPatience(patience);
        return made;
    };
}

SandboxBench::~SandboxBench()
{
    stop();
}

bool SandboxBench::serve(SandboxOptions options)
{
    const QString models = folder.filePath(u"models"_s);
    if (!writeTinyModel(models))
        return false;
    options.modelFolders = {models};
    options.log = [this](const QByteArray &line) {
        const std::lock_guard lock(m_mutex);
        m_log << parseJson(line).value_or(Json());
    };
    m_server.reset();
    m_server = std::make_unique<SandboxServer>(options);
    if (!m_server->start())
        return false;
    const auto endpoint = Endpoint::custom(m_server->baseUrl().toString());
    client->setEndpoint(*endpoint);
    client->setToken(m_server->token());
    return true;
}

bool SandboxBench::serve(const QList<Json> &entries, double speed)
{
    SandboxOptions options;
    options.speed = speed;
    options.faults = planOf(entries);
    return serve(options);
}

void SandboxBench::order(const QString &prompt, int side)
{
    JobOrder order;
    order.model = ModelId(QString::fromLatin1(tinyModel));
    order.modelName = u"Tiny"_s;
    order.prompt = prompt;
    order.input = tinyInput(prompt, side);
    scheduler->order(QList{order});
}

Job SandboxBench::job(const QString &prompt) const
{
    for (const Job &job : last) {
        if (job.prompt == prompt)
            return job;
    }
    return {};
}

bool SandboxBench::isSettled() const
{
    return std::all_of(last.cbegin(), last.cend(),
                       [](const Job &job) { return job.isFinished() || job.state == JobState::Unknown; });
}

QList<Json> SandboxBench::log() const
{
    const std::lock_guard lock(m_mutex);
    return m_log;
}

int SandboxBench::submits() const
{
    const QList<Json> lines = log();
    return int(std::count_if(lines.cbegin(), lines.cend(), [](const Json &line) {
        return stringMember(line, "operation") == "submit"_L1;
    }));
}

int SandboxBench::arrived(const QString &prompt) const
{
    const QList<Json> lines = log();
    return int(std::count_if(lines.cbegin(), lines.cend(), [&](const Json &line) {
        return stringMember(line, "operation") == "submit"_L1 && stringMember(line, "prompt") == prompt;
    }));
}

QStringList SandboxBench::taken(const QString &prompt) const
{
    QStringList ids;
    for (const Json &line : log()) {
        if (line.contains("taken") && line["taken"] == Json(true) && stringMember(line, "prompt") == prompt)
            ids << stringMember(line, "request_id");
    }
    return ids;
}

int SandboxBench::struck() const
{
    const QList<Json> lines = log();
    return int(
        std::count_if(lines.cbegin(), lines.cend(), [](const Json &line) { return line.contains("fault"); }));
}

QList<int> SandboxBench::fileStatuses() const
{
    QList<int> statuses;
    for (const Json &line : log()) {
        if (stringMember(line, "operation") == "output"_L1)
            statuses << line["status"].get<int>();
    }
    return statuses;
}

QStringList SandboxBench::brokenFiles() const
{
    QStringList broken;
    QDirIterator each(libraryFolder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString file = each.next();
        if (!checkMedia(file))
            broken << file;
    }
    return broken;
}

} // namespace maquette::test
