// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledgertest.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QDateTime>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

namespace maquette::test
{

using namespace Qt::StringLiterals;

void LedgerTest::start()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_bench = std::make_unique<JobBench>();
    m_broken = false;
    QVERIFY(m_bench->start(true, [this](const QString &sql, FaultPoint) -> std::optional<Error> {
        if (!m_broken || !sql.contains(u"INDEXED BY jobs_ledger"_s))
            return {};
        return Error{ErrorKind::DatabaseFailed, u"The database gave an error."_s, {}, 0, 0, {}};
    }));
    m_ledger = std::make_unique<Ledger>(*m_bench->store, *m_bench->client, *m_bench->scheduler);
    m_preferences = std::make_unique<Preferences>(m_bench->folder.filePath(u"settings.ini"_s));
}

void LedgerTest::stop()
{
    m_dialog.reset();
    m_preferences.reset();
    m_ledger.reset();
    m_bench.reset();
}

JobId LedgerTest::put(const QDateTime &at, int cost, const std::function<void(JobRow &)> &change)
{
    JobRow row;
    row.endpoint = m_bench->client->endpoint().name;
    row.account = m_bench->client->accountFingerprint();
    row.model = ModelId(u"bytedance/seedream-4-5/text-to-image"_s);
    row.modelName = u"Seedream 4.5"_s;
    row.prompt = u"A lighthouse on a cliff"_s;
    row.input = "{}";
    row.folder = u"/home/artist/Pictures/Maquette"_s;
    row.createdAt = row.submittedAt = at;
    row.state = int(JobState::Saved);
    row.request = RequestId(u"req-%1"_s.arg(cost));
    if (cost >= 0)
        row.cost = Money::fromMicrodollars(cost * 10'000);
    if (change)
        change(row);
    JobId id;
    m_bench->store->run<JobId>(
        m_ledger.get(), [row](Database &database) { return JobRepository(database).insert(row); },
        [&id](const Result<JobId> &added) { id = added.value(); });
    return QTest::qWaitFor([&id] { return !id.isNull(); }) ? id : JobId();
}

void LedgerTest::putMany()
{
    const QStringList prompts{u"A lighthouse on a cliff at the blue hour"_s, u"Three boats, heavy sea"_s,
                              u"Portrait in soft window light"_s, u"Neon market street in the rain"_s,
                              u"=cmd|' /C calc'!A0"_s};
    const QStringList models{u"Seedream 4.5"_s, u"Seedance 1.0 Lite"_s, u"Dreamina 4.0"_s};
    for (int i = 0; i < 40; ++i) {
        put(m_now.addSecs(-i * 5400), i % 7 == 3 ? -1 : 3 + i * 5 % 48, [&](JobRow &row) {
            row.prompt = prompts.at(i % 5);
            row.modelName = models.at(i % 3);
            row.model = ModelId(u"bytedance/model-%1"_s.arg(i % 3));
            row.folder = i % 4 == 0 ? u"/home/artist/Film/Harbour"_s : row.folder;
            row.request = RequestId(u"8f3a%1c-%2"_s.arg(i).arg(i * 7919));
            if (i == 5)
                row.cost = Money::fromMicrodollars(35'000);
            row.estimate = Money::fromMicrodollars(40'000);
            if (i % 11 == 3) {
                row.state = int(JobState::Unknown);
                row.request = {};
            }
        });
    }
}

void LedgerTest::open()
{
    m_dialog = std::make_unique<LedgerDialog>(*m_ledger, *m_bench->scheduler, *m_preferences);
    const QSignalSpy shown(m_dialog.get(), &LedgerDialog::shown);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QTRY_VERIFY(!shown.isEmpty());
    m_view = child<QTreeView>("runs");
    QVERIFY(m_view);
}

QString LedgerTest::cell(int row, LedgerColumn column, int group) const
{
    const QAbstractItemModel *model = m_view->model();
    return model->index(row, int(column), group < 0 ? QModelIndex() : model->index(group, 0))
        .data()
        .toString();
}

void LedgerTest::chooseByKey(const char *name, const QString &text)
{
    auto *combo = child<QComboBox>(name);
    const QSignalSpy shown(m_dialog.get(), &LedgerDialog::shown);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < combo->count() && combo->currentText() != text; ++i)
        QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentText(), text);
    QTRY_VERIFY(!shown.isEmpty());
}

} // namespace maquette::test
