// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace maquette
{

//! What the index of the library knows beside the run: names that outlive paths, and what the artist says of
//! a work. `assets_keys` holds all that the gallery sorts and narrows by, so that a start reads no input. The
//! words are kept up by WordRepository; `worded` is the way of making them that a row's were made in.
QStringList libraryTables();
//! Whether a work's file says what its row says (filedrepository.h). Files of works that were there before
//! are left alone until something new is said of them.
QStringList filedColumns();

//! Of what bytes a work was made, which its file says too once something is written into it.
QStringList originColumn();

//! The words once more, with an index of beginnings of up to five letters: of "light" typed into a library
//! that is full of lighthouses all words that begin so had to be put together, ten times as long as this. The
//! words themselves are made anew in the background.
QStringList longerBeginnings();

} // namespace maquette
