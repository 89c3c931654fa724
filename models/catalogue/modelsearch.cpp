// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/modelsearch.h"

#include <array>

namespace maquette
{

QString ModelSearch::folded(const QString &text)
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80; };
    if (std::all_of(text.cbegin(), text.cend(), isPlain))
        return text.toLower();
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark())
            plain += c;
    }
    return plain.toCaseFolded().replace(QChar(0x00DF), QStringLiteral("ss")); // folded by Qt into one letter
}

ModelSearch::ModelSearch(const std::vector<ModelEntry> &entries)
{
    m_models.reserve(entries.size());
    for (const ModelEntry &entry : entries) {
        const QString categories = entry.categories.join(u' ');
        QString all = folded(entry.displayName + u'\n' + entry.id.text() + u'\n' + categories + u'\n' +
                             QString(categories).replace(u'-', u' ') + u'\n' + entry.description);
        m_models.push_back({folded(entry.displayName), std::move(all)});
    }
}

QList<qsizetype> ModelSearch::find(const QString &text) const
{
    const QString wanted = folded(text).simplified();
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    std::array<QList<qsizetype>, 3> ranks;
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        const Searched &model = m_models[i];
        const auto holds = [&model](const QString &word) { return model.all.contains(word); };
        if (!std::all_of(words.cbegin(), words.cend(), holds))
            continue;
        const std::size_t rank = model.name.startsWith(wanted) ? 0 : model.name.contains(wanted) ? 1 : 2;
        ranks[rank].append(qsizetype(i));
    }
    return ranks[0] + ranks[1] + ranks[2];
}

} // namespace maquette
