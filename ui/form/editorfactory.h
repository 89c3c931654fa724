// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

namespace maquette
{

class MediaSource;

//! \brief Chooses the editor of a field: every kind in ui/form/kinds/ says how well it fits, the best one is
//! made. The JSON editor fits everything, worst.
class EditorFactory
{
public:
    [[nodiscard]] static FieldEditor *make(const Field &field, MediaSource &pictures, QWidget *parent);
};

} // namespace maquette
