// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/media.h"
#include "models/core/checks.h"

#include <QSize>
#include <QString>

#include <optional>

class QMimeData;

namespace maquette
{

inline constexpr char worksMimeType[] = "application/x-maquette-assets";

//! The value of a media field that holds a work of the gallery: `maquette-asset:12`.
QString assetValue(AssetId id);
std::optional<AssetId> assetIn(const QString &value);
//! The value of a media field that holds a file of this computer: `maquette-file:/home/a/b.png`.
QString fileValue(const QString &path);
std::optional<QString> fileIn(const QString &value);
//! An address that passes the checks of any schema and stands for a work until its true address is known.
QString placeholderFor(AssetId id);
std::optional<AssetId> assetInPlaceholder(const QString &address);
//! carryOver(), for values that hold works of the gallery and files of this computer.
InputValues carriedValues(const Model &from, const Model &to, const InputValues &values);
//! The values with placeholders for works and files, as the checks want them.
InputValues withPlaceholders(const Model &model, InputValues values);
//! The works in a drag or on the clipboard.
QList<AssetId> worksIn(const QMimeData &data);
//! What is wrong with an address, one sentence; empty if it can be used: https, http on this machine only, or
//! a data URI of the right kind.
QString addressProblem(const QString &address, MediaKind kind);
//! The path of a file of this computer that was typed or pasted as text: "/home/a/b.png", "~/b.png",
//! "file:///home/a/b.png"; empty for anything else.
QString typedPath(const QString &text);
//! Whether the value \a to of a media field comes of \a from by one letter, or by Enter behind a path that
//! was typed. A work, a file or a whole address takes the place of what was there at once.
bool isTypedOn(const QString &from, const QString &to);
//! How an address reads in one line: data URIs are named by their type and size.
QString addressText(const QString &address);
//! "4.1 MB"; MB are 1,000,000 bytes as in the schemas' rules.
QString weightText(qint64 bytes);
//! "1024 × 768"
QString pixelsText(QSize pixels);

} // namespace maquette
