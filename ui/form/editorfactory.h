// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

namespace maquette
{

class MediaSource;

//! \brief Chooses the editor of a field: every kind of editor says how well it fits, the best one is made.
//! The JSON editor fits everything, worst.
//!
//! A new kind of editor is one more entry in the table in editorfactory.cpp.
class EditorFactory
{
public:
    [[nodiscard]] static FieldEditor *make(const Field &field, MediaSource &pictures, QWidget *parent);
};

} // namespace maquette
