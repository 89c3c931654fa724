// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modelmarks.h"

#include "ui/settings/preferences.h"

namespace maquette
{

namespace
{
constexpr qsizetype mostRecent = 6;
}

ModelMarks::ModelMarks(Preferences *preferences, QObject *parent)
    : QObject(parent)
{
    if (preferences != nullptr)
        keepIn(*preferences);
}

void ModelMarks::keepIn(Preferences &preferences)
{
    m_preferences = &preferences;
    m_favourites = preferences.favouriteModels();
    m_recent = preferences.recentModels().mid(0, mostRecent);
    emit changed();
}

void ModelMarks::setFavourite(const ModelId &model, bool favourite)
{
    if (model.isEmpty() || favourite == isFavourite(model))
        return;
    if (favourite)
        m_favourites.append(model);
    else
        m_favourites.removeAll(model);
    if (m_preferences != nullptr)
        m_preferences->setFavouriteModels(m_favourites);
    emit changed();
}

void ModelMarks::use(const ModelId &model)
{
    if (model.isEmpty() || m_recent.value(0) == model)
        return;
    m_recent.removeAll(model);
    m_recent.prepend(model);
    if (m_recent.size() > mostRecent)
        m_recent.removeLast();
    if (m_preferences != nullptr)
        m_preferences->setRecentModels(m_recent);
    emit changed();
}

} // namespace maquette
