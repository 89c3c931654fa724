// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/nth/trials.h"

#include "app/jobs/job.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QThread>

#include <atomic>
#include <mutex>

namespace maquette::test
{

using namespace Qt::StringLiterals;

namespace
{

//! What a program that has ended well may leave in its profile besides works.
QStringList strays(const Victim &victim)
{
    static const QRegularExpression known(
        u"^(m\\.sqlite(-wal|-shm|\\.lock|\\.requests|\\.requests\\.reserve|\\.submits)?|cache/.*|"
        "library/\\d{4}-\\d\\d-\\d\\d/[^/]*\\.png)$"_s);
    QStringList found;
    QDirIterator each(victim.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString name = each.next().mid(victim.path().size() + 1);
        if (!known.match(name).hasMatch())
            found += name;
    }
    return found;
}

} // namespace

Trials tryAll(const std::function<Trial(int)> &attempt, int count)
{
    constexpr int most = 20'000;
    constexpr qsizetype enough = 12; // faults to read
    Trials all;
    std::mutex mutex;
    std::atomic<int> next = 0;
    std::atomic<bool> over = false;
    const auto work = [&] {
        for (int n = next.fetch_add(1); !over && n < most; n = next.fetch_add(1)) {
            const Trial trial = attempt(n);
            const std::lock_guard lock(mutex);
            if (!trial.struck)
                over = true;
            all.tried += trial.struck ? 1 : 0;
            all.kinds += trial.what;
            if (!trial.fault.isEmpty())
                all.faults += u"%1 (%2): %3"_s.arg(n).arg(trial.what, trial.fault);
            over = over || all.faults.size() >= enough;
        }
    };
    // Qt's own threads: only they have an event loop for sockets and processes.
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back(QThread::create(work));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    return all;
}

bool giveProfile(const Victim &victim)
{
    static const std::unique_ptr<Victim> fresh = [] {
        auto made = std::make_unique<Victim>();
        ApiDouble api;
        made->setServer(api.url(), api.token);
        return made->run({}) == 0 ? std::move(made) : nullptr;
    }();
    if (!fresh)
        return false;
    bool copied = true;
    for (const QFileInfo &file : QDir(fresh->path()).entryInfoList(QDir::Files))
        copied = QFile::copy(file.filePath(), victim.path() + u'/' + file.fileName()) && copied;
    return copied;
}

QString lookAfterwards(const Stage &stage, const QStringList &prompts, qsizetype told, bool lasting)
{
    qsizetype never = 0;
    const QList<Taken> taken = stage.taken();
    for (const QString &prompt : prompts) {
        const auto times = std::count_if(taken.cbegin(), taken.cend(),
                                         [&](const Taken &run) { return run.prompt == prompt; });
        if (times > 1)
            return u"\"%1\" was sent %2 times"_s.arg(prompt).arg(times);
        never += times == 0 ? 1 : 0;
    }
    const QList<JobRow> rows = stage.victim().rows();
    const auto unknown = std::count_if(rows.cbegin(), rows.cend(), [](const JobRow &row) {
        return row.state == int(JobState::Unknown) && row.request.isEmpty();
    });
    if (lasting ? never > told + unknown : never != told || unknown > 0) {
        return u"%1 were never sent, of %2 it was said, %3 are unknown"_s.arg(never).arg(told).arg(unknown);
    }
    const QStringList left = strays(stage.victim());
    return left.isEmpty() ? QString() : u"left lying: "_s + left.join(u", "_s);
}

} // namespace maquette::test
