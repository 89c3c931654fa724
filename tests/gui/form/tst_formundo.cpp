// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "panelrig.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formfooter.h"
#include "ui/form/formview.h"
#include "ui/form/medialine.h"
#include "ui/form/noticebar.h"
#include "ui/form/textarea.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{
const auto dreamina = u"bytedance/dreamina-4-0/text-to-image"_s;
const auto sequential = u"bytedance/seedream-4-0/sequential"_s;
const auto seedance = u"bytedance/seedance-1-0/lite/image-to-video"_s;
} // namespace

//! \brief Undo and redo by their keys, over all fields of a form.
class TestFormUndo : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<PanelRig>();
        QVERIFY(m_rig->open());
        panel()->setModel(ModelId(dreamina));
        QTRY_COMPARE(panel()->model().text(), dreamina);
    }
    void cleanup() { m_rig.reset(); }

    void oneRowOfStepsOverAllFields()
    {
        type(u"a lighthouse"_s);
        auto *sizes = panel()->findChild<QComboBox *>();
        sizes->setFocus();
        const QString size = sizes->currentText();
        QTest::keyClick(sizes, Qt::Key_Down);
        const QString chosen = sizes->currentText();
        QVERIFY(chosen != size);
        type(u" at dusk"_s);
        QCOMPARE(prompt(), u"a lighthouse at dusk"_s);
        undo();
        QCOMPARE(prompt(), u"a lighthouse"_s);
        QVERIFY(area()->hasFocus());
        QCOMPARE(area()->textCursor().position(), 12);
        undo();
        QCOMPARE(sizes->currentText(), size);
        QVERIFY(sizes->hasFocus());
        QCOMPARE(prompt(), u"a lighthouse"_s);
        undo();
        QCOMPARE(prompt(), QString());
        undo(); // nothing is left
        QCOMPARE(prompt(), QString());
        redo(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(prompt(), u"a lighthouse"_s);
        redo(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(sizes->currentText(), chosen);
        redo(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(prompt(), u"a lighthouse at dusk"_s);
        QVERIFY(!panel()->canRedo());
    }

    void whatWasWrittenBeforeUndoComesBack()
    {
        panel()->setValues(json("{\"prompt\":\"first\"}"));
        panel()->resetForm();
        panel()->setValues(json("{\"prompt\":\"written since\"}"));
        auto *undo = panel()->findChild<QToolButton *>(QStringLiteral("undo"));
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("first"));
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(stringOf(panel()->values()["prompt"]), QStringLiteral("written since"));
    }

    void whatIsUndoneIsInTheDraft()
    {
        type(u"one"_s);
        panel()->findChild<QComboBox *>()->setFocus();
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Down);
        type(u" two"_s);
        // Written down already, so that only the step back itself can change it.
        QTRY_VERIFY(m_rig->drafts->values(ModelId(dreamina)).contains("one two"));
        undo();
        QCOMPARE(prompt(), u"one"_s);
        m_rig->close();
        QVERIFY(m_rig->open());
        QTRY_COMPARE(panel()->model().text(), dreamina);
        QTRY_COMPARE(prompt(), u"one"_s);
    }

    void aNewChangeEndsRedo()
    {
        type(u"a"_s);
        panel()->findChild<QComboBox *>()->setFocus();
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Down);
        undo();
        QVERIFY(panel()->canRedo());
        type(u"b"_s);
        QVERIFY(!panel()->canRedo());
        QCOMPARE(prompt(), u"ab"_s);
    }

    void resetIsOneStep()
    {
        type(u"keep me"_s);
        auto *sizes = panel()->findChild<QComboBox *>();
        sizes->setFocus();
        QTest::keyClick(sizes, Qt::Key_Down);
        const InputValues before = panel()->values();
        panel()->resetForm();
        QCOMPARE(prompt(), QString());
        undo();
        QCOMPARE(toBytes(panel()->values()), toBytes(before));
    }

    void everyModelHasItsOwn()
    {
        type(u"a lighthouse"_s);
        panel()->setModel(ModelId(sequential));
        QTRY_COMPARE(panel()->model().text(), sequential);
        QCOMPARE(stringOf(panel()->values()["text"]), u"a lighthouse"_s);
        QVERIFY(panel()->canUndo()); // the prompt was carried here
        undo();
        QVERIFY(stringOf(panel()->values().value("text", Json(""))).isEmpty());
        QVERIFY(!panel()->canUndo());
        panel()->setModel(ModelId(dreamina));
        undo();
        QCOMPARE(panel()->model().text(), dreamina);
    }

    void aWorkComesAndGoes()
    {
        panel()->setModel(ModelId(seedance));
        panel()->useWork(AssetId(7), ModelId(seedance), u"first_frame_image_url"_s);
        QVERIFY(panel()->values().contains("first_frame_image_url"));
        undo();
        QVERIFY(!panel()->values().contains("first_frame_image_url"));
        redo(Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(panel()->values().contains("first_frame_image_url"));
    }

    void anAddressOverAPictureIsOneStep()
    {
        panel()->setModel(ModelId(seedance));
        const auto key = u"first_frame_image_url"_s;
        panel()->useWork(AssetId(7), ModelId(seedance), key);
        const QString work = stringOf(panel()->values()["first_frame_image_url"]);
        auto *line = panel()->findChild<MediaLine *>();
        const auto address = u"https://example.com/a.png"_s;
        for (const bool pasted : {true, false}) {
            line->setFocus();
            if (pasted) {
                QGuiApplication::clipboard()->setText(address);
                QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
            } else {
                QTest::keyClicks(line, address);
            }
            QCOMPARE(stringOf(panel()->values()["first_frame_image_url"]), address);
            QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(stringOf(panel()->values()["first_frame_image_url"]), work);
            QTest::keyClick(line, Qt::Key_Y, Qt::ControlModifier);
            QCOMPARE(stringOf(panel()->values()["first_frame_image_url"]), address);
            QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
        }
    }

    void theTextMenuUndoesTheForm()
    {
        type(u"a"_s);
        std::unique_ptr<QMenu> menu(area()->makeMenu());
        auto *entry = menu->findChild<QAction *>(u"edit-undo"_s);
        QVERIFY(entry != nullptr && entry->isEnabled());
        entry->trigger();
        QCOMPARE(prompt(), QString());
        auto *redoEntry = menu->findChild<QAction *>(u"edit-redo"_s);
        QVERIFY(redoEntry != nullptr);
        redoEntry->trigger();
        QCOMPARE(prompt(), u"a"_s);
    }

    void ordersDivideTyping()
    {
        type(u"one"_s);
        QTest::keyClick(area(), Qt::Key_Return, Qt::ControlModifier);
        type(u" two"_s);
        undo();
        QCOMPARE(prompt(), u"one"_s);
    }

    void heldKeysDoNotBreak()
    {
        for (int i = 0; i < 60; ++i) {
            type(QString(QChar(u'a' + i % 26)));
            panel()->findChild<QComboBox *>()->setFocus();
            QTest::keyClick(qApp->focusWidget(), i % 2 != 0 ? Qt::Key_Up : Qt::Key_Down);
        }
        const QString all = prompt();
        for (int i = 0; i < 300; ++i)
            undo();
        QCOMPARE(prompt(), QString());
        for (int i = 0; i < 300; ++i)
            redo(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(prompt(), all);
    }

    void wordsThatGiveWayToOthersAreToldOf()
    {
        panel()->setModel(ModelId(sequential));
        panel()->setValues(json(R"({"text":"a quiet lake"})"));
        panel()->setModel(ModelId(dreamina));
        panel()->setValues(json(R"({"prompt":"a loud street"})"));
        auto *notice = panel()->findChild<NoticeBar *>();
        panel()->setModel(ModelId(sequential));
        QVERIFY2(notice->text().contains(u"came along"_s), qPrintable(notice->text()));
        QCOMPARE(stringMember(panel()->values(), "text"), u"a loud street"_s);
        QTest::mouseClick(notice->findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(stringMember(panel()->values(), "text"), u"a quiet lake"_s);
        panel()->setModel(ModelId(dreamina));
        panel()->setValues(json("{}"));
        notice->dismiss();
        panel()->setModel(ModelId(sequential)); // nothing comes along
        QCOMPARE(notice->text(), QString());
        QCOMPARE(stringMember(panel()->values(), "text"), u"a quiet lake"_s);
    }

private:
    [[nodiscard]] FormPanel *panel() const { return m_rig->panel.get(); }
    [[nodiscard]] TextArea *area() const { return panel()->findChild<TextArea *>(); }
    [[nodiscard]] QString prompt() const { return area()->toPlainText(); }
    void type(const QString &text)
    {
        panel()->focusPrompt();
        area()->moveCursor(QTextCursor::End);
        QTest::keyClicks(area(), text);
        QCoreApplication::processEvents();
    }
    static void undo()
    {
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QCoreApplication::processEvents();
    }
    static void redo(Qt::Key key, Qt::KeyboardModifiers held)
    {
        QTest::keyClick(qApp->focusWidget(), key, held);
        QCoreApplication::processEvents();
    }

    std::unique_ptr<PanelRig> m_rig;
};

QTEST_MAIN(TestFormUndo)
#include "tst_formundo.moc"
