// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/library.h"
#include "app/store/store.h"
#include "tests/faults/kill/childtasks.h"
#include "tests/faults/kill/killseam.h"
#include "tests/support/jobs/jobbench.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

int eventsIn(const QString &file)
{
    if (!QFileInfo::exists(file))
        return 0;
    const auto database = Database::open(file);
    const auto count = database ? (*database)->readInteger(u"SELECT count(*) FROM job_events"_s)
                                : Result<std::optional<qint64>>(database.error());
    return count ? int(count->value_or(0)) : 0;
}

} // namespace

//! The program without windows, to be killed: FOLDER URL TOKEN TASK... (see ChildTasks) carries on with the
//! journal in FOLDER and does the tasks. Exits with 0 once every job has ended, with 3 when the profile
//! cannot be used, which it says on standard output.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.size() < 3)
        return 2;
    Paths paths;
    paths.data = arguments.takeFirst();
    paths.cache = paths.data + u"/cache"_s;
    paths.library = paths.data + u"/library"_s;
    const QString url = arguments.takeFirst();
    const QString token = arguments.takeFirst();
    const ChildTasks::Plan plan = ChildTasks::read(arguments);

    const SystemClock clock;
    HttpClient http(clock);
    ApiClient client(http, *Endpoint::custom(url));
    client.setToken(token);
    const QString file = paths.data + u"/m.sqlite"_s;
    auto kill = std::make_shared<KillSeam>(plan.kill, plan.kill.isEmpty() ? 0 : eventsIn(file));
    const auto lose = std::make_shared<LostAnswer>(plan.losesFirstInsert);
    const auto store = Store::open(file, [kill, lose](const QString &sql, FaultPoint point) {
        const auto lost = (*lose)(sql, point);
        const auto killed = (*kill)(sql, point);
        return lost ? lost : killed;
    });
    if (!store) {
        std::puts(qPrintable(store.error().message));
        return ChildTasks::unusable;
    }
    Library library(**store, http, clock, paths);
    if (!plan.boot.isEmpty())
        library.setBoot(plan.boot);
    if (plan.patience.count() > 0) {
        client.setDeadlines(plan.patience, plan.patience);
        library.setPatience(plan.patience);
    }
    library.load();
    Scheduler scheduler(**store, client, library, clock, quickTiming());
    scheduler.setLimit(8);
    ChildTasks tasks(scheduler, client, paths.library, plan);
    QObject::connect(store->get(), &Store::damaged, &application, [](const Error &error) {
        std::puts(qPrintable(error.message));
        QCoreApplication::exit(ChildTasks::unusable);
    });
    scheduler.recover();
    return QCoreApplication::exec();
}
