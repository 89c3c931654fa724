// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace maquette
{

constexpr int mostStars = 5;
constexpr int colourCount = 5;

//! \brief What an artist says of one work.
struct WorkLabels
{
    AssetId id;
    int rating = 0;  //!< 0 to mostStars
    int colour = 0;  //!< 0 (none) to colourCount
    QString project; //!< empty for none
    QStringList tags;

    friend bool operator==(const WorkLabels &, const WorkLabels &) = default;
};

//! \brief What is to be said of some works; what is not set stays.
struct LabelChange
{
    std::optional<int> rating = {};
    std::optional<int> colour = {};
    std::optional<QString> project = {};
    QStringList addTags = {};
    QStringList removeTags = {};

    [[nodiscard]] WorkLabels appliedTo(WorkLabels labels) const;
};

//! As it is kept: without blanks around and within, at most 100 characters. Empty for none.
QString labelName(const QString &text);

} // namespace maquette
