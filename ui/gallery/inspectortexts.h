// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/runrecord.h"
#include "app/library/asset.h"
#include "models/core/json.h"

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
    //! What is known of the file itself. \a path: where it is, whole.
    static QList<Fact> fileFacts(const Asset &asset, const QString &path);
    //! Model, cost, times and request of the run that made a work. \a times may be null.
    static QList<Fact> runFacts(const Asset &asset, const RunRecord *times);
    static QList<Fact> timeFacts(const RunRecord &times);
    //! "4.2 s", "38 s", "2 min 5 s"
    static QString span(qint64 ms);
    //! "yes", "0.5", the text, or a short word for what is too long to be read.
    static QString valueText(const Json &value);
    static QString headline(const Asset &asset); //!< "Dreamina 4.0 · today 14:02 · $0.04"
};

} // namespace maquette
