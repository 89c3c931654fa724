// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttarget.h"

#include "app/export/exporttofolder.h"
#include "app/export/exporttozip.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace maquette
{

namespace
{

//! With links followed as far as there is something.
QString truePath(const QString &path)
{
    QString there = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QString rest;
    while (!QFileInfo::exists(there) && there != QFileInfo(there).path()) {
        rest = u'/' + QFileInfo(there).fileName() + rest;
        there = QFileInfo(there).path();
    }
    return QFileInfo(there).canonicalFilePath() + rest;
}

} // namespace

ExportTarget::~ExportTarget() = default;

Result<std::unique_ptr<ExportTarget>> ExportTarget::open(const ExportPlan &plan, const QString &library,
                                                         const CallOff &callOff)
{
    const QString folder = plan.isZip ? QFileInfo(plan.target).absolutePath() : plan.target;
    const QString inside = truePath(library) + u'/';
    // The library would take the copies for works of its own.
    if (QString(truePath(folder) + u'/').startsWith(inside)) {
        return fail(
            ErrorKind::FileAccess,
            QCoreApplication::translate("Export", "%1 is in the library. Choose a folder outside of it.")
                .arg(QDir::toNativeSeparators(folder)));
    }
    if (plan.isZip)
        return ExportToZip::open(plan.target, callOff);
    return ExportToFolder::open(plan.target, callOff);
}

} // namespace maquette
