// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/modelentry.h"

namespace maquette
{

//! \brief One model's description as a file holds it.
struct Descriptor
{
    QByteArray json;
    QString file;
    ModelEntry entry;
};

//! \brief The descriptors below some folders, each read once so that it is known to be readable, and the
//! files that are not.
struct DescriptorSet
{
    QHash<ModelId, Descriptor> models;
    QList<BrokenModel> broken;

    //! Every `*.json` below each folder; later folders win by model id, within one folder the first file.
    static DescriptorSet read(const QStringList &folders, const QString &language);
    //! One file, which may hold a list; entries that cannot be read stand in `broken`.
    static DescriptorSet readFile(const QString &file, const QString &language);
};

} // namespace maquette
