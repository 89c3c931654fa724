// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/importtexts.h"

#include <QFileInfo>
#include <QLocale>

namespace maquette
{

namespace
{
constexpr qsizetype mostNamed = 3;
}

QString ImportTexts::imported(qsizetype works)
{
    return works == 1 ? tr("Imported 1 work") : tr("Imported %1 works").arg(QLocale().toString(works));
}

QString ImportTexts::ended(const ImportOutcome &outcome)
{
    const QLocale locale;
    QStringList sentences;
    if (outcome.error)
        sentences += outcome.error->message;
    QString came =
        outcome.imported.isEmpty() ? tr("Nothing new was imported") : imported(outcome.imported.size());
    QStringList programs;
    for (auto each = outcome.programs.cbegin(); each != outcome.programs.cend(); ++each)
        programs += tr("%1 of %2").arg(locale.toString(each.value()), each.key());
    if (!programs.isEmpty())
        came += tr(" (%1)").arg(programs.join(QStringLiteral(", ")));
    if (outcome.known > 0)
        came += outcome.known == 1 ? tr(", 1 was there already")
                                   : tr(", %1 were there already").arg(locale.toString(outcome.known));
    sentences += came + u'.';
    if (outcome.refused > 0) {
        QStringList named;
        for (const RefusedFile &each : outcome.which.mid(0, mostNamed)) {
            QString reason = each.reason;
            while (reason.endsWith(u'.'))
                reason.chop(1);
            named += tr("%1 (%2)").arg(QFileInfo(each.file).fileName(), reason);
        }
        if (outcome.refused > named.size())
            named += tr("%1 more").arg(locale.toString(outcome.refused - named.size()));
        sentences += tr("Not imported: %1.").arg(named.join(QStringLiteral(", ")));
    }
    return sentences.join(u' ');
}

} // namespace maquette
