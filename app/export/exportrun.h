// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportbelt.h"
#include "app/library/asset.h"
#include "app/library/loosethreads.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace maquette
{

class Library;

//! \brief How an export ended.
struct ExportOutcome
{
    ExportCount count;
    QList<ExportFailure> failures; //!< the first thousands of those that count says
    bool cancelled = false;
    std::optional<Error> error; //!< why nothing, or nothing more, could be exported
    QString target;             //!< the folder or ZIP file; empty when there is none
};

//! \brief Exports works: rows are read here, in the main thread, a few at a time; files are made and put in
//! place by threads of their own. The library outlives it; its files are only ever read.
//!
//! A work that cannot be exported is told of, and the rest goes on. Destruction cancels, and waits some
//! seconds at most: threads that wait for a disk which does not answer are left behind.
class ExportRun : public QObject
{
    Q_OBJECT

public:
    ExportRun(Library &library, QList<AssetId> works, ExportPlan plan, QObject *parent = nullptr);
    ~ExportRun() override;

    void start();
    //! What is whole stays in a folder; of a ZIP nothing. finished() comes all the same.
    void cancel();
    [[nodiscard]] ExportCount count() const { return m_belt->count(); }
    [[nodiscard]] const ExportPlan &plan() const { return m_plan; }

signals:
    //! Some times a second while it runs.
    void progressed();
    //! Exactly once.
    void finished(const maquette::ExportOutcome &outcome);

private:
    void feed();
    void look();
    [[nodiscard]] ExportWork workOf(const Asset &row, qsizetype number) const;

    Library &m_library;
    const QList<AssetId> m_works;
    const ExportPlan m_plan;
    std::shared_ptr<ExportBelt> m_belt;
    LooseThreads m_threads;
    QTimer m_timer;
    qsizetype m_fed = 0;
    bool m_cancelled = false;
    ExportOutcome m_outcome;
};

} // namespace maquette
