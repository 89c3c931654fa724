// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/export/exportrig.h"
#include "ui/export/exportdialog.h"
#include "ui/settings/preferences.h"
#include "ui/theme/colors.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Pictures of the export's window in its states, to be looked at.
class TestExportShots : public QObject
{
    Q_OBJECT

private slots:
    void screenshots_data();
    void screenshots();

private:
    void shoot(QWidget &widget, const QString &state);
};

void TestExportShots::shoot(QWidget &widget, const QString &state)
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    QCoreApplication::processEvents();
    const QString look = QString::fromUtf8(QTest::currentDataTag());
    const QString scale = QString::number(qRound(100 * widget.devicePixelRatioF()));
    QVERIFY(widget.grab().save(u"%1/export-%2-%3-%4.png"_s.arg(folder, state, look, scale)));
}

void TestExportShots::screenshots_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("dark") << int(Theme::Mode::Dark);
    QTest::newRow("light") << int(Theme::Mode::Light);
}

void TestExportShots::screenshots()
{
    QFETCH(int, mode);
    if (qEnvironmentVariableIsEmpty("MAQUETTE_SHOTS"))
        QSKIP("MAQUETTE_SHOTS names no folder");
    QVERIFY(QDir().mkpath(qEnvironmentVariable("MAQUETTE_SHOTS")));
    Theme theme;
    theme.setMode(Theme::Mode(mode));
    ExportRig rig;
    QList<AssetId> ids = rig.addMany(120, heavyPicture(150));
    for (const auto *name : {"cut", "torn"})
        ids.append(rig.add(
            heavyPicture(90).left(3000),
            rig.work(u"2026-11-21/071233_Seedream-4-5_a-red-fox_%1.png"_s.arg(QString::fromLatin1(name)))));
    QVERIFY(rig.load());
    Preferences preferences(rig.outside() + u"/settings.ini"_s);
    ExportChoice choice = preferences.exportChoice();
    choice.plan.names = u"{date}/{model}_{input.style.name}_{number}"_s;
    choice.folder = rig.target();
    preferences.setExportChoice(choice);
    ExportDialog dialog(rig.library(), preferences);
    dialog.setWorks(ids.mid(0, 3), ids);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QTRY_VERIFY(dialog.findChild<QLabel *>(u"namePreview"_s)->text().contains(u"ink"_s));
    shoot(dialog, u"new"_s);
    auto *names = dialog.findChild<QLineEdit *>(u"nameTemplate"_s);
    names->setText(u"{date}/{modell}_{number}"_s);
    shoot(dialog, u"wrong"_s);
    names->setText(choice.plan.names);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"insertPlaceholder"_s), Qt::LeftButton);
    auto *menu = dialog.findChild<QMenu *>(u"placeholders"_s);
    QTRY_VERIFY(menu->isVisible());
    shoot(*menu, u"menu"_s);
    menu->close();
    dialog.findChild<QComboBox *>(u"format"_s)->setCurrentIndex(2);
    dialog.findChild<QComboBox *>(u"sizing"_s)->setCurrentIndex(1);
    dialog.findChild<QComboBox *>(u"exportWhich"_s)->setCurrentIndex(1);
    dialog.findChild<QComboBox *>(u"profile"_s)->setCurrentIndex(1);
    QSignalSpy ended(&dialog, &ExportDialog::ended);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"startExport"_s), Qt::LeftButton);
    shoot(dialog, u"running"_s);
    QVERIFY(ended.wait(60000));
    shoot(dialog, u"ended"_s);
}

QTEST_MAIN(TestExportShots)
#include "tst_exportshots.moc"
