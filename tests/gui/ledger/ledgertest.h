// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/ledger.h"
#include "app/store/jobrepository.h"
#include "tests/support/jobs/jobbench.h"
#include "ui/ledger/ledgerdialog.h"
#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"

#include <QTreeView>

#include <atomic>

namespace maquette::test
{

//! \brief The ledger's window over a real journal. Call start() and stop() around each test.
class LedgerTest : public QObject
{
protected:
    void start();
    void stop();
    JobId put(const QDateTime &at, int cost, const std::function<void(JobRow &)> &change = {});
    void putMany();
    void open();
    void chooseByKey(const char *combo, const QString &text);
    [[nodiscard]] QString cell(int row, LedgerColumn column, int group = -1) const;
    template <typename T>
    T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1String(name));
    }

    Theme m_theme;
    std::atomic_bool m_broken = false;
    std::unique_ptr<JobBench> m_bench;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<LedgerDialog> m_dialog;
    QTreeView *m_view = nullptr;
    const QDateTime m_now = QDateTime(QDate::currentDate(), QTime(12, 0)).toUTC();
};

} // namespace maquette::test
