// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workfilter.h"

#include <algorithm>

namespace maquette
{

namespace
{

QByteArray folded(const ModelId &model, const QString &modelName, const QString &prompt,
                  const QByteArray &input)
{
    QString text = modelName;
    text += u'\n';
    text += model.text();
    text += u'\n';
    // A plain prompt stands in the input already; one with quotes or line breaks stands there escaped.
    if (!input.contains(prompt.toUtf8())) {
        text += prompt;
        text += u'\n';
    }
    text += QString::fromUtf8(input);
    return text.toCaseFolded().toUtf8();
}

} // namespace

WorkFilter::WorkFilter(const QString &text, Kind kind)
    : m_kind(kind)
{
    const QStringList words = text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        m_words.append(word.toUtf8());
}

bool WorkFilter::acceptsKind(MediaKind kind) const
{
    switch (m_kind) {
    case Kind::Images:
        return kind == MediaKind::Image;
    case Kind::Clips:
        return kind != MediaKind::Image;
    case Kind::All:
        break;
    }
    return true;
}

bool WorkFilter::acceptsText(const QByteArray &haystack) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QByteArray &word) { return haystack.contains(word); });
}

QByteArray WorkFilter::haystack(const Asset &asset)
{
    return folded(asset.model, asset.modelName, asset.prompt, asset.input);
}

QByteArray WorkFilter::haystack(const Job &job)
{
    return folded(job.model, job.modelName, job.prompt, job.input);
}

} // namespace maquette
