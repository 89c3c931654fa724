// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/export/exportrig.h"
#include "ui/export/exportdialog.h"
#include "ui/form/wraplabel.h"
#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestExportDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void namesFollowTheTemplate();
    void placeholdersAreInserted();
    void aWrongTemplateSaysSo();
    void byKeysAlone();
    void whichWorks();
    void toAZip();
    void whatDoesNotCountIsOff();
    void cancelInTheMiddle();
    void goesOnWhenClosed();
    void failuresAreListed();
    void aTargetThatCannotBeUsed();
    void choicesAreRemembered();
    void settingsOfAnyKind();
    void everythingHasAName();

private:
    template <typename Kind>
    [[nodiscard]] Kind *find(const char *name) const
    {
        return m_dialog->findChild<Kind *>(QString::fromLatin1(name));
    }
    void open(const QList<AssetId> &selected, const QList<AssetId> &shown);
    void retype(const char *name, const QString &text);
    void press(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    bool runsToItsEnd();
    [[nodiscard]] QString said() const { return find<WrapLabel>("exportText")->plain(); }

    std::unique_ptr<ExportRig> m_rig;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<ExportDialog> m_dialog;
    QList<AssetId> m_ids;
    Theme m_theme;
};

void TestExportDialog::init()
{
    m_rig = std::make_unique<ExportRig>();
    m_ids = m_rig->addMany(12, encoded(paintedPicture({120, 90}), "png"));
    QVERIFY(m_rig->load());
    m_preferences = std::make_unique<Preferences>(m_rig->outside() + u"/settings.ini"_s);
    ExportChoice choice = m_preferences->exportChoice();
    choice.folder = m_rig->target();
    choice.zip = m_rig->zip();
    m_preferences->setExportChoice(choice);
    open(m_ids.mid(0, 3), m_ids);
}

void TestExportDialog::cleanup()
{
    m_dialog.reset();
    m_preferences.reset();
    m_rig.reset();
}

void TestExportDialog::open(const QList<AssetId> &selected, const QList<AssetId> &shown)
{
    m_dialog = std::make_unique<ExportDialog>(m_rig->library(), *m_preferences);
    m_dialog->setWorks(selected, shown);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    if (selected.size() + shown.size() > 50)
        return;
    // What was sent is read in the background.
    const QString names = find<QLineEdit>("nameTemplate")->text();
    find<QLineEdit>("nameTemplate")->setText(u"{input.style.name}"_s);
    QTRY_VERIFY(find<QLabel>("namePreview")->text().startsWith(u"ink"_s));
    find<QLineEdit>("nameTemplate")->setText(names);
    find<QLineEdit>("nameTemplate")->selectAll();
}

void TestExportDialog::retype(const char *name, const QString &text)
{
    auto *line = find<QLineEdit>(name);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
}

bool TestExportDialog::runsToItsEnd()
{
    QSignalSpy ended(m_dialog.get(), &ExportDialog::ended);
    press("startExport");
    return m_dialog->isRunning() && ended.wait(60000) && !m_dialog->isRunning();
}

void TestExportDialog::namesFollowTheTemplate()
{
    const auto *names = find<QLabel>("namePreview");
    QVERIFY(names->text().startsWith(u"work-0.png\nwork-1.png\nwork-2.png"_s));
    retype("nameTemplate", u"{input.style.name} {seed}"_s);
    QVERIFY2(names->text().startsWith(u"ink 0.png\nink 1.png\nink 2.png"_s), qPrintable(names->text()));
    retype("nameTemplate", u"{model}"_s);
    QVERIFY(names->text().startsWith(u"Seedream-4-5.png\nSeedream-4-5-2.png"_s));
    find<QComboBox>("format")->setFocus();
    QTest::keyClicks(find<QComboBox>("format"), u"JPEG"_s);
    QVERIFY(names->text().startsWith(u"Seedream-4-5.jpg"_s));
    QTest::keyClick(find<QComboBox>("exportWhich"), Qt::Key_Down);
    QVERIFY2(names->text().contains(u"and 8 more"_s), qPrintable(names->text()));
}

void TestExportDialog::placeholdersAreInserted()
{
    retype("nameTemplate", u"x_"_s);
    auto *button = find<QPushButton>("insertPlaceholder");
    auto *menu = find<QMenu>("placeholders");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(find<QLineEdit>("nameTemplate")->text(), u"x_{number}"_s);
    auto *inputs = menu->findChild<QMenu *>(u"formPlaceholders"_s);
    auto *ratio = inputs->findChild<QAction *>(u"placeholder:input.aspect_ratio"_s);
    QVERIFY(ratio);
    ratio->trigger();
    QCOMPARE(find<QLineEdit>("nameTemplate")->text(), u"x_{number}{input.aspect_ratio}"_s);
    QVERIFY(find<QLabel>("namePreview")->text().startsWith(u"x_116-9.png"_s));
}

void TestExportDialog::aWrongTemplateSaysSo()
{
    retype("nameTemplate", u"{modell}"_s);
    QVERIFY(find<WrapLabel>("nameProblem")->isVisible());
    QVERIFY(find<WrapLabel>("nameProblem")->plain().contains(u"{modell}"_s));
    QVERIFY(!find<QPushButton>("startExport")->isEnabled());
    QTest::keyClick(find<QLineEdit>("nameTemplate"), Qt::Key_Return);
    QVERIFY(!m_dialog->isRunning());
    retype("nameTemplate", u"{input.none}_{name}"_s);
    QVERIFY(find<WrapLabel>("nameProblem")->isVisible());
    QVERIFY(find<QPushButton>("startExport")->isEnabled());
    retype("nameTemplate", u"{name}"_s);
    QVERIFY(!find<WrapLabel>("nameProblem")->isVisible());
    retype("exportPath", u"relative"_s);
    QVERIFY(!find<QPushButton>("startExport")->isEnabled());
}

void TestExportDialog::byKeysAlone()
{
    QCOMPARE(m_dialog->focusWidget(), find<QLineEdit>("nameTemplate"));
    QTest::keyClicks(m_dialog->focusWidget(), u"fox {number}"_s); // all of it was selected
    QSet<QWidget *> met;
    for (int i = 0; i < 40; ++i) {
        met.insert(m_dialog->focusWidget());
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    }
    for (const char *name : {"nameTemplate", "insertPlaceholder", "format", "sizing", "profile", "exportKind",
                             "exportPath", "choosePath", "startExport", "closeExport", "exportWhich"})
        QVERIFY2(met.contains(find<QWidget>(name)), name);
    find<QLineEdit>("nameTemplate")->setFocus();
    QSignalSpy ended(m_dialog.get(), &ExportDialog::ended);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(m_dialog->isRunning());
    QVERIFY(ended.wait(60000));
    QCOMPARE(contentsOf(m_rig->target()).keys(),
             (QStringList{u"fox 1.png"_s, u"fox 2.png"_s, u"fox 3.png"_s}));
    QCOMPARE(said(), u"Exported 3 works."_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void TestExportDialog::whichWorks()
{
    QVERIFY(find<QPushButton>("startExport")->text().contains(u"3 works"_s));
    QTest::keyClick(find<QComboBox>("exportWhich"), Qt::Key_Down);
    QVERIFY(find<QPushButton>("startExport")->text().contains(u"12 works"_s));
    QVERIFY(runsToItsEnd());
    QCOMPARE(contentsOf(m_rig->target()).size(), 12);
    QVERIFY(runsToItsEnd());
    QCOMPARE(said(), u"Nothing was exported. 12 were there already, the same."_s);
    open({}, m_ids);
    QCOMPARE(find<QComboBox>("exportWhich")->count(), 1);
    QVERIFY(find<QPushButton>("startExport")->text().contains(u"12 works"_s));
    open(m_ids.mid(0, 1), m_ids.mid(0, 1));
    QCOMPARE(find<QComboBox>("exportWhich")->count(), 1);
    QVERIFY(find<QPushButton>("startExport")->text().contains(u"1 work"_s));
}

void TestExportDialog::toAZip()
{
    QTest::keyClick(find<QComboBox>("exportKind"), Qt::Key_Down);
    QCOMPARE(find<QLineEdit>("exportPath")->text(), m_rig->zip());
    QVERIFY(runsToItsEnd());
    QCOMPARE(contentsOfZip(m_rig->zip()).size(), 3);
    QVERIFY(find<QPushButton>("showExport")->isVisible());
    QTest::keyClick(find<QComboBox>("exportKind"), Qt::Key_Up);
    QCOMPARE(find<QLineEdit>("exportPath")->text(), m_rig->target());
    QVERIFY(!find<QPushButton>("showExport")->isVisible()); // nothing was exported there
}

void TestExportDialog::whatDoesNotCountIsOff()
{
    QVERIFY(!find<QSpinBox>("quality")->isEnabled());
    QVERIFY(!find<QCheckBox>("toSrgb")->isEnabled());
    QVERIFY(!find<QSpinBox>("longestSide")->isVisible());
    QTest::keyClick(find<QComboBox>("sizing"), Qt::Key_Down);
    QVERIFY(find<QSpinBox>("longestSide")->isVisible());
    QVERIFY(find<QSpinBox>("quality")->isEnabled());
    QTest::keyClick(find<QComboBox>("format"), Qt::Key_Down); // PNG
    QVERIFY(!find<QSpinBox>("quality")->isEnabled());
    QVERIFY(find<QCheckBox>("toSrgb")->isEnabled());
    auto *side = find<QSpinBox>("longestSide");
    side->setFocus();
    side->selectAll();
    QTest::keyClicks(side, u"60"_s);
    QVERIFY(runsToItsEnd());
    QCOMPARE(QImage(m_rig->target() + u"/work-0.png"_s).size(), QSize(60, 45));
}

void TestExportDialog::cancelInTheMiddle()
{
    QList<AssetId> many;
    while (many.size() < 2000)
        many += m_ids;
    open(many, many);
    QTest::keyClicks(find<QComboBox>("format"), u"WebP"_s);
    QSignalSpy ended(m_dialog.get(), &ExportDialog::ended);
    press("startExport");
    QVERIFY(!find<QPushButton>("startExport")->isVisible());
    QVERIFY(!find<QLineEdit>("nameTemplate")->isEnabled());
    QTRY_VERIFY(find<QProgressBar>("exportBar")->value() > 3);
    QVERIFY2(said().endsWith(u"of 2004"_s), qPrintable(said()));
    press("cancelExport");
    QVERIFY(ended.wait(60000));
    QVERIFY2(said().startsWith(u"Cancelled after"_s), qPrintable(said()));
    QVERIFY(find<QPushButton>("startExport")->isVisible());
    QVERIFY(find<QLineEdit>("nameTemplate")->isEnabled());
    for (const QByteArray &bytes : contentsOf(m_rig->target()))
        QCOMPARE(QImage::fromData(bytes).size(), QSize(120, 90));
}

void TestExportDialog::goesOnWhenClosed()
{
    QSignalSpy ended(m_dialog.get(), &ExportDialog::ended);
    press("startExport");
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_dialog->isRunning());
    QVERIFY(ended.wait(60000));
    QCOMPARE(contentsOf(m_rig->target()).size(), 3);
}

void TestExportDialog::failuresAreListed()
{
    QVERIFY(QFile::remove(m_rig->fixture().folder() + u"/2026-11-21/work-1.png"_s));
    QVERIFY(runsToItsEnd());
    QCOMPARE(said(), u"Exported 2 works. 1 work could not be exported."_s);
    const auto *failures = find<QPlainTextEdit>("exportFailures");
    QVERIFY(failures->isVisible());
    QVERIFY(failures->toPlainText().startsWith(u"work-1.png: "_s));
    QVERIFY(runsToItsEnd());
    m_dialog->setWorks(m_ids.mid(0, 1), m_ids);
    QVERIFY(!failures->isVisible());
}

void TestExportDialog::aTargetThatCannotBeUsed()
{
    retype("exportPath", m_rig->fixture().folder());
    QVERIFY(runsToItsEnd());
    QVERIFY2(said().contains(u"in the library"_s), qPrintable(said()));
    QVERIFY(!find<QPushButton>("showExport")->isVisible());
}

void TestExportDialog::choicesAreRemembered()
{
    retype("nameTemplate", u"{seed}"_s);
    QTest::keyClicks(find<QComboBox>("format"), u"WebP"_s);
    QTest::keyClick(find<QComboBox>("sizing"), Qt::Key_Down);
    QTest::keyClick(find<QComboBox>("profile"), Qt::Key_End);
    QTest::keyClick(find<QComboBox>("exportKind"), Qt::Key_Down);
    retype("exportPath", m_rig->outside() + u"/mine.zip"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    m_preferences->sync();
    m_preferences = std::make_unique<Preferences>(m_rig->outside() + u"/settings.ini"_s);
    open(m_ids, m_ids);
    QCOMPARE(find<QLineEdit>("nameTemplate")->text(), u"{seed}"_s);
    QCOMPARE(find<QComboBox>("format")->currentText(), u"WebP"_s);
    QCOMPARE(find<QComboBox>("sizing")->currentIndex(), 1);
    QCOMPARE(find<QComboBox>("profile")->currentIndex(), 2);
    QCOMPARE(find<QLineEdit>("exportPath")->text(), m_rig->outside() + u"/mine.zip"_s);
}

void TestExportDialog::settingsOfAnyKind()
{
    const QString file = m_rig->outside() + u"/odd.ini"_s;
    {
        QSettings odd(file, QSettings::IniFormat);
        for (const auto *key : {"format", "quality", "sizing", "longestSide", "percent", "profile"})
            odd.setValue(u"export/"_s + QString::fromLatin1(key),
                         key[0] % 2 == 0 ? u"-7"_s : u"99999999999"_s);
    }
    m_dialog.reset();
    m_preferences = std::make_unique<Preferences>(file);
    const ExportPlan usual;
    const ExportPlan plan = m_preferences->exportChoice().plan;
    QCOMPARE(plan, usual);
    open(m_ids, m_ids);
    QCOMPARE(find<QComboBox>("format")->currentIndex(), 0);
}

void TestExportDialog::everythingHasAName()
{
    for (QWidget *each : m_dialog->findChildren<QWidget *>()) {
        if ((each->focusPolicy() & Qt::TabFocus) == 0 || !each->isVisible() ||
            qobject_cast<QAbstractSpinBox *>(each->parent()))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(each);
        QVERIFY(spoken != nullptr);
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), qPrintable(each->objectName()));
    }
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
