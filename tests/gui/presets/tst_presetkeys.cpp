// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presetrig.h"

#include "ui/presets/presetdelegate.h"

#include <QApplication>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The keys that the panel of presets names work where it names them, and a notice moves nothing.
class TestPresetKeys : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<PresetRig>();
        QVERIFY(m_rig->start());
    }
    void cleanup() { m_rig.reset(); }

    void aNoticeMovesNothing()
    {
        m_rig->addSome();
        m_rig->openByKey();
        auto *import = m_rig->list()->findChild<QWidget *>(u"importPresetsButton"_s);
        const auto place = [&] {
            for (int i = 0; i < 8; ++i) // a layout request for each level
                QApplication::processEvents();
            return QRect(import->mapTo(m_rig->list(), QPoint()), m_rig->view()->size());
        };
        const QRect before = place();
        m_rig->list()->tell(u"“Sea at night” is called “Sea at dawn, with a very long name after it” now."_s);
        QVERIFY(m_rig->said()->isVisible());
        QCOMPARE(place(), before);
        m_rig->panel->resize(m_rig->panel->width(), 320); // low: the list gives way, but not to a notice
        m_rig->said()->dismiss();
        const QRect low = place();
        QVERIFY(low.height() < before.height());
        m_rig->list()->tell(u"Saved."_s);
        QCOMPARE(place(), low);
        const QWidget *said = m_rig->said();
        QVERIFY(m_rig->list()->rect().contains(QRect(said->mapTo(m_rig->list(), QPoint()), said->size())));
    }

    void renamesByF2FromTheNameLine()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->key(Qt::Key_Down);
        QCOMPARE(m_rig->highlighted(), u"B"_s);
        m_rig->name()->setFocus(Qt::TabFocusReason);
        m_rig->type(u"half a name"_s);
        m_rig->key(Qt::Key_Delete); // belongs to the line
        QCOMPARE(m_rig->names().size(), 4);
        m_rig->key(Qt::Key_F2);
        auto *editor = m_rig->list()->findChild<QLineEdit *>(u"presetRename"_s);
        QVERIFY(editor && editor->hasFocus());
        QCOMPARE(editor->text(), u"B"_s);
        editor->selectAll();
        m_rig->type(u"Bee"_s);
        m_rig->key(Qt::Key_Return);
        QTRY_COMPARE(m_rig->names(), QStringList({u"A"_s, u"Bee"_s, u"C"_s, u"D"_s}));
        QCOMPARE(m_rig->name()->text(), u"half a name"_s);
        m_rig->name()->setFocus(Qt::TabFocusReason);
        QVERIFY(m_rig->name()->toolTip().contains(u"F2"_s));
        QVERIFY(m_rig->view()->accessibleDescription().contains(u"F2 renames, Del removes"_s));
    }

    void theKeysInTheMenuOfARowWork()
    {
        m_rig->addSome();
        m_rig->openByKey();
        m_rig->name()->setFocus(Qt::TabFocusReason);
        const QRect row = m_rig->view()->visualRect(m_rig->view()->model()->index(1, 0));
        QTest::mouseClick(m_rig->view()->viewport(), Qt::LeftButton, {},
                          PresetDelegate::menuRect(row, Qt::LeftToRight).center());
        auto *menu = m_rig->list()->findChild<QMenu *>(u"presetMenu"_s);
        QVERIFY(menu);
        QPointer<QMenu> gone(menu);
        QTest::keyClick(menu, Qt::Key_Escape);
        QTRY_VERIFY(!gone);
        m_rig->activate();
        m_rig->key(Qt::Key_Delete);
        QCOMPARE(m_rig->order(), u"ACD"_s);
    }

private:
    std::unique_ptr<PresetRig> m_rig;
};

QTEST_MAIN(TestPresetKeys)
#include "tst_presetkeys.moc"
