// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace maquette
{

QString Paths::settingsFile() const
{
    return config + QStringLiteral("/maquette.ini");
}

QString Paths::databaseFile() const
{
    return data + QStringLiteral("/maquette.sqlite");
}

QString Paths::promptLists() const
{
    return data + QStringLiteral("/lists");
}

QString Paths::personalWordsFile() const
{
    return config + QStringLiteral("/words.txt");
}

QString Paths::logFile() const
{
    return data + QStringLiteral("/log/maquette.log");
}

Paths Paths::standard(const QString &profile, const QString &library)
{
    using Location = QStandardPaths::StandardLocation;
    const auto place = [](Location location) -> QString {
        return QStandardPaths::writableLocation(location) + QStringLiteral("/maquette");
    };
    Paths paths;
    if (profile.isEmpty()) {
        paths.config = place(QStandardPaths::GenericConfigLocation);
        paths.data = place(QStandardPaths::GenericDataLocation);
        paths.cache = place(QStandardPaths::GenericCacheLocation);
    } else {
        const QString root = QDir(profile).absolutePath();
        paths.config = root + QStringLiteral("/config");
        paths.data = root + QStringLiteral("/data");
        paths.cache = root + QStringLiteral("/cache");
    }
    paths.userModels = paths.data + QStringLiteral("/models");
    paths.library = library.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) +
                                            QStringLiteral("/Maquette")
                                      : QDir(library).absolutePath();
    return paths;
}

Result<void> Paths::create() const
{
    for (const QString &folder :
         QStringList{config, data, cache, userModels, data + QStringLiteral("/log")}) {
        if (!QDir().mkpath(folder)) {
            return fail(
                ErrorKind::FileAccess,
                QCoreApplication::translate("Paths", "Maquette cannot make its folder %1.").arg(folder),
                folder);
        }
    }
    return {};
}

} // namespace maquette
