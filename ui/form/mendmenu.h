// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;
class QWidget;

namespace maquette
{

class MediaItem;
class MediaSource;

//! Puts at the end of \a menu what can be done with the file in \a item: crop it, what makes it fit, the way
//! back. \a title: of the field; \a field: beneath which dialogs open. All must outlive the menu.
void addMends(QMenu &menu, MediaItem &item, const MediaSource &source, const QString &title, QWidget *field);
//! Opens the dialog that cuts a part out of the picture in \a item.
void openCrop(MediaItem &item, const MediaSource &source, const QString &title, QWidget *field);

} // namespace maquette
