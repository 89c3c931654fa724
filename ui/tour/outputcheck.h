// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QSize>
#include <QString>

#include <optional>

namespace maquette
{

//! \brief What one run of the tour must give.
struct Expected
{
    int outputs = 1;
    MediaKind kind = MediaKind::Image;
    QSize pixels;       //!< exact for images; a clip's height alone counts
    QByteArray format;  //!< "png", "jpeg", "mp4"
    double seconds = 0; //!< clips
};

//! \brief Facts read from a file itself, not from the index.
struct OutputFacts
{
    QSize pixels;
    QByteArray format;
    double seconds = 0;
};

//! Decodes the file. Blocks: for the tour, after a run.
std::optional<OutputFacts> readOutput(const QString &file, MediaKind kind);
//! What is wrong with a file, in one sentence; empty when it is what was asked for.
QString outputProblem(const std::optional<OutputFacts> &facts, const Expected &expected);

} // namespace maquette
