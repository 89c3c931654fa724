// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/workmetadata.h"

#include <QImage>

namespace maquette
{

//! \brief What a file of the artist's says of how it was made, and how it looks.
struct FileSettings
{
    QString path;
    FoundMetadata found;
    QString format; //!< "PNG"
    qint64 bytes = 0;
    QImage picture;         //!< small; null where there is none to show
    QString pictureProblem; //!< why
    QString problem;        //!< why it says nothing, in one sentence; else empty
};

//! Blocking: for worker threads. Bounded in time and memory whatever the file is; never opens what is no
//! plain file.
FileSettings readFileSettings(const QString &path);

} // namespace maquette
