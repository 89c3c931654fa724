// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <functional>
#include <optional>

namespace maquette
{

//! \brief A token that the surroundings gave, and the variable it stood in.
struct EnvironmentToken
{
    QString variable;
    QString token;
};

//! What a person pasted, made usable: blanks and line breaks gone, one leading "Bearer " taken off.
//! InvalidInput says what is wrong; the token itself is in no message.
Result<QString> tidyToken(const QString &pasted);

//! The first variable of contract 1 that holds a usable token: RUNCOMFY_TOKEN, RUNCOMFY_API_TOKEN,
//! RUNCOMFY_API_KEY, YOUR_API_TOKEN. \a lookUp: the value of a variable, for tests; empty: the process's own.
std::optional<EnvironmentToken>
tokenFromEnvironment(const std::function<QString(const QString &variable)> &lookUp = {});

} // namespace maquette
