// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/studio/studiobench.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

namespace maquette::test
{

using namespace Qt::StringLiterals;

StudioBench::StudioBench()
{
    m_paths.data = folder.path();
    m_paths.cache = folder.filePath(u"cache"_s);
    m_paths.library = folder.filePath(u"Pictures/Maquette"_s);
    makeCollector = [this](Store &opened) -> std::unique_ptr<Collector> {
        auto made = std::make_unique<Library>(opened, *http, clock, m_paths);
        m_library = made.get();
        m_library->load();
        return made;
    };
    api.statuses = {R"({"status":"completed"})"};
    giveResult(R"({"images":["%2/files/%1.png"]})");
}

StudioBench::~StudioBench()
{
    stop();
}

void StudioBench::giveResult(const QByteArray &output)
{
    const QByteArray here = api.url().toEncoded();
    api.result = R"({"request_id":"%1","status":"succeeded","cost":0.25,"output":)" +
                 QByteArray(output).replace("%2", here.endsWith('/') ? here.chopped(1) : here) + "}";
}

void StudioBench::serve(const QByteArray &body, const QByteArray &type, int status)
{
    serveScript({Step::send(ScriptedServer::answer(status, body, {}, type))});
}

void StudioBench::serveScript(const Script &script)
{
    api.scriptAll("unknown", script);
}

QStringList StudioBench::works() const
{
    QStringList found;
    QDirIterator each(m_paths.library, {u"*_*"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        found << each.next();
    found.sort();
    return found;
}

QByteArray StudioBench::bytesOf(const QString &work) const
{
    QFile file(work);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool StudioBench::landOne(int number)
{
    const qsizetype before = seen(JobState::Saved).size();
    order(number);
    return waitFor(JobState::Saved, int(before) + 1);
}

bool StudioBench::isKept(const QByteArray &picture)
{
    const auto landed = [this] {
        return scheduler->jobs().isEmpty() && api.submits() > 0 && works().size() == api.submits();
    };
    const bool saved = QTest::qWaitFor(landed, 20000);
    const QStringList files = works();
    const bool whole = std::all_of(files.cbegin(), files.cend(),
                                   [&](const QString &file) { return bytesOf(file) == picture; });
    return saved && whole && api.mostSubmitsOfOneBody() == 1 && m_library->count() == files.size();
}

} // namespace maquette::test
