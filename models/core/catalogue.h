// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/descriptorset.h"
#include "models/catalogue/livecatalogue.h"

#include <memory>
#include <vector>

namespace maquette
{

//! \brief All models that can be used now. A value that is cheap to copy and never changes; what it reads on
//! demand is guarded, so that copies may be used in any thread.
class Catalogue
{
public:
    Catalogue();

    //! What is in \a folders; those in the program itself (`:/models`) hold the shipped models, all others
    //! the artist's own. A broken file is listed in broken() and the rest still load. \a language ("fr",
    //! "it",
    //! ...) picks the translations; English else.
    static Catalogue load(const QStringList &folders, const QString &language = {});
    //! \a live may be null. How descriptions of one model meet stands in descriptionmerge.h; a live one that
    //! cannot be read costs only itself.
    static Catalogue merge(const DescriptorSet &shipped, const DescriptorSet &own, const LiveCatalogue *live,
                           const QString &language);
    //! The same, and the service's own catalogue is still being read.
    [[nodiscard]] Catalogue withMoreToCome() const;

    //! By what they make, then by name.
    [[nodiscard]] const std::vector<ModelEntry> &entries() const;
    //! Null for none. Lives as long as this or a copy of it.
    [[nodiscard]] const ModelEntry *entry(const ModelId &id) const;
    //! The model with all its fields: read when first asked for, and kept. Null for none.
    [[nodiscard]] std::shared_ptr<const Model> find(const ModelId &id) const;
    //! What find() reads, as bytes; empty for none.
    [[nodiscard]] QByteArray description(const ModelId &id) const;
    //! For who has never used one: the first of the shipped, else the first; null for none.
    [[nodiscard]] const ModelEntry *firstChoice() const;
    [[nodiscard]] const QList<BrokenModel> &broken() const;
    [[nodiscard]] bool hasMoreToCome() const;
    //! When the service's catalogue was fetched; invalid when it never was.
    [[nodiscard]] QDateTime fetchedAt() const;

    [[nodiscard]] bool isSameAs(const Catalogue &other) const { return d == other.d; }
    //! Models whose description is another than in \a other, or stands in only one of the two.
    [[nodiscard]] QList<ModelId> differences(const Catalogue &other) const;
    //! Models that \a other has read and that are the same here stay the same objects.
    void takeReadModels(const Catalogue &other);

private:
    struct Data;
    std::shared_ptr<Data> d;
};

//! Reads one description as Catalogue::description() gives it, without the compiled schema; null when it
//! cannot be read.
std::shared_ptr<const Model> modelOfDescription(const QByteArray &json, const QString &language = {});

} // namespace maquette
