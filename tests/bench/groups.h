// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace maquette::bench
{

// Each measures one group of figures and prints them; false if something did not work, which is said on
// stderr.
bool measureStart(const QStringList &options);
bool measureCatalogue(const QStringList &options);
bool measureForm(const QStringList &options);
bool measureLanding(const QStringList &options);
bool measureDownload(const QStringList &options);
bool measureBusy(const QStringList &options);
bool measureJobs(const QStringList &options);
bool measureUnfinished(const QStringList &options);
bool measurePrompts(const QStringList &options);
bool measureThumbs(const QStringList &options);
bool measurePosters(const QStringList &options);
bool measureLibrary(const QStringList &options);
bool measureRebuild(const QStringList &options);
bool measureViewer(const QStringList &options);

} // namespace maquette::bench
