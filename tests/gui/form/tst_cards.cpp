// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/entryframe.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formundo.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/entrieseditor.h"

#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

//! \brief The shots of a video, as an artist makes them: by keys and mouse alone.
class TestCards : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QFile file(QStringLiteral(MAQUETTE_TEST_DATA "/schemas/shots.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_view = std::make_unique<FormView>(m_pictures);
        m_view->resize(352, 900);
        m_view->setModel(modelOf(file.readAll()));
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_shots = qobject_cast<EntriesEditor *>(m_view->editor(u"multi_prompt"_s));
        QVERIFY(m_shots);
    }
    void cleanup() { m_view.reset(); }

    void startsWithWhatIsNeeded()
    {
        // One shot at least: the first card is there, and asks for its prompt only once it was wanted.
        QCOMPARE(m_shots->entries().size(), 1);
        QCOMPARE(shots(), u"[{\"duration\":5}]"_s);
        QCOMPARE(shownProblem(0, u"prompt"_s), QString());
        m_view->showAllProblems();
        m_view->check();
        QCOMPARE(shownProblem(0, u"prompt"_s), u"Fill this in."_s);
    }

    void isFilledByKeysAndMouse()
    {
        click(prompt(0));
        QTest::keyClicks(prompt(0), u"Fog over the harbour"_s);
        press(add());
        QCOMPARE(m_shots->entries().size(), 2);
        QCOMPARE(QApplication::focusWidget(), prompt(1)); // the new card takes what is typed
        QTest::keyClicks(QApplication::focusWidget(), u"A gull lifts off"_s);
        QCOMPARE(
            shots(),
            u"[{\"prompt\":\"Fog over the harbour\",\"duration\":5},{\"prompt\":\"A gull lifts off\",\"duration\":5}]"_s);
        m_view->check();
        QVERIFY(m_view->problems().isEmpty());
    }

    void tabGoesThroughTheCardsInOrder()
    {
        twoShots();
        prompt(0)->setFocus(Qt::TabFocusReason);
        QStringList passed;
        for (int i = 0; i < 40 && QApplication::focusWidget() != prompt(1); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            passed.append(QApplication::focusWidget()->objectName());
        }
        QCOMPARE(QApplication::focusWidget(), prompt(1));
        QVERIFY2(passed.size() < 12, qPrintable(passed.join(u", "_s)));
    }

    void aCopyHoldsTheSame()
    {
        twoShots();
        press(button(0, u"copyEntry"_s));
        QCOMPARE(prompts(), QStringList({u"one"_s, u"one"_s, u"two"_s}));
        QTest::keyClicks(focusedPrompt(1), u"!"_s);
        QCOMPARE(prompts(), QStringList({u"one"_s, u"one!"_s, u"two"_s}));
    }

    void aStepBackLeavesTheOtherCardsAlone()
    {
        FormUndo undo(*m_view);
        undo.open();
        twoShots();
        m_view->check();
        undo.seal();
        auto *second = qobject_cast<QPlainTextEdit *>(prompt(1));
        QVERIFY(second != nullptr);
        click(second);
        second->moveCursor(QTextCursor::End);
        QTest::keyClicks(second, u" more"_s);
        QCOMPARE(prompts(), QStringList({u"one"_s, u"two more"_s}));
        QVERIFY(undo.undo());
        QCOMPARE(prompts(), QStringList({u"one"_s, u"two"_s}));
        QVERIFY(prompt(1) == second); // the very card
        QVERIFY(second->hasFocus());
        press(button(0, u"removeEntry"_s));
        QCOMPARE(prompts(), QStringList(u"two"_s));
        QVERIFY(undo.undo());
        QCOMPARE(prompts(), QStringList({u"one"_s, u"two"_s}));
        QVERIFY(undo.redo());
        QCOMPARE(prompts(), QStringList(u"two"_s));
        QVERIFY(undo.undo() && undo.redo() && undo.undo());
        QCOMPARE(prompts(), QStringList({u"one"_s, u"two"_s}));
    }

    void movesByKeys()
    {
        twoShots();
        QToolButton *handle = m_shots->entries().at(1)->handle();
        handle->setFocus();
        QTest::keyClick(handle, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(prompts(), QStringList({u"two"_s, u"one"_s}));
        QCOMPARE(QApplication::focusWidget(), handle); // stays in the hand
        QTest::keyClick(handle, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(prompts(), QStringList({u"two"_s, u"one"_s}));
        QTest::keyClick(handle, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(prompts(), QStringList({u"one"_s, u"two"_s}));
        QCOMPARE(m_shots->entries().at(1)->accessibleName(), u"Shot 2"_s);
    }

    void movesByDragging()
    {
        twoShots();
        press(add());
        QTest::keyClicks(QApplication::focusWidget(), u"three"_s);
        QTRY_VERIFY(m_shots->entries().at(2)->y() > m_shots->entries().at(1)->y());
        QToolButton *handle = m_shots->entries().at(2)->handle();
        QTest::mousePress(handle, Qt::LeftButton);
        const QPoint first = handle->mapFromGlobal(m_shots->entries().at(0)->mapToGlobal(QPoint(20, 4)));
        QTest::mouseMove(handle, QPoint(8, -30));
        QTest::mouseMove(handle, first);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, first);
        QCOMPARE(prompts(), QStringList({u"three"_s, u"one"_s, u"two"_s}));
    }

    void removes()
    {
        twoShots();
        press(button(0, u"removeEntry"_s));
        QCOMPARE(prompts(), QStringList{u"two"_s});
        QToolButton *handle = m_shots->entries().at(0)->handle();
        QCOMPARE(QApplication::focusWidget(), handle);
        QTest::keyClick(handle, Qt::Key_Delete);
        QCOMPARE(m_shots->entries().size(), 0);
        QCOMPARE(QApplication::focusWidget(), add());
        m_view->check();
        QCOMPARE(m_view->problems().size(), 1);
        QCOMPARE(m_view->problems().constFirst().message, u"Add at least one entry."_s);
    }

    void holdsNoMoreThanAllowed()
    {
        while (m_shots->entries().size() < 6)
            press(add());
        QVERIFY(!add()->isEnabled());
        QVERIFY(!button(0, u"copyEntry"_s)->isEnabled());
        press(add());
        QCOMPARE(m_shots->entries().size(), 6);
        press(button(5, u"removeEntry"_s));
        QVERIFY(add()->isEnabled());
    }

    void aProblemStandsInItsCard()
    {
        twoShots();
        QTest::keySequence(focusedPrompt(1), QKeySequence::SelectAll);
        QTest::keyClick(prompt(1), Qt::Key_Delete);
        m_view->showAllProblems();
        m_view->check();
        QCOMPARE(shownProblem(0, u"prompt"_s), QString());
        QCOMPARE(shownProblem(1, u"prompt"_s), u"Fill this in."_s);
        QCOMPARE(m_view->problems().size(), 1);
        m_view->setFocus();
        m_view->focusProblem(m_view->problems().constFirst());
        QCOMPARE(QApplication::focusWidget(), prompt(1));
    }

    void foldsToALine()
    {
        twoShots();
        press(button(0, u"fold"_s));
        QVERIFY(m_shots->entries().at(0)->isFolded());
        QVERIFY(!prompt(0)->isVisible());
        QCOMPARE(prompts(), QStringList({u"one"_s, u"two"_s})); // folded, not gone
        m_view->setValues(m_view->values());
        QCOMPARE(prompts(), QStringList({u"one"_s, u"two"_s}));
    }

    void everyControlHasAName()
    {
        twoShots();
        QCOMPARE(nameless(*m_view).join(u'\n'), QString());
    }

private:
    void twoShots()
    {
        m_view->setValues(
            json(R"({"multi_prompt":[{"prompt":"one","duration":5},{"prompt":"two","duration":5}]})"));
        QCOMPARE(m_shots->entries().size(), 2);
    }
    [[nodiscard]] QWidget *prompt(int shot) const
    {
        return m_shots->entries().at(shot)->editor()->inner().constFirst().editor->focusTarget();
    }
    QWidget *focusedPrompt(int shot) const
    {
        click(prompt(shot));
        QTest::keyClick(prompt(shot), Qt::Key_End, Qt::ControlModifier);
        return prompt(shot);
    }
    [[nodiscard]] QString shownProblem(int shot, const QString &key) const
    {
        return m_view->editorAt(u"multi_prompt"_s, {{{}, shot}, {key, -1}})->shownProblem();
    }
    [[nodiscard]] QToolButton *button(int shot, const QString &name) const
    {
        return m_shots->entries().at(shot)->findChild<QToolButton *>(name);
    }
    [[nodiscard]] QToolButton *add() const { return m_shots->findChild<QToolButton *>(u"addEntry"_s); }
    static void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    static void press(QWidget *widget)
    {
        QTest::mouseClick(widget, Qt::LeftButton);
        QApplication::processEvents();
    }
    [[nodiscard]] QString shots() const
    {
        return QString::fromUtf8(toBytes(m_view->values()["multi_prompt"]));
    }
    [[nodiscard]] QStringList prompts() const
    {
        QStringList texts;
        const InputValues values = m_view->values();
        for (const Json &shot : values.at("multi_prompt"))
            texts.append(stringMember(shot, "prompt"));
        return texts;
    }

    ScriptedPictures m_pictures;
    std::unique_ptr<FormView> m_view;
    EntriesEditor *m_shots = nullptr;
};

QTEST_MAIN(TestCards)
#include "tst_cards.moc"
