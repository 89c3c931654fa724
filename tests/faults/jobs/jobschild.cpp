// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/jobbench.h"

#include <QCoreApplication>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! The program without windows, to be killed: DATABASE URL TOKEN FIRST LAST orders the runs FIRST to LAST and
//! carries on with what the journal holds, until it is killed.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6)
        return 2;
    const SystemClock clock;
    HttpClient http(clock);
    ApiClient client(http, *Endpoint::custom(arguments.at(2)));
    client.setToken(arguments.at(3));
    FakeCollector collector;
    const auto store = Store::open(arguments.at(1));
    if (!store)
        return 3;
    Scheduler scheduler(**store, client, collector, clock, quickTiming());
    for (int number = arguments.at(4).toInt(); number <= arguments.at(5).toInt(); ++number) {
        JobOrder order;
        order.model = ModelId(u"a/b/text-to-image"_s);
        order.input = JobBench::body(number);
        scheduler.order(order);
    }
    scheduler.recover();
    return QCoreApplication::exec();
}
