// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "models/core/model.h"
#include "models/page/modelpage.h"

#include <QObject>

namespace maquette
{

//! \brief What a text came to: models with their forms, or why there are none and where.
struct PageFindings
{
    std::optional<Error> error;
    TextPlace place; //!< of the error
    QStringList notes;
    QList<FoundModel> models;
    QList<std::shared_ptr<const Model>> forms; //!< of each model; null when it cannot be shown
};

//! \brief Reads texts of model pages in the background, one at a time: what was asked for meanwhile is read
//! next, and only the latest. Destruction drops what is under way.
class PageFinder : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Ends with found(), unless another text comes before.
    void read(const QString &text);
    //! Reads the file's text first; ends with fileRead() or fileRefused().
    void readFile(const QString &path);
    void forget();
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    void found(const maquette::PageFindings &findings);
    void fileRead(const QString &text);
    void fileRefused(const QString &reason);

private:
    void start();

    std::optional<QString> m_next;
    int m_asked = 0; //!< counts the texts: an answer to an earlier one is dropped
    int m_files = 0; //!< the same for files
    bool m_busy = false;
};

} // namespace maquette
