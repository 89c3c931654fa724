// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QList>
#include <QObject>

namespace maquette
{

class Preferences;

//! \brief The models that the artist has starred, and those used lately, kept in the preferences. Ids that no
//! catalogue knows stay, for when one knows them again.
class ModelMarks : public QObject
{
    Q_OBJECT

public:
    //! \a preferences must outlive this; without them all lasts for this session only.
    explicit ModelMarks(Preferences *preferences = nullptr, QObject *parent = nullptr);

    //! From now on those of \a preferences, which must outlive this.
    void keepIn(Preferences &preferences);
    [[nodiscard]] const QList<ModelId> &favourites() const { return m_favourites; }
    //! The latest first.
    [[nodiscard]] const QList<ModelId> &recent() const { return m_recent; }
    [[nodiscard]] bool isFavourite(const ModelId &model) const { return m_favourites.contains(model); }
    void setFavourite(const ModelId &model, bool favourite);
    void use(const ModelId &model);

signals:
    void changed();

private:
    Preferences *m_preferences = nullptr;
    QList<ModelId> m_favourites;
    QList<ModelId> m_recent;
};

} // namespace maquette
