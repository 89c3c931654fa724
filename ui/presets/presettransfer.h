// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/presets.h"
#include "ui/form/presetfile.h"

#include <QObject>

namespace maquette
{

class Catalogue;

//! \brief Presets into files and out of them: asks where, works in the background, says what came of it.
//!
//! Main thread. What is under way when it is destroyed is written or read to its end, and not told.
class PresetTransfer : public QObject
{
    Q_OBJECT

public:
    //! Both must outlive this.
    PresetTransfer(Presets &presets, const Catalogue &catalogue, QObject *parent = nullptr);

    //! Those of \a names that \a model has.
    void askExport(const ModelId &model, const QStringList &names, QWidget *window);
    void save(const ModelId &model, const QStringList &names, const QString &file);
    //! \a open: the model whose presets need no word about whose they are.
    void askImport(const ModelId &open, QWidget *window);
    void read(const ModelId &open, const QStringList &files);

signals:
    void saved(const QString &text);
    void imported(const QList<maquette::PresetChange> &changes, const QString &text);
    void refused(const QString &text);

private:
    struct FileRead
    {
        QString name;
        Result<PresetFileContents> contents;
    };

    static QList<FileRead> readAll(const QStringList &files);
    void take(const ModelId &open, const QList<FileRead> &files);
    [[nodiscard]] QString importText(const ModelId &open, const QList<FilePreset> &found,
                                     const PresetAddition &addition) const;
    [[nodiscard]] QString ownersText(const ModelId &open, const QList<FilePreset> &found,
                                     const QList<PresetChange> &changes) const;

    Presets &m_presets;
    const Catalogue &m_catalogue;
    QString m_folder; //!< where the last file was
};

} // namespace maquette
