// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/workfile.h"
#include "app/library/asset.h"

#include <QList>
#include <QObject>
#include <QPixmap>
#include <QSet>

#include <functional>

class QMenu;
class QWidget;

namespace maquette
{

class Catalogue;
class Library;
class WorkHistory;
class WorkSaver;

//! \brief What can be done with works, for the gallery, the inspector and the viewer alike: the actions
//! themselves, and menus of them. Library and catalogue outlive it.
//!
//! What concerns other windows leaves as a signal; files are handled here. Nothing blocks: dialogs are
//! opened, files copied and pictures decoded while the event loop runs, and notice() tells the outcome.
class WorkActions : public QObject
{
    Q_OBJECT

public:
    //! A media field that could take a work.
    struct Use
    {
        ModelId model;
        QString fieldKey;
        QString title; //!< of the field
        QString text;  //!< "First frame · Seedance 1.0 Lite"
    };
    using UseIn = std::function<void(const ModelId &model, const QString &fieldKey)>;

    WorkActions(Library &library, const Catalogue &catalogue, QObject *parent = nullptr);
    ~WorkActions() override;

    //! Every media field of every model that takes \a kind, in the catalogue's order.
    [[nodiscard]] QList<Use> uses(MediaKind kind) const;

    //! The model whose form is open: its fields stand first in menus.
    void setFormModel(const ModelId &model) { m_formModel = model; }

    //! The caller shows and deletes it. \a window: parent of the menu and of dialogs.
    [[nodiscard]] QMenu *createMenu(const QList<AssetId> &ids, QWidget *window);
    [[nodiscard]] QMenu *createUseMenu(MediaKind kind, QWidget *window, const UseIn &use);
    //! Files, ids and, for one image, its pixels. Returns when it was dropped.
    void startDrag(const QList<AssetId> &ids, QWidget *source, const QPixmap &picture = {});

    void saveAs(const QList<AssetId> &ids, QWidget *window);
    void copyImage(AssetId id);
    void copyFiles(const QList<AssetId> &ids);
    void showInFolder(AssetId id);
    void moveToTrash(const QList<AssetId> &ids);
    //! What was done to works, with the way back.
    [[nodiscard]] WorkHistory &history() { return *m_history; }

signals:
    void openRequested(maquette::AssetId id);
    void useSettingsRequested(maquette::AssetId id);
    void useInFieldRequested(maquette::AssetId id, const maquette::ModelId &model, const QString &fieldKey);
    void exportRequested(const QList<maquette::AssetId> &ids);
    //! See WorkHistory::notice().
    void notice(const QString &text, bool isUndoable = false);

private:
    void addUse(QMenu &menu, const Use &target, const QString &text, const UseIn &use);
    void addSingleActions(QMenu &menu, const Asset &asset);
    [[nodiscard]] QStringList files(const QList<WorkFile> &works) const;

    Library &m_library;
    const Catalogue &m_catalogue;
    WorkSaver *m_saver;
    WorkHistory *m_history;
    ModelId m_formModel;
};

} // namespace maquette
