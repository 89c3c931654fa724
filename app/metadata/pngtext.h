// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/rawmetadata.h"

#include <optional>

namespace maquette
{

//! \brief The name of the text in the data of a tEXt, zTXt or iTXt chunk; empty when there is none.
QByteArray pngTextName(const QByteArray &data);
//! \brief The text's bytes in a chunk of \a type (tEXt, zTXt, iTXt): UTF-8 in iTXt, else Latin-1. Nothing
//! when it is broken or would unpack to more than \a limit bytes.
std::optional<QByteArray> unpackPngText(const QByteArray &type, const QByteArray &data, qint64 limit);
//! \brief The same as a text with its name.
std::optional<NamedText> readPngText(const QByteArray &type, const QByteArray &data, qint64 limit);
//! \brief A whole chunk: tEXt where Latin-1 says it all, iTXt otherwise, as A1111's library chooses.
QByteArray pngTextChunk(const QByteArray &name, const QString &text);
//! \brief A whole iTXt chunk with UTF-8 as it is.
QByteArray pngUtf8Chunk(const QByteArray &name, const QByteArray &utf8);
//! \brief Length, type, data and check sum.
QByteArray pngChunk(const QByteArray &type, const QByteArray &data);

} // namespace maquette
