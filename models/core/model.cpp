// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/model.h"

namespace maquette
{

const Field *Model::field(const QString &key) const
{
    for (const Field &candidate : fields) {
        if (candidate.key == key)
            return &candidate;
    }
    return nullptr;
}

const Field *Model::fieldWithRole(FieldRole role) const
{
    for (const Field &candidate : fields) {
        if (candidate.role == role)
            return &candidate;
    }
    return nullptr;
}

QList<const Field *> Model::mediaFields(MediaKind kind) const
{
    QList<const Field *> found;
    for (const Field &candidate : fields) {
        if (candidate.kind == FieldKind::Media && candidate.media == kind)
            found.append(&candidate);
    }
    return found;
}

} // namespace maquette
