// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledgertest.h"
#include "ui/ledger/ledgerexport.h"
#include "ui/shell/shellnotice.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QIODevice>
#include <QPushButton>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! What comes out of the ledger's window: tables and pictures.
class TestLedgerOutput : public LedgerTest
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void tableIsSaved();
    void unwritableTableIsToldOf();
    void shots_data();
    void shots(); //!< into $MAQUETTE_SHOTS if that is set
};

void TestLedgerOutput::tableIsSaved()
{
    put(m_now, 25);
    put(m_now.addDays(-200), 50); // not in this period
    open();
    QTRY_VERIFY(child<QPushButton>("exportTable")->isEnabled());
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QTest::mouseClick(child<QPushButton>("exportTable"), Qt::LeftButton);
    auto *dialog = m_dialog->findChild<QFileDialog *>(u"exportSpending"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    const QString file = m_bench->folder.filePath(u"spending.csv"_s);
    dialog->selectFile(file);
    QMetaObject::invokeMethod(dialog, "accept");
    auto *notice = m_dialog->findChild<ShellNotice *>();
    QTRY_COMPARE(notice->text(), u"Saved spending.csv"_s);
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray table = saved.readAll();
    QCOMPARE(table.count("\r\n"), 2);
    QVERIFY(table.contains("\"req-25\",\"saved\",\"0.25\""));
    QCOMPARE(m_preferences->exportFolder(), QFileInfo(file).absolutePath());
}

void TestLedgerOutput::unwritableTableIsToldOf()
{
    put(m_now, 25);
    open();
    m_dialog->exporter().save({}, m_bench->folder.filePath(u"missing/spending.csv"_s));
    auto *notice = m_dialog->findChild<ShellNotice *>();
    QTRY_VERIFY(notice->text().contains(u"could not be saved"_s));
}

void TestLedgerOutput::shots_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void TestLedgerOutput::shots()
{
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    const auto save = [&](const QString &name) {
        const QPixmap picture = m_dialog->grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(picture.save(
                u"%1/ledger-%2-%3.png"_s.arg(folder, name, QLatin1String(QTest::currentDataTag()))));
    };
    open();
    save(u"empty"_s);
    m_dialog.reset();
    putMany();
    put(m_now, 50, [](JobRow &row) { row.account = u"ffeeddccbbaa"_s; });
    open();
    QTRY_VERIFY(m_view->model()->rowCount() > 1);
    m_view->expand(m_view->model()->index(0, 0));
    QTRY_VERIFY(m_view->model()->rowCount(m_view->model()->index(0, 0)) > 1);
    m_view->setCurrentIndex(m_view->model()->index(1, 0, m_view->model()->index(0, 0)));
    save(u"days"_s);
    chooseByKey("grouping", u"Model"_s);
    chooseByKey("period", u"Own dates"_s);
    save(u"models"_s);
    chooseByKey("period", u"All"_s);
    chooseByKey("grouping", u"Project folder"_s);
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    save(u"folders"_s);
}

QTEST_MAIN(TestLedgerOutput)
#include "tst_ledgeroutput.moc"
