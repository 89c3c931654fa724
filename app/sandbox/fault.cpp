// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fault.h"

#include <array>

namespace maquette
{

namespace
{

using Op = ApiOperation;

const QList<Op> &everywhere()
{
    static const QList<Op> all{Op::Submit,    Op::Status,  Op::Result, Op::Cancel,
                               Op::Catalogue, Op::Balance, Op::Output};
    return all;
}

std::array<FaultTrait, faultKinds> makeTraits()
{
    const QList<Op> states{Op::Status, Op::Result};
    const QList<Op> files{Op::Output};
    return {{
        {"delay", everywhere(), {"ms"}},
        {"close", everywhere(), {"at"}},
        {"stall", everywhere(), {"at"}},
        {"truncated", everywhere(), {}},
        {"chunked", everywhere(), {}},
        {"chunked-cut", everywhere(), {}},
        {"no-length", everywhere(), {}},
        {"wrong-length", everywhere(), {"by"}},
        {"wrong-type", everywhere(), {"type"}},
        {"html", everywhere(), {}},
        {"error-code", everywhere(), {"code"}},
        {"busy", everywhere(), {"status"}},
        {"answer", everywhere(), {"status"}},
        {"states", states, {"states"}},
        {"redirect", everywhere(), {"status", "to"}},
        {"endless", everywhere(), {}},
        {"slow", everywhere(), {"rate"}},
        {"range-refused", files, {}},
        {"changed-etag", files, {}},
        {"wrong-start", files, {"by"}},
        {"wrong-total", files, {"by"}},
        {"expired", files, {"status"}},
    }};
}

} // namespace

const FaultTrait &faultTrait(FaultKind kind)
{
    static const std::array<FaultTrait, faultKinds> traits = makeTraits();
    return traits.at(static_cast<size_t>(kind));
}

const char *operationName(ApiOperation operation)
{
    static constexpr std::array<const char *, apiOperations> names{"submit",    "status",  "result", "cancel",
                                                                   "catalogue", "balance", "output"};
    return names.at(static_cast<size_t>(operation));
}

bool Fault::fits(const Call &call) const
{
    return on.contains(call.operation) && (model.isEmpty() || model == call.model) &&
           (prompt.isEmpty() || call.prompt.contains(prompt)) &&
           (request.isEmpty() || request == call.request);
}

} // namespace maquette
