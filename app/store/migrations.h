// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace maquette
{

//! \brief One step of the schema: its statements run in one transaction that also sets `user_version` to
//! `version`.
struct Migration
{
    int version = 0;
    QStringList statements;
};

//! All steps in order, versions 1, 2, 3, ... To change the schema append one; a step that was released is
//! never edited.
const std::vector<Migration> &migrations();

} // namespace maquette
