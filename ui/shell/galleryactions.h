// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/gallery/gallerypanel.h"

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace maquette
{

class Preferences;

//! \brief How the gallery shows its works, in the menu "View": the room between tiles, groups by day or by
//! session, stacks. Puts it into force and into the settings; each layout keeps a size of its own. All given
//! objects outlive it.
class GalleryActions : public QObject
{
    Q_OBJECT

public:
    GalleryActions(GalleryPanel &gallery, Preferences &preferences, QMenu &view, QMainWindow &window);
    void restore();    //!< what the settings say
    void keep() const; //!< the size of the tiles

private:
    void buildLayouts(QMenu &view);
    void buildGroups(QMenu &view);
    void buildStacks(QMenu &view);
    void show(TileLayout layout);
    QAction *add(QMenu &menu, const QString &name, const QString &text, const QString &key);

    GalleryPanel &m_gallery;
    Preferences &m_preferences;
    QMainWindow &m_window;
    QList<QAction *> m_layouts; //!< by TileLayout
    QAction *m_days = nullptr;
    QAction *m_sessions = nullptr;
    QAction *m_stacks = nullptr;
    QAction *m_open = nullptr;
};

} // namespace maquette
