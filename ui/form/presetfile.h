// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/presets.h"
#include "models/core/model.h"
#include "ui/form/formstate.h"

namespace maquette
{

//! \brief A preset on its way into a file or out of one.
struct FilePreset
{
    ModelId model;
    QString modelName; //!< for people; may be empty
    QString name;
    FormState state;
    QStringList notes; //!< what was left out of it and why, one sentence each
};

//! \brief What a file of presets holds.
struct PresetFileContents
{
    QList<FilePreset> presets;
    QStringList notes; //!< on the file as a whole, and on what was no preset
};

//! \brief What came of adding presets.
struct PresetAddition
{
    QList<PresetChange> changes;
    QStringList faults;    //!< on what did not go in
    qsizetype renamed = 0; //!< their names were taken
};

//! \brief Files of presets (`*.maquette-preset`): JSON, one or several in each.
//!
//! Only what means the same elsewhere goes in or comes out: media as public addresses. Works of the gallery,
//! files and their contents, addresses on this machine or in its network and addresses with a password or an
//! access key are left out, and so are the seeds of the last run.
class PresetFile
{
public:
    static constexpr qint64 mostBytes = 16'000'000;
    static constexpr qsizetype mostPresets = Presets::mostOfAModel;
    static constexpr int version = 1;

    //! What leaves the state of \a preset before it goes into a file is noted in it. \a model tells which
    //! texts are media; null when it is not installed.
    static void clean(FilePreset &preset, const Model *model);
    //! Of cleaned presets.
    static QByteArray write(const QList<FilePreset> &presets);
    //! TooLarge, BadAnswer; a file of a newer Maquette is InvalidInput. The presets are cleaned.
    static Result<PresetFileContents> read(const QByteArray &bytes);
    //! Adds \a found to \a presets, each under a name that is free.
    static PresetAddition add(const QList<FilePreset> &found, Presets &presets);
};

} // namespace maquette
