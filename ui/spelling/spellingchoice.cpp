// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/spellingchoice.h"

namespace maquette
{

namespace
{

QString languageOf(const QString &name)
{
    return name.section(u'_', 0, 0).section(u'-', 0, 0);
}

//! Empty when there is none.
QString nearest(const QString &wanted, const QStringList &available)
{
    const QString name = QString(wanted).replace(u'-', u'_');
    if (available.contains(name))
        return name;
    const QString language = languageOf(name);
    const QString usual =
        language == QStringLiteral("en") ? QStringLiteral("en_US") : language + u'_' + language.toUpper();
    for (const QString &each : {language, usual}) {
        if (available.contains(each))
            return each;
    }
    for (const QString &each : available) {
        if (languageOf(each) == language)
            return each;
    }
    return {};
}

} // namespace

QStringList languagesFor(const SpellingChoice &choice, const QStringList &available,
                         const QStringList &wanted)
{
    QStringList languages;
    if (choice.kind == SpellingChoice::Kind::Chosen) {
        for (const QString &each : choice.languages) {
            if (available.contains(each))
                languages << each;
        }
    } else if (choice.kind == SpellingChoice::Kind::System) {
        // Of "fr-CA", "fr-FR", "fr" the first that has a dictionary speaks for French.
        QStringList spoken;
        for (const QString &each : wanted + QStringList{QStringLiteral("en")}) {
            const QString found = nearest(each, available);
            if (found.isEmpty() || spoken.contains(languageOf(found)))
                continue;
            spoken << languageOf(found);
            languages << found;
        }
    }
    return languages;
}

} // namespace maquette
