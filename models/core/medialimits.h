// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

#include <limits>

namespace maquette
{

//! \brief What a media field takes, as plain numbers. All bounds are themselves allowed but the aspects',
//! which are strict as the rules are (contract 5.3).
struct MediaLimits
{
    static constexpr int mostSide = std::numeric_limits<int>::max();
    static constexpr qint64 most = std::numeric_limits<qint64>::max();

    MediaKind kind = MediaKind::Image;
    int minWidth = 1;
    int maxWidth = mostSide;
    int minHeight = 1;
    int maxHeight = mostSide;
    double aspectOver = 0; //!< width / height is more than this
    double aspectUnder = std::numeric_limits<double>::infinity();
    qint64 maxPixels = most; //!< width times height
    qint64 minBytes = 0;
    qint64 maxBytes = most;
    qint64 minDurationMs = 0;
    qint64 maxDurationMs = most;

    friend bool operator==(const MediaLimits &, const MediaLimits &) = default;
};

//! \brief What is known of a file; what is not (empty, negative) breaks no limit.
struct MediaFigures
{
    QSize pixels;
    qint64 bytes = -1;
    qint64 durationMs = -1;
};

//! \brief One limit that is not kept.
struct LimitBreach
{
    enum class What { Width, Height, Aspect, Pixels, Weight, Duration };
    What what;
    bool tooMuch = true; //!< else too little
    QString message;     //!< for the artist
};

//! From the field's `validations`; rules of unknown metrics are passed over.
MediaLimits limitsOf(const Field &field);
//! The stricter of both, number by number.
MediaLimits bothOf(const MediaLimits &one, const MediaLimits &other);
bool isAspectAllowed(const MediaLimits &limits, QSize pixels);
//! At most one of each kind.
QList<LimitBreach> breachesOf(const MediaLimits &limits, const MediaFigures &figures);

} // namespace maquette
