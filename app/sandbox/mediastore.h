// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

namespace maquette
{

//! \brief Pictures that came with requests, in one folder, named by their SHA-256. Thread-safe: a file is
//! whole as soon as it has its name.
class MediaStore
{
public:
    explicit MediaStore(QString folder);

    Result<QString> put(const QByteArray &bytes); //!< the name to get() it by
    [[nodiscard]] Result<QByteArray> get(const QString &name) const;

private:
    QString m_folder;
};

} // namespace maquette
