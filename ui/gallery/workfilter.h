// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"
#include "app/library/asset.h"

#include <QByteArrayList>

namespace maquette
{

//! \brief What the gallery is narrowed down to: words that must all stand in the prompt, the settings or the
//! model's name, and a kind. A value; case does not matter.
class WorkFilter
{
public:
    enum class Kind { All, Images, Clips };

    WorkFilter() = default;
    explicit WorkFilter(const QString &text, Kind kind = Kind::All);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty() && m_kind == Kind::All; }
    [[nodiscard]] bool hasWords() const { return !m_words.isEmpty(); }
    [[nodiscard]] bool acceptsKind(MediaKind kind) const;
    //! \a haystack comes from haystack() below.
    [[nodiscard]] bool acceptsText(const QByteArray &haystack) const;

    //! The searched text of a work or job, folded once and worth keeping (UTF-8).
    static QByteArray haystack(const Asset &asset);
    static QByteArray haystack(const Job &job);

    friend bool operator==(const WorkFilter &, const WorkFilter &) = default;

private:
    QByteArrayList m_words;
    Kind m_kind = Kind::All;
};

} // namespace maquette
