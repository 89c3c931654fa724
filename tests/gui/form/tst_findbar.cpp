// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "toolrig.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

using namespace maquette;

namespace
{
const QByteArray schema = R"json({"type":"object","properties":{
    "prompt":{"title":"Prompt","type":"string"},
    "shots":{"title":"Shots","type":"array","minItems":1,"items":{"type":"object","properties":{
        "text":{"title":"Prompt","type":"string"}}}},
    "raw":{"title":"Raw"}}})json";
const QString sea = QStringLiteral("The sea, the SEAGULL and the sea.\nA sea of 🗼 and sea_shells");
} // namespace

//! \brief Finding, replacing and the size of letters, by real keys.
class TestFindBar : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<ToolRig>();
        QVERIFY(m_rig->open(schema));
        m_area = m_rig->area(QStringLiteral("prompt"));
        QTRY_VERIFY(m_area->hasFocus());
        m_area->replaceText(sea);
        m_area->moveCursor(QTextCursor::Start);
    }
    void cleanup() { m_rig.reset(); }

    void findsCountsAndGoesAround()
    {
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bar()->isVisible());
        ToolRig::type(QStringLiteral("sea"));
        QCOMPARE(count(), QStringLiteral("1 of 5"));
        QCOMPARE(m_area->textCursor().selectionStart(), 4);
        ToolRig::press(Qt::Key_Return);
        QCOMPARE(count(), QStringLiteral("2 of 5"));
        ToolRig::press(Qt::Key_F3);
        ToolRig::press(Qt::Key_F3);
        ToolRig::press(Qt::Key_F3);
        QCOMPARE(count(), QStringLiteral("5 of 5"));
        ToolRig::press(Qt::Key_F3);
        QCOMPARE(count(), QStringLiteral("1 of 5"));
        ToolRig::press(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(count(), QStringLiteral("5 of 5"));
        ToolRig::press(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count(), QStringLiteral("4 of 5"));
        ToolRig::type(QStringLiteral("x"));
        QCOMPARE(count(), QStringLiteral("none"));
        QCOMPARE(m_area->toPlainText(), sea);
    }

    void caseAndWholeWords()
    {
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        ToolRig::type(QStringLiteral("sea"));
        QTest::mouseClick(button("matchCase"), Qt::LeftButton);
        QCOMPARE(count(), QStringLiteral("1 of 4"));
        QTest::mouseClick(button("wholeWords"), Qt::LeftButton);
        QCOMPARE(count(), QStringLiteral("1 of 3"));
        QTest::mouseClick(button("nextMatch"), Qt::LeftButton);
        QCOMPARE(count(), QStringLiteral("2 of 3"));
        QTest::mouseClick(button("previousMatch"), Qt::LeftButton);
        QCOMPARE(count(), QStringLiteral("1 of 3"));
    }

    void escapeGivesTheKeyboardBack()
    {
        const int tall = m_area->height();
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_area->height() > tall);
        QVERIFY(!m_area->hasFocus());
        ToolRig::press(Qt::Key_Escape);
        QVERIFY(!bar()->isVisible());
        QVERIFY(m_area->hasFocus());
        QCOMPARE(m_area->height(), tall);
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        m_area->setFocus();
        ToolRig::press(Qt::Key_Escape); // from the text too
        QVERIFY(!bar()->isVisible());
        QCOMPARE(m_area->height(), tall);
    }

    void goesOnWithoutTheBar()
    {
        ToolRig::press(Qt::Key_F3);
        QVERIFY(bar()->isVisible()); // there is nothing to look for yet
        ToolRig::type(QStringLiteral("and"));
        ToolRig::press(Qt::Key_Escape);
        ToolRig::press(Qt::Key_F3);
        QVERIFY(!bar()->isVisible());
        QCOMPARE(m_area->textCursor().selectedText(), QStringLiteral("and"));
        QCOMPARE(m_area->textCursor().selectionStart(), int(sea.lastIndexOf(QStringLiteral("and"))));
    }

    void theSelectionIsTheNeedle()
    {
        QTextCursor cursor = m_area->textCursor();
        cursor.setPosition(9);
        cursor.setPosition(12, QTextCursor::KeepAnchor);
        m_area->setTextCursor(cursor);
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(needle()->text(), QStringLiteral("the"));
        QCOMPARE(count(), QStringLiteral("2 of 3"));
    }

    void replacesOneAfterTheOther()
    {
        ToolRig::press(Qt::Key_H, Qt::ControlModifier);
        ToolRig::type(QStringLiteral("sea"));
        replacement()->setFocus();
        ToolRig::type(QStringLiteral("seaside"));
        ToolRig::press(Qt::Key_Return);
        ToolRig::press(Qt::Key_Return);
        QCOMPARE(m_area->toPlainText(), QStringLiteral("The seaside, the seasideGULL and the sea.\nA sea of "
                                                       "🗼 and sea_shells"));
        QCOMPARE(m_area->textCursor().selectedText(), QStringLiteral("sea"));
        ToolRig::press(Qt::Key_Escape);
        ToolRig::press(Qt::Key_Z, Qt::ControlModifier);
        ToolRig::press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_area->toPlainText(), sea);
    }

    void replacingAllIsOneStepBack()
    {
        ToolRig::press(Qt::Key_H, Qt::ControlModifier);
        ToolRig::type(QStringLiteral("sea"));
        replacement()->setText(QStringLiteral("🌊"));
        QTest::mouseClick(button("replaceAll"), Qt::LeftButton);
        QCOMPARE(m_area->toPlainText(), QStringLiteral("The 🌊, the 🌊GULL and the 🌊.\nA 🌊 of 🗼 and 🌊_shells"));
        QCOMPARE(count(), QStringLiteral("none"));
        ToolRig::press(Qt::Key_Escape);
        ToolRig::press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_area->toPlainText(), sea);
        ToolRig::press(Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(!m_area->toPlainText().contains(QStringLiteral("sea")));
    }

    void replacingAllOfABigTextIsQuick()
    {
        m_area->replaceText(QStringLiteral("a lighthouse on a cliff, ").repeated(8000));
        ToolRig::press(Qt::Key_H, Qt::ControlModifier);
        ToolRig::type(QStringLiteral("cliff"));
        QElapsedTimer timer;
        timer.start();
        QTest::mouseClick(button("replaceAll"), Qt::LeftButton);
        qInfo("8,000 replaced in %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 5000);
        QVERIFY(!m_area->toPlainText().contains(QStringLiteral("cliff")));
    }

    void inACardAndInRawJson()
    {
        for (const auto &key : {QStringLiteral("shots"), QStringLiteral("raw")}) {
            TextArea *area = m_rig->area(key);
            QVERIFY2(area, qPrintable(key));
            QTRY_VERIFY(area->hasFocus());
            area->replaceText(QStringLiteral("\"one two one\""));
            ToolRig::press(Qt::Key_F, Qt::ControlModifier);
            ToolRig::type(QStringLiteral("one"));
            QCOMPARE(area->findChild<QLabel *>(QStringLiteral("count"))->text(), QStringLiteral("1 of 2"));
            ToolRig::press(Qt::Key_Escape);
            QVERIFY(area->hasFocus());
        }
    }

    void elsewhereTheKeysAreTheWindows()
    {
        auto *shortcut = new QShortcut(QKeySequence(QStringLiteral("Ctrl+F")), m_rig->window.get());
        QSignalSpy searched(shortcut, &QShortcut::activated);
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(searched.count(), 0);
        QVERIFY(bar()->isVisible());
        ToolRig::press(Qt::Key_F, Qt::ControlModifier); // in the bar
        QCOMPARE(searched.count(), 0);
        ToolRig::press(Qt::Key_Escape);
        m_rig->view->setFocusPolicy(Qt::StrongFocus);
        m_rig->view->setFocus();
        QTRY_VERIFY(m_rig->view->hasFocus());
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(searched.count(), 1);
    }

    void theKeysOfTheBarDoNotReachTheText()
    {
        QSignalSpy submitted(m_area, &TextArea::submitRequested);
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        ToolRig::type(QStringLiteral("sea"));
        for (const Qt::Key key :
             {Qt::Key_Return, Qt::Key_Up, Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Backspace})
            ToolRig::press(key);
        ToolRig::press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(submitted.count(), 0);
        QCOMPARE(m_area->toPlainText(), sea);
        QVERIFY(bar()->isVisible());
    }

    void typingKeepsTheCountRight()
    {
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        ToolRig::type(QStringLiteral("sea"));
        m_area->setFocus();
        m_area->moveCursor(QTextCursor::End);
        ToolRig::type(QStringLiteral(" sea"));
        QCOMPARE(count(), QStringLiteral("6 found"));
    }

    void matchesArePaintedAndTheDocumentIsUntouched()
    {
        const QImage before = m_area->viewport()->grab().toImage();
        QSignalSpy changed(m_area, &QPlainTextEdit::textChanged);
        const int steps = m_area->document()->availableUndoSteps();
        ToolRig::press(Qt::Key_F, Qt::ControlModifier);
        ToolRig::type(QStringLiteral("and"));
        QVERIFY(m_area->viewport()->grab().toImage() != before);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(m_area->document()->availableUndoSteps(), steps);
    }

    void lettersForAllAndForEver()
    {
        TextArea *raw = m_rig->view->editor(QStringLiteral("raw"))->findChild<TextArea *>();
        const qreal usual = m_area->font().pointSizeF();
        const qreal rawUsual = raw->font().pointSizeF();
        const int tall = m_area->height();
        ToolRig::press(Qt::Key_Plus, Qt::ControlModifier);
        ToolRig::press(Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_rig->preferences->promptLetters(), 125);
        QCOMPARE(m_area->font().pointSizeF(), usual * 1.25);
        QCOMPARE(raw->font().pointSizeF(), rawUsual * 1.25);
        QVERIFY(m_area->height() > tall);
        ToolRig::press(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(m_rig->preferences->promptLetters(), 110);
        wheel(120);
        wheel(60);
        wheel(60);
        QCOMPARE(m_rig->preferences->promptLetters(), 150);
        wheel(-120);
        QCOMPARE(m_rig->preferences->promptLetters(), 125);
        m_rig->close();
        QVERIFY(m_rig->open(schema));
        m_area = m_rig->area(QStringLiteral("prompt"));
        QCOMPARE(m_area->font().pointSizeF(), usual * 1.25);
        ToolRig::press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_area->font().pointSizeF(), usual);
        QVERIFY(std::abs(m_area->height() - tall) <= 1);
        for (int i = 0; i < 30; ++i)
            ToolRig::press(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(m_rig->preferences->promptLetters(), 50);
        for (int i = 0; i < 30; ++i)
            ToolRig::press(Qt::Key_Equal, Qt::ControlModifier);
        QCOMPARE(m_rig->preferences->promptLetters(), 300);
    }

    void theWheelElsewhereScrolls()
    {
        m_rig->view->setFocusPolicy(Qt::StrongFocus);
        m_rig->view->setFocus();
        QTRY_VERIFY(!m_area->hasFocus());
        wheel(120);
        QCOMPARE(m_rig->preferences->promptLetters(), 100);
    }

    void everythingHasAName()
    {
        ToolRig::press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(formtest::nameless(*bar()).join(u'\n'), QString());
    }

private:
    void wheel(int turn)
    {
        const QPointF middle = m_area->viewport()->rect().center();
        QWheelEvent event(middle, m_area->viewport()->mapToGlobal(middle), {}, {0, turn}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_area->viewport(), &event);
    }
    [[nodiscard]] FindBar *bar() const { return m_area->findChild<FindBar *>(); }
    [[nodiscard]] QLineEdit *needle() const
    {
        return bar()->findChild<QLineEdit *>(QStringLiteral("needle"));
    }
    [[nodiscard]] QLineEdit *replacement() const
    {
        return bar()->findChild<QLineEdit *>(QStringLiteral("replacement"));
    }
    [[nodiscard]] QString count() const
    {
        return bar()->findChild<QLabel *>(QStringLiteral("count"))->text();
    }
    [[nodiscard]] QToolButton *button(const char *name) const
    {
        return bar()->findChild<QToolButton *>(QString::fromLatin1(name));
    }

    std::unique_ptr<ToolRig> m_rig;
    TextArea *m_area = nullptr;
};

QTEST_MAIN(TestFindBar)
#include "tst_findbar.moc"
