// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/seenmodels.h"

#include "app/catalogue/keptfile.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

KeptFile seenFile(const QString &folder)
{
    return {folder + u"/seen.jsonl"_s, u"maquette-seen-models"_s, 1};
}

} // namespace

SeenModels SeenModels::read(const QString &folder)
{
    SeenModels seen;
    const KeptLines kept = seenFile(folder).read().value_or(KeptLines());
    for (qsizetype i = 0; i + 1 < kept.lines.size(); i += 2)
        seen.descriptions.insert(ModelId(QString::fromUtf8(kept.lines.at(i))), kept.lines.at(i + 1));
    return seen;
}

Result<void> SeenModels::write(const QString &folder) const
{
    KeptLines kept;
    for (auto model = descriptions.cbegin(); model != descriptions.cend(); ++model)
        kept.lines << model.key().text().toUtf8() << *model;
    return seenFile(folder).write(kept);
}

} // namespace maquette
