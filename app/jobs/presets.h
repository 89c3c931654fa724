// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/result.h"
#include "app/jobs/jobtiming.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace maquette
{

class Clock;
class Store;

//! \brief Settings under a name.
struct Preset
{
    QString name;
    QByteArray state; //!< JSON, as FormState::toBytes() gives it
    QDateTime createdAt;
    QDateTime usedAt; //!< null before it was used

    friend bool operator==(const Preset &, const Preset &) = default;
};

//! \brief One change of a list of presets, so that it can be taken back. A name that came has no `before`,
//! one that went has no `after`.
struct PresetChange
{
    ModelId model;
    std::optional<Preset> before;
    std::optional<Preset> after;
    qsizetype place = 0; //!< where `before` stood; where `after` stands if there was none before
};

//! \brief The presets of each model, in the artist's order. Main thread.
//!
//! Every change is there at once and written soon after; what is unwritten is handed to the Store by the
//! destructor, so destroy this before the Store.
class Presets : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype longestName = 120;
    static constexpr qsizetype mostOfAModel = 1000;
    static constexpr qsizetype largestState = 32'000'000; //!< bytes

    Presets(Store &store, const Clock &clock, QObject *parent = nullptr, const JobTiming &timing = {});
    ~Presets() override;

    //! Reads all; ends with loaded(). What is saved before wins. When the database cannot be read, it is
    //! tried again without end, and until then nothing is saved nor written, not over what is there.
    void load();
    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] QList<Preset> list(const ModelId &model) const;
    [[nodiscard]] std::optional<Preset> find(const ModelId &model, const QString &name) const;
    //! As it is kept: on one line, not too long.
    [[nodiscard]] static QString tidyName(const QString &name);
    //! \a wanted, or with a number behind it when that is taken.
    [[nodiscard]] QString freeName(const ModelId &model, const QString &wanted) const;

    //! A new one at the end, or the one of that name anew. InvalidInput for a blank name, TooLarge; what kept
    //! load() from reading.
    Result<PresetChange> save(const ModelId &model, const QString &name, const QByteArray &state);
    //! InvalidInput when there is another of that name, or none to rename.
    Result<PresetChange> rename(const ModelId &model, const QString &name, const QString &to);
    //! Nothing when there is none.
    std::optional<PresetChange> remove(const ModelId &model, const QString &name);
    std::optional<PresetChange> move(const ModelId &model, const QString &name, qsizetype place);
    //! Gives the change that takes back this one. A name that is taken meanwhile gets a number; a rename or a
    //! move that is taken back leaves the settings as they are now, and does nothing if the preset is gone.
    PresetChange undo(const PresetChange &change);
    void markUsed(const ModelId &model, const QString &name);

signals:
    void loaded();
    void changed(const maquette::ModelId &model);
    //! Not read or not written; it is tried again without end. Said once until it went well.
    void failed(const maquette::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
