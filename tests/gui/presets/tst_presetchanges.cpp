// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presetrig.h"

#include "ui/presets/presetdelegate.h"

#include <QApplication>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Presets renamed, removed and put in order, by real keys and mouse, and taken back.
class TestPresetChanges : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<PresetRig>();
        QVERIFY(m_rig->start());
    }
    void cleanup() { m_rig.reset(); }

    void isRenamedInPlace()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->key(Qt::Key_Down);
        m_rig->key(Qt::Key_F2);
        QLineEdit *editor = m_rig->edit("presetRename");
        QVERIFY(editor && editor->hasFocus());
        QVERIFY(!editor->accessibleName().isEmpty());
        m_rig->type(u"Beach"_s);
        m_rig->key(Qt::Key_Return);
        QTRY_COMPARE(m_rig->names(), QStringList({u"A"_s, u"Beach"_s, u"C"_s, u"D"_s}));
        QCOMPARE(m_rig->highlighted(), u"Beach"_s);
        QVERIFY(m_rig->list()->isVisible());
        QTRY_VERIFY(m_rig->view()->hasFocus());
        m_rig->undo(m_rig->said());
        QCOMPARE(m_rig->order(), u"ABCD"_s);
    }

    void aNameThatIsTakenOrBlankIsRefused()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->key(Qt::Key_F2);
        m_rig->type(u"B"_s);
        m_rig->key(Qt::Key_Return);
        QTRY_COMPARE(m_rig->said()->text(), u"There is already a preset B."_s);
        QCOMPARE(m_rig->order(), u"ABCD"_s);
        QTRY_VERIFY(m_rig->view()->hasFocus());
        m_rig->key(Qt::Key_F2);
        m_rig->edit("presetRename")->clear();
        m_rig->key(Qt::Key_Return);
        QTRY_COMPARE(m_rig->said()->text(), u"A preset needs a name."_s);
        QCOMPARE(m_rig->order(), u"ABCD"_s);
        QCOMPARE(m_rig->rows().constFirst(), u"A"_s);
    }

    void escapeInANameLeavesItAndThePanelOpen()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->key(Qt::Key_F2);
        m_rig->type(u"X"_s);
        m_rig->key(Qt::Key_Escape);
        QCOMPARE(m_rig->order(), u"ABCD"_s);
        QVERIFY(m_rig->list()->isVisible());
        QTRY_VERIFY(m_rig->view()->hasFocus());
    }

    void isRemovedAndComesBackToItsPlace()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->key(Qt::Key_Down);
        m_rig->key(Qt::Key_Delete);
        QCOMPARE(m_rig->order(), u"ACD"_s);
        QCOMPARE(m_rig->highlighted(), u"C"_s);
        m_rig->key(Qt::Key_Delete);
        QCOMPARE(m_rig->order(), u"AD"_s);
        QVERIFY(m_rig->said()->text().contains(u"“C” is removed."_s));
        m_rig->undo(m_rig->said());
        QCOMPARE(m_rig->order(), u"ACD"_s);
        QTRY_VERIFY(m_rig->list()->isAncestorOf(QApplication::focusWidget()));
        m_rig->key(Qt::Key_Z, Qt::ControlModifier); // and the one before it
        QCOMPARE(m_rig->order(), u"ABCD"_s);
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->order(), u"ABCD"_s);
    }

    void theLastOneIsRemovedByKeys()
    {
        m_rig->add(u"A"_s);
        m_rig->openByKey();
        m_rig->key(Qt::Key_Delete);
        QCOMPARE(m_rig->names(), QStringList());
        QVERIFY(m_rig->list()->isVisible());
        QVERIFY(m_rig->name()->hasFocus());
        m_rig->undo(m_rig->said());
        QCOMPARE(m_rig->rows(), QStringList{u"A"_s});
    }

    void isPutInOrderByKeys()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->key(Qt::Key_Up, Qt::AltModifier); // is first already
        QCOMPARE(m_rig->order(), u"ABCD"_s);
        m_rig->key(Qt::Key_Down, Qt::AltModifier);
        m_rig->key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_rig->order(), u"BCAD"_s);
        QCOMPARE(m_rig->highlighted(), u"A"_s);
        m_rig->key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m_rig->order(), u"BACD"_s);
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->order(), u"BCAD"_s);
    }

    void aMoveTakenBackKeepsWhatWasSavedSince()
    {
        m_rig->addSome();
        m_rig->fill(R"({"prompt":"present"})");
        m_rig->openByKey();
        m_rig->openMenuByKey();
        m_rig->pick(u"Update with the present settings"_s);
        QVERIFY(m_rig->told(0, PresetList::SummaryRole).toString().startsWith(u"present"_s));
        QVERIFY(m_rig->said()->isVisible());
        m_rig->view()->setFocus();
        m_rig->key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_rig->order(), u"BACD"_s);
        QVERIFY(!m_rig->said()->isVisible()); // its Undo would not take back the newest
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->order(), u"ABCD"_s);
        QVERIFY(m_rig->told(0, PresetList::SummaryRole).toString().startsWith(u"present"_s));
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_rig->told(0, PresetList::SummaryRole).toString().startsWith(u"A"_s));
    }

    void isPutInOrderByDragging()
    {
        m_rig->addSome();
        m_rig->openByKey();
        drag(3, 0, -8);
        QCOMPARE(m_rig->order(), u"DABC"_s);
        QCOMPARE(m_rig->highlighted(), u"D"_s);
        drag(0, 2, 8); // below the third
        QCOMPARE(m_rig->order(), u"ABDC"_s);
        drag(1, 3, 8); // to the end
        QCOMPARE(m_rig->order(), u"ADCB"_s);
        drag(2, 2, 8); // where it is
        QCOMPARE(m_rig->order(), u"ADCB"_s);
        QVERIFY(m_rig->list()->isVisible()); // nothing was applied
    }

    void escapeEndsADrag()
    {
        m_rig->addSome();
        m_rig->openByKey();
        QWidget *port = m_rig->view()->viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, m_rig->rowCenter(3));
        QTest::mouseMove(port, m_rig->rowCenter(0));
        QVERIFY(m_rig->view()->isDragging());
        m_rig->key(Qt::Key_Escape);
        QTest::mouseRelease(port, Qt::LeftButton, {}, m_rig->rowCenter(0));
        QCOMPARE(m_rig->order(), u"ABCD"_s);
        QVERIFY(m_rig->list()->isVisible());
    }

    void theMenuDoesTheSame()
    {
        m_rig->addSome();
        m_rig->fill(R"({"prompt":"present"})");
        m_rig->openByKey();
        const QRect row = m_rig->view()->visualRect(m_rig->view()->model()->index(1, 0));
        QTest::mouseClick(m_rig->view()->viewport(), Qt::LeftButton, {},
                          PresetDelegate::menuRect(row, Qt::LeftToRight).center());
        QVERIFY(m_rig->list()->isVisible());
        for (const char *text : {"Apply", "Update with the present settings", "Rename", "Move up",
                                 "Move down", "Export…", "Remove"})
            QVERIFY2(m_rig->menuEntry(QString::fromUtf8(text)), text);
        QVERIFY(m_rig->menuEntry(u"Move up"_s)->isEnabled());
        m_rig->pick(u"Update with the present settings"_s);
        QVERIFY(m_rig->told(1, PresetList::SummaryRole).toString().startsWith(u"present"_s));
        m_rig->view()->setFocus();
        m_rig->openMenuByKey();
        m_rig->pick(u"Move up"_s);
        QCOMPARE(m_rig->order(), u"BACD"_s);
        m_rig->view()->setFocus();
        m_rig->openMenuByKey();
        QVERIFY(!m_rig->menuEntry(u"Move up"_s)->isEnabled());
        m_rig->pick(u"Remove"_s);
        QCOMPARE(m_rig->order(), u"ACD"_s);
        m_rig->view()->setFocus();
        m_rig->openMenuByKey();
        m_rig->list()->findChild<QMenu *>(u"presetMenu"_s)->hide();
        m_rig->activate(); // offscreen this comes late, and would close the editor
        m_rig->menuEntry(u"Rename"_s)->trigger();
        QVERIFY(m_rig->edit("presetRename")->hasFocus());
    }

private:
    void drag(int from, int to, int below)
    {
        QWidget *port = m_rig->view()->viewport();
        const QPoint start = m_rig->rowCenter(from);
        const QPoint end = m_rig->rowCenter(to) + QPoint(0, below);
        QTest::mousePress(port, Qt::LeftButton, {}, start);
        QTest::mouseMove(port, (start + end) / 2 + QPoint(0, 20));
        QTest::mouseMove(port, end);
        QTest::mouseRelease(port, Qt::LeftButton, {}, end);
    }

    std::unique_ptr<PresetRig> m_rig;
};

QTEST_MAIN(TestPresetChanges)
#include "tst_presetchanges.moc"
