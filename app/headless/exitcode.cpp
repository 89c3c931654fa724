// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/exitcode.h"

#include <algorithm>
#include <iterator>

namespace maquette
{

ExitCode worse(ExitCode a, ExitCode b)
{
    static constexpr ExitCode order[] = {ExitCode::Unknown, ExitCode::Failed,      ExitCode::Refused,
                                         ExitCode::NoToken, ExitCode::Held,        ExitCode::Stopped,
                                         ExitCode::InUse,   ExitCode::StartFailed, ExitCode::Wrong};
    for (const ExitCode code : order) {
        if (a == code || b == code)
            return code;
    }
    return ExitCode::Saved;
}

} // namespace maquette
