// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "ui/form/kinds/prompteditor.h"
#include "ui/form/resizegrip.h"
#include "ui/form/textarea.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace maquette;

namespace
{
const QByteArray schema = R"json({"type":"object","required":["prompt"],"properties":{
    "prompt":{"title":"Prompt","type":"string","maxLength":20,"default":"An old lighthouse"},
    "words":{"title":"Text","type":"string","description":"Write no more than 13 English words."}}})json";
} // namespace

//! \brief The prompt by real keys, an input method and the clipboard.
class TestPromptEditor : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = formtest::modelOf(schema);
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_editor = new PromptEditor(*m_model->field(QStringLiteral("prompt")), nullptr);
        m_other = new PromptEditor(*m_model->field(QStringLiteral("words")), nullptr);
        layout->addWidget(m_editor);
        layout->addWidget(m_other);
        m_window->resize(352, 500);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_editor->area()->setFocus();
        QTRY_VERIFY(m_editor->area()->hasFocus());
    }
    void cleanup() { m_window.reset(); }

    void enterIsANewLineAndControlEnterSubmits()
    {
        QSignalSpy submitted(m_editor, &FieldEditor::submitRequested);
        QTest::keyClicks(m_editor->area(), QStringLiteral("one"));
        QTest::keyClick(m_editor->area(), Qt::Key_Return);
        QTest::keyClicks(m_editor->area(), QStringLiteral("two"));
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("one\ntwo"));
        QCOMPARE(submitted.count(), 0);
        QTest::keyClick(m_editor->area(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(submitted.count(), 1);
        QTest::keyClick(m_editor->area(), Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
        QCOMPARE(submitted.count(), 2);
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("one\ntwo"));
    }

    void aHeldKeySubmitsOnce()
    {
        QSignalSpy submitted(m_editor, &FieldEditor::submitRequested);
        QTest::keyClicks(m_editor->area(), QStringLiteral("x"));
        QKeyEvent first(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier, {}, false);
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier, {}, true);
        QApplication::sendEvent(m_editor->area(), &first);
        QApplication::sendEvent(m_editor->area(), &again);
        QApplication::sendEvent(m_editor->area(), &again);
        QCOMPARE(submitted.count(), 1);
    }

    void anInputMethodNeverSubmits()
    {
        QSignalSpy submitted(m_editor, &FieldEditor::submitRequested);
        QInputMethodEvent composing(QStringLiteral("とうだい"), {});
        QApplication::sendEvent(m_editor->area(), &composing);
        QVERIFY(m_editor->area()->isComposing());
        QVERIFY(!m_editor->area()->showsExample());
        QTest::keyClick(m_editor->area(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(submitted.count(), 0);
        QVERIFY(!m_editor->value());
        QInputMethodEvent commit;
        commit.setCommitString(QStringLiteral("灯台"));
        QApplication::sendEvent(m_editor->area(), &commit);
        QVERIFY(!m_editor->area()->isComposing());
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("灯台"));
        QTest::keyClick(m_editor->area(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(submitted.count(), 1);
    }

    void theExampleIsShownAndNeverAValue()
    {
        QVERIFY(m_editor->area()->showsExample());
        QVERIFY(!m_editor->value());
        QVERIFY(m_editor->isAtDefault());
        auto *hint = m_editor->findChild<QAbstractButton *>(QStringLiteral("takeExample"));
        QVERIFY(hint && hint->isVisible());
        QTest::keyClick(m_editor->area(), Qt::Key_Tab);
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("An old lighthouse"));
        QVERIFY(m_editor->area()->hasFocus());
        QVERIFY(!hint->isVisible());
        QTest::keyClick(m_editor->area(), Qt::Key_Tab);
        QVERIFY(!m_editor->area()->hasFocus());
    }

    void takingTheExampleCanBeUndone()
    {
        QTest::keyClick(m_editor->area(), Qt::Key_Tab);
        QVERIFY(m_editor->value());
        QTest::keyClick(m_editor->area(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_editor->value());
    }

    void shiftTabNeverTakesTheExample()
    {
        QTest::keyClick(m_editor->area(), Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(!m_editor->value());
    }

    void theHintTakesTheExampleByMouse()
    {
        auto *hint = m_editor->findChild<QAbstractButton *>(QStringLiteral("takeExample"));
        QTest::mouseClick(hint, Qt::LeftButton);
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("An old lighthouse"));
    }

    void counterCountsCodePointsAndTurnsRed()
    {
        auto *counter = m_editor->findChild<WrapLabel *>(QStringLiteral("aside"));
        QVERIFY(counter);
        QCOMPARE(counter->plain(), QStringLiteral("required · 0 / 20"));
        QGuiApplication::clipboard()->setText(QStringLiteral("🗼🗼a"));
        QTest::keyClick(m_editor->area(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(counter->plain(), QStringLiteral("required · 3 / 20"));
        QCOMPARE(counter->tone(), WrapLabel::Tone::Dim);
        QTest::keyClicks(m_editor->area(), QString(18, u'b'));
        QCOMPARE(counter->plain(), QStringLiteral("required · 21 / 20"));
        QCOMPARE(counter->tone(), WrapLabel::Tone::Red);
    }

    void wordsAreCountedWhereTheDescriptionSpeaksOfThem()
    {
        auto *counter = m_other->findChild<WrapLabel *>(QStringLiteral("aside"));
        QVERIFY(counter);
        m_other->area()->setFocus();
        QTest::keyClicks(m_other->area(), QStringLiteral("one  two three"));
        QCOMPARE(counter->plain(), QStringLiteral("3 / 13 words"));
        QTest::keyClicks(m_other->area(), QStringLiteral(" a a a a a a a a a a a"));
        QCOMPARE(counter->plain(), QStringLiteral("14 / 13 words"));
        QCOMPARE(counter->tone(), WrapLabel::Tone::Amber);
    }

    void settingKeepsUndo()
    {
        QTest::keyClicks(m_editor->area(), QStringLiteral("mine"));
        QVERIFY(m_editor->setValue(std::optional<Json>(std::in_place, jsonString(QStringLiteral("given")))));
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("given"));
        QTest::keyClick(m_editor->area(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("mine"));
    }

    void aBigPasteIsQuickAndWhole()
    {
        const QString big = QStringLiteral("a lighthouse on a cliff, ").repeated(8000);
        QGuiApplication::clipboard()->setText(big);
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(m_editor->area(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stringOf(*m_editor->value()).size(), big.size());
        QVERIFY2(timer.elapsed() < 5000, "a paste of 200,000 letters must not hang");
    }

    void theGripResizes()
    {
        auto *grip = m_editor->findChild<ResizeGrip *>();
        QVERIFY(grip);
        const int before = m_editor->area()->height();
        const QPoint middle = grip->rect().center();
        QTest::mousePress(grip, Qt::LeftButton, {}, middle);
        QMouseEvent move(QEvent::MouseMove, QPointF(middle) + QPointF(0, 60),
                         grip->mapToGlobal(QPointF(middle) + QPointF(0, 60)), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(grip, &move);
        QTest::mouseRelease(grip, Qt::LeftButton);
        QTRY_COMPARE(m_editor->area()->height(), before + 60);
        QTest::mouseDClick(grip, Qt::LeftButton);
        QTRY_COMPARE(m_editor->area()->height(), before);
    }

    void linesBeginOnTheRightWhereTheScriptDoes()
    {
        TextArea *area = m_editor->area();
        const int middle = area->viewport()->width() / 2;
        QTest::keyClicks(area, QStringLiteral("stone"));
        QVERIFY(area->cursorRect().x() < middle);
        area->replaceText(QStringLiteral("אבן"));
        area->moveCursor(QTextCursor::Start);
        QVERIFY(area->cursorRect().x() > middle);
        QTest::keyClick(area, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(area->toPlainText(), QStringLiteral("stone"));
        QVERIFY(area->cursorRect().x() < middle);
    }

    void resetButtonAppearsOnlyWhenChanged()
    {
        QVERIFY(!m_editor->findChild<QToolButton *>(QStringLiteral("reset")));
        QTest::keyClicks(m_editor->area(), QStringLiteral("x"));
        auto *reset = m_editor->findChild<QToolButton *>(QStringLiteral("reset"));
        QVERIFY(reset && reset->isVisible());
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(!m_editor->value());
        QVERIFY(!reset->isVisible());
        QVERIFY(m_editor->area()->hasFocus());
    }

    void everythingHasAName() { QCOMPARE(formtest::nameless(*m_window).join(u'\n'), QString()); }

private:
    std::shared_ptr<const Model> m_model;
    std::unique_ptr<QWidget> m_window;
    PromptEditor *m_editor = nullptr;
    PromptEditor *m_other = nullptr;
};

QTEST_MAIN(TestPromptEditor)
#include "tst_prompteditor.moc"
