// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/editorfactory.h"

#include "ui/form/editorkind.h"

#include <algorithm>

namespace maquette
{

FieldEditor *EditorFactory::make(const Field &field, MediaSource &pictures, QWidget *parent)
{
    const auto kinds = editorKinds();
    const EditorKind *best =
        *std::max_element(kinds.begin(), kinds.end(), [&](const EditorKind *a, const EditorKind *b) {
            return a->rank(field) < b->rank(field);
        });
    return best->make(field, pictures, parent);
}

} // namespace maquette
