// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "models/core/model.h"

#include <QCoreApplication>
#include <QList>

namespace maquette
{

//! \brief One line of the inspector. \a full: what is copied, where the value is a shortened form of it.
struct Fact
{
    QString title;
    QString value;
    QString full;
    bool mono = false; //!< an id: copied with a button
};

//! \brief The inspector's lines about a work or an input, as plain text; nothing here is a widget.
struct InspectorTexts
{
    Q_DECLARE_TR_FUNCTIONS(maquette::InspectorTexts)

public:
    //! The fields of \a input in the model's order with the model's titles, the prompt left out; fields that
    //! the model no longer has come last under their keys. \a model may be null.
    static QList<Fact> inputFacts(const QByteArray &input, const Model *model);
    static QList<Fact> workFacts(const Asset &asset, const Model *model);
    //! "yes", "0.5", the text, or a short word for what is too long to be read.
    static QString valueText(const Json &value);
    static QString headline(const Asset &asset); //!< "Dreamina 4.0 · today 14:02 · $0.04"
};

} // namespace maquette
