// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"

#include <QHash>

#include <memory>
#include <vector>

namespace maquette
{

//! \brief All models that can be used now. Immutable after load(); share by const reference. Main thread.
class Catalogue
{
public:
    //! Reads every `*.json` below each folder, later folders win over earlier ones by model id. `:/models`
    //! holds the shipped ones. A broken file is listed in broken() and the rest still load. \a language
    //! ("fr", "it", ...) picks the translations; English else.
    static Catalogue load(const QStringList &folders, const QString &language = {});

    [[nodiscard]] const std::vector<std::shared_ptr<const Model>> &models() const { return m_models; }
    [[nodiscard]] std::shared_ptr<const Model> find(const ModelId &id) const;
    [[nodiscard]] const QList<BrokenModel> &broken() const { return m_broken; }

private:
    std::vector<std::shared_ptr<const Model>> m_models;
    QList<BrokenModel> m_broken;
};

} // namespace maquette
