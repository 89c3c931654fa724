// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgerexport.h"

#include "app/base/background.h"
#include "app/jobs/ledger.h"
#include "ui/ledger/ledgercsv.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>

namespace maquette
{

namespace
{

Result<void> writeLedger(const QString &file, const QByteArray &bytes)
{
    QSaveFile target(file);
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit())
        return {};
    return fail(ErrorKind::FileAccess, LedgerExport::tr("%1 could not be saved: %2.")
                                           .arg(QDir::toNativeSeparators(file), target.errorString()));
}

} // namespace

LedgerExport::LedgerExport(Ledger &ledger, QObject *parent)
    : QObject(parent)
    , m_ledger(ledger)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{}

void LedgerExport::ask(const LedgerScope &scope, QWidget *window)
{
    auto *dialog = new QFileDialog(window, tr("Export spending"), m_folder);
    dialog->setObjectName(QStringLiteral("exportSpending"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(tr("Table (*.csv)"));
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    dialog->selectFile(QStringLiteral("maquette-spending-%1.csv").arg(day));
    connect(dialog, &QFileDialog::fileSelected, this, [this, scope](const QString &file) {
        m_folder = QFileInfo(file).absolutePath();
        save(scope, file);
    });
    dialog->open();
}

void LedgerExport::save(const LedgerScope &scope, const QString &file)
{
    m_ledger.readRuns(scope, this, [this, file](const Result<QList<LedgerRun>> &runs) {
        if (!runs) {
            emit finished(file, runs.error());
            return;
        }
        inBackground(
            *QThreadPool::globalInstance(), this,
            [file, runs = *runs] { return writeLedger(file, ledgerCsv(runs)); },
            [this, file](const Result<void> &outcome) { emit finished(file, outcome); });
    });
}

} // namespace maquette
