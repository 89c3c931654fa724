// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "models/page/foundmodel.h"

#include <QDate>
#include <QList>

#include <optional>

namespace maquette
{

//! \brief A descriptor in the folder for own models.
struct OwnModel
{
    ModelId id;
    QString displayName; //!< empty when the file gives none
    QString file;
    QDate added;        //!< null when a person put the file there
    QString source;     //!< "page", "schema", "catalogue"; empty like \a added
    bool alone = false; //!< its file describes this model and no other
};

//! \brief The folder for own models, the one that Catalogue reads last. Works on the files each time it is
//! asked, and keeps nothing, so that any one thread at a time may use it.
class OwnModels
{
public:
    enum class IfThere { Refuse, Replace };

    explicit OwnModels(const QString &folder);

    //! Writes \a entry, which readModel() must be able to read, as one file, whole or not at all, and gives
    //! its path. When there is one already (see find()) that is refused, or it is replaced where it lies;
    //! never one that describes other models too.
    Result<QString> add(const Json &entry, ModelSource source, QDate added,
                        IfThere ifThere = IfThere::Refuse) const;
    //! Writes \a entry as it was kept before, with its own date and source, unless there is one by now.
    Result<QString> restore(const Json &entry) const;
    //! Removes the model's file, and the folders that are empty then. One that describes other models too
    //! is refused.
    Result<void> remove(const ModelId &id) const;
    //! What can be read of the folder; what cannot, the catalogue lists as broken.
    [[nodiscard]] QList<OwnModel> list() const;
    [[nodiscard]] std::optional<OwnModel> find(const ModelId &id) const;
    //! Where the model of \a id is written: a folder for each part of the id. The id must be one, see
    //! isModelId(), so no path leads out of the folder.
    [[nodiscard]] QString fileFor(const ModelId &id) const;

private:
    [[nodiscard]] Result<QString> keep(const Json &entry, IfThere ifThere) const;
    [[nodiscard]] Result<QString> fileToWrite(const ModelId &id, IfThere ifThere) const;
    void removeEmptyFolders(const QString &file) const;

    QString m_folder;
};

} // namespace maquette
