// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/galleryactions.h"

#include "ui/gallery/galleryview.h"
#include "ui/settings/preferences.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>

namespace maquette
{

namespace
{

int usualSize(TileLayout layout)
{
    constexpr int compact = 112;
    constexpr int normal = 168;
    constexpr int large = 272;
    return layout == TileLayout::Compact ? compact : layout == TileLayout::Large ? large : normal;
}

} // namespace

GalleryActions::GalleryActions(GalleryPanel &gallery, Preferences &preferences, QMenu &view,
                               QMainWindow &window)
    : QObject(&window)
    , m_gallery(gallery)
    , m_preferences(preferences)
    , m_window(window)
{
    view.addSeparator();
    buildLayouts(view);
    buildGroups(view);
    buildStacks(view);
}

QAction *GalleryActions::add(QMenu &menu, const QString &name, const QString &text, const QString &key)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(key));
    action->setMenuRole(QAction::NoRole);
    m_window.addAction(action); // for full screen, as all others
    return action;
}

void GalleryActions::buildLayouts(QMenu &view)
{
    QMenu *menu = view.addMenu(tr("T&iles"));
    auto *group = new QActionGroup(this);
    const std::tuple<const char *, QString, const char *> layouts[] = {
        {"tilesCompact", tr("&Compact"), "Ctrl+Alt+4"},
        {"tilesNormal", tr("&Normal"), "Ctrl+Alt+5"},
        {"tilesLarge", tr("&Large, with words"), "Ctrl+Alt+6"}};
    for (const auto &[name, text, key] : layouts) {
        QAction *action = add(*menu, QString::fromLatin1(name), text, QString::fromLatin1(key));
        action->setCheckable(true);
        group->addAction(action);
        const auto layout = static_cast<TileLayout>(m_layouts.size());
        connect(action, &QAction::triggered, this, [this, layout] {
            keep();
            m_preferences.setTileLayout(int(layout));
            show(layout);
        });
        m_layouts.append(action);
    }
}

void GalleryActions::buildGroups(QMenu &view)
{
    QMenu *menu = view.addMenu(tr("Group &by"));
    auto *group = new QActionGroup(this);
    m_days = add(*menu, QStringLiteral("groupDays"), tr("&Day"), QStringLiteral("Ctrl+Alt+7"));
    m_sessions = add(*menu, QStringLiteral("groupSessions"), tr("&Session"), QStringLiteral("Ctrl+Alt+8"));
    for (QAction *action : {m_days, m_sessions}) {
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this] {
            m_preferences.setGroupsBySession(m_sessions->isChecked());
            m_gallery.setGrouping(m_sessions->isChecked() ? WorkIndex::Grouping::Sessions
                                                          : WorkIndex::Grouping::Days);
        });
    }
}

void GalleryActions::buildStacks(QMenu &view)
{
    m_stacks =
        add(view, QStringLiteral("stackRuns"), tr("S&tack the works of a run"), QStringLiteral("Ctrl+Alt+K"));
    m_stacks->setCheckable(true);
    m_open = add(view, QStringLiteral("openStack"), tr("&Open or close the stack"), QStringLiteral("Ctrl+K"));
    connect(m_stacks, &QAction::toggled, this, [this](bool stacked) {
        m_preferences.setStacksRuns(stacked);
        m_gallery.setStacked(stacked);
        m_open->setEnabled(stacked);
    });
    connect(m_open, &QAction::triggered, this, [this] { m_gallery.view().toggleStack(); });
    m_open->setEnabled(false);
}

void GalleryActions::show(TileLayout layout)
{
    const int edge = m_preferences.tileSize(int(layout));
    m_layouts.at(int(layout))->setChecked(true);
    m_gallery.setTileLayout(layout);
    m_gallery.setTileSize(edge > 0 ? edge : usualSize(layout));
}

void GalleryActions::restore()
{
    show(static_cast<TileLayout>(m_preferences.tileLayout()));
    (m_preferences.groupsBySession() ? m_sessions : m_days)->trigger();
    m_stacks->setChecked(m_preferences.stacksRuns());
}

void GalleryActions::keep() const
{
    m_preferences.setTileSize(m_gallery.tileSize(), m_preferences.tileLayout());
}

} // namespace maquette
