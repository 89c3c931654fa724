// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportnames.h"

#include "app/library/filenames.h"

namespace maquette
{

QString ExportNames::take(const QString &path, const QString &extension)
{
    const auto named = [&](int attempt) {
        const QString name = numberedName(path, attempt);
        return extension.isEmpty() ? name : QString(name + u'.' + extension);
    };
    const auto folded = [](const QString &name) {
        return name.normalized(QString::NormalizationForm_C).toCaseFolded();
    };
    int &last = m_last[folded(named(1))];
    do
        ++last;
    while (m_given.contains(folded(named(last))));
    m_given.insert(folded(named(last)));
    return named(last);
}

} // namespace maquette
