// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace maquette
{

//! \brief Gives each exported file a name that no other one has, also where letter case does not count.
class ExportNames
{
public:
    //! \a path with \a extension, or with a number; another one each time it is asked.
    QString take(const QString &path, const QString &extension);

private:
    QSet<QString> m_given;
    QHash<QString, int> m_last; //!< the last number that was tried
};

} // namespace maquette
