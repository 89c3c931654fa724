// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"
#include "app/base/result.h"

#include <QStringList>

#include <functional>

class QMimeData;
class QObject;
class QWidget;

namespace maquette
{

class MediaSource;

//! Asks for files of \a kind, beginning in the folder of the last time; \a answer gets those that were
//! chosen. Returns at once: a field can be gone before the artist has chosen, and the dialog goes with \a
//! parent.
void chooseMediaFiles(MediaKind kind, bool several, QWidget *parent,
                      std::function<void(const QStringList &)> answer);
//! Keeps the picture in \a data as a file; \a answer gets its path, while \a parent and the returned object
//! live, which goes by itself then.
QObject *keepOffered(const QMimeData &data, MediaSource &source, QObject *parent,
                     std::function<void(const Result<QString> &)> answer);

} // namespace maquette
