// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/workfile.h"

#include <QList>
#include <QObject>

class QWidget;

namespace maquette
{

class Library;

//! \brief Saves copies of works where the artist wants them: one under a name of his, many in a folder. The
//! library outlives it.
class WorkSaver : public QObject
{
    Q_OBJECT

public:
    explicit WorkSaver(Library &library, QObject *parent = nullptr);

    //! Opens a dialog over \a window and returns; notice() tells the outcome.
    void saveAs(const QList<WorkFile> &chosen, QWidget *window);

signals:
    void notice(const QString &text);

private:
    void saveCopies(const QList<WorkFile> &chosen, const QString &folder);
    void saveOne(AssetId id, const QString &target);

    Library &m_library;
    QString m_folder; //!< where the artist saved last
};

} // namespace maquette
