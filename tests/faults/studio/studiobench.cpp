// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/studio/studiobench.h"

#include "app/base/advice.h"
#include "ui/queue/jobactions.h"
#include "ui/queue/jobtexts.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

namespace maquette::test
{

using namespace Qt::StringLiterals;

namespace
{

QString unclearSentence(const QString &text)
{
    if (text.isEmpty())
        return u"there is no sentence"_s;
    // The service names a field before it says what is wrong with it: "seed: Too large."
    if (!text.at(0).isUpper() && !text.contains(u": "_s) && !text.at(0).isDigit() && text.at(0) != u'/' &&
        text.at(0) != u'“')
        return u"it does not begin like a sentence: "_s + text;
    if (!text.endsWith(u'.'))
        return u"it does not end like a sentence: "_s + text;
    if (text.size() > 300 || text.contains(u'<') || text.contains(u'{') || text.contains(u"error_code"_s))
        return u"these are no words for an artist: "_s + text;
    return {};
}

} // namespace

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
    return saved && whole && api.mostSubmitsOfOneBody() == 1 && m_library->assets().size() == files.size();
}

QString unclear(const Job &job)
{
    const QString reason = JobTexts::of(job, {}, QDateTime::currentDateTimeUtc()).reason;
    if (const QString fault = unclearSentence(reason); !fault.isEmpty())
        return fault;
    const QStringList lines = JobTexts::explanation(job).split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() < 2)
        return u"there is no next step: "_s + lines.join(u' ');
    for (const QString &line : lines) {
        if (const QString fault = unclearSentence(line); !fault.isEmpty())
            return fault;
    }
    if (JobActions::stepsFor(job).isEmpty())
        return u"nothing can be done"_s;
    return {};
}

QString unclear(const Error &error)
{
    const Advice advice = adviceFor(error);
    for (const QString &line : {error.message, advice.step}) {
        if (const QString fault = unclearSentence(line); !fault.isEmpty())
            return fault;
    }
    return advice.headline.isEmpty() ? u"there is no headline"_s : QString();
}

} // namespace maquette::test
