// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/faultplan.h"

#include <QFile>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

Unexpected wrong(const QString &message)
{
    return fail(ErrorKind::InvalidInput, message);
}

} // namespace

Result<FaultPlan> FaultPlan::parse(const QByteArray &json)
{
    const Result<Json> parsed = parseJson(json);
    if (!parsed)
        return wrong(u"The fault plan is not JSON: "_s + parsed.error().detail);
    const Json *faults = member(*parsed, "faults");
    if (!faults || !faults->is_array() || parsed->size() != 1)
        return wrong(u"The fault plan must be an object with an array \"faults\" and nothing else."_s);
    FaultPlan plan;
    for (const Json &entry : *faults) {
        Result<Fault> fault = readFault(entry, static_cast<int>(plan.entries.size()) + 1);
        if (!fault)
            return fault.error();
        plan.entries.append(*std::move(fault));
    }
    return plan;
}

Result<FaultPlan> FaultPlan::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::FileAccess, u"The fault plan %1 cannot be read."_s.arg(path),
                    file.errorString());
    return parse(file.readAll());
}

} // namespace maquette
