// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/library.h"

#include <QObject>
#include <QUndoStack>

namespace maquette
{

//! \brief What was done to works of the gallery, and the way back: ratings, colours, projects, tags, the
//! trash. The library outlives it.
//!
//! A step stands here once it was done. Steps of other kinds (runs, files kept) are not undone: they cost
//! money or leave the library.
class WorkHistory : public QObject
{
    Q_OBJECT

public:
    explicit WorkHistory(Library &library, QObject *parent = nullptr);
    ~WorkHistory() override;

    //! \a text says what was done: "Rated 3 works".
    void label(const QList<AssetId> &ids, const LabelChange &change, const QString &text);
    void moveToTrash(const QList<AssetId> &ids);
    //! The works whose files are \a paths, relative to the library folder, came: undone, they go to the
    //! trash.
    void imported(const QStringList &paths, const QString &text);

    //! The smart folder \a name finds \a query from now on; empty: there is none of that name.
    void setSearch(const QString &name, const QString &query, const QString &text);

    [[nodiscard]] bool canUndo() const { return m_steps.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_steps.canRedo(); }
    void undo();
    void redo();

signals:
    void changed();
    //! \a isUndoable: what was done just now, and may not have been meant.
    void notice(const QString &text, bool isUndoable = false);

private:
    void trashed(const QList<TrashedWork> &works);

    Library &m_library;
    QUndoStack m_steps;
    QList<QSet<AssetId>> m_trashing; //!< asked for here; others may trash too
};

} // namespace maquette
