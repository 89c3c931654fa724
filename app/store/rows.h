// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/media.h"
#include "app/base/money.h"

#include <QByteArray>
#include <QDateTime>
#include <QSize>
#include <QUrl>

#include <optional>

namespace maquette
{

//! \brief One saved work. Stands in table `assets`; `path` is relative to the library folder, with `/`.
struct AssetRow
{
    AssetId id;
    JobId job;
    int index = 0;
    MediaKind kind = MediaKind::Image;
    QString path;
    QSize pixels;
    qint64 bytes = 0;
    qint64 durationMs = 0; //!< 0 for images
    QDateTime createdAt;
    ModelId model;
    QString modelName;
    QString prompt;
    QByteArray input; //!< the exact JSON that was sent
    std::optional<qint64> seed;
    std::optional<Money> cost; //!< of the whole run, not of this file alone
    RequestId request;
    QUrl source; //!< where it was fetched; perishable
    AssetId parent;
    QString parentField;

    friend bool operator==(const AssetRow &, const AssetRow &) = default;
};

} // namespace maquette
