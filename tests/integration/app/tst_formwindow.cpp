// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The form in the whole window: room for it, undo from the menu, alternatives that become works, old prompts.
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "tests/integration/app/program.h"
#include "ui/form/formpanel.h"
#include "ui/form/formview.h"
#include "ui/prompts/prompthistorydialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{
constexpr int jobMs = 60000;
//! What a screen of 1920 x 1080 leaves for a window below its title and above or beside a panel.
constexpr QSize room{1920, 1080 - 72};
} // namespace

class TestFormWindow : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path(), Program::inSandbox());
        QVERIFY(m_program->startWhole());
        form().setModel(ModelId(u"bytedance/dreamina-4-0/text-to-image"_s));
    }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }

    void theFiveNeedNoScrolling_data()
    {
        QTest::addColumn<QString>("model");
        for (const char *id :
             {"bytedance/dreamina-4-0/text-to-image", "bytedance/seedream-4-0/sequential",
              "bytedance/seedream-4-5/text-to-image", "bytedance/seedream-5/lite/text-to-image",
              "bytedance/seedance-1-0/lite/image-to-video"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void theFiveNeedNoScrolling()
    {
        QFETCH(const QString, model);
        m_program->window().resize(room);
        form().setModel(ModelId(model));
        QCOMPARE(form().model().text(), model);
        auto *view = form().findChild<FormView *>();
        if (const QString shots = qEnvironmentVariable("MAQUETTE_SHOTS"); !shots.isEmpty())
            form().grab().save(shots + u'/' + model.section(u'/', 1, 1) + u".png"_s);
        QTRY_COMPARE(view->verticalScrollBar()->maximum(), 0);
        QVERIFY(view->widget()->height() >= view->widget()->minimumSizeHint().height());
    }

    void undoFromTheMenu()
    {
        WindowActions &actions = m_program->window().actions();
        QVERIFY(!actions.undo->isEnabled() && !actions.redo->isEnabled());
        type(u"a cliff"_s);
        QVERIFY(actions.undo->isEnabled());
        actions.undo->trigger();
        QCOMPARE(m_program->prompt()->toPlainText(), QString());
        QVERIFY(!actions.undo->isEnabled() && actions.redo->isEnabled());
        actions.redo->trigger();
        QCOMPARE(m_program->prompt()->toPlainText(), u"a cliff"_s);
        // By its key it is one step too, and not that of the field and that of the window.
        type(u" at dusk"_s);
        QTest::keyClick(m_program->prompt(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_program->prompt()->toPlainText(), u"a cliff"_s);
        QTest::keyClick(m_program->prompt(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(m_program->prompt()->toPlainText(), u"a cliff at dusk"_s);
    }

    void alternativesBecomeWorks()
    {
        type(u"a {red|blue|green} boat"_s);
        QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(prompts().size(), 3, jobMs);
        QCOMPARE(prompts(), QSet<QString>({u"a red boat"_s, u"a blue boat"_s, u"a green boat"_s}));
    }

    void twoQuickPressesAreOneAnywhere()
    {
        type(u"a boat"_s);
        auto *runs = form().findChild<QSpinBox *>(u"runs"_s);
        runs->setFocus();
        QTest::keyClick(&m_program->window(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(&m_program->window(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->studio().library.count(), 1, jobMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->studio().scheduler.jobs().size() <= 1, jobMs);
    }

    void anOldPromptComesBack()
    {
        type(u"the harbour of yesterday"_s);
        QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!prompts().isEmpty(), jobMs);
        form().setModel(ModelId(u"bytedance/seedream-4-0/sequential"_s));
        m_program->prompt()->selectAll();
        QTest::keyClicks(m_program->prompt(), u"3 images of the sea"_s);
        m_program->window().actions().promptHistory->trigger();
        auto *dialog = m_program->window().findChild<PromptHistoryDialog *>();
        QVERIFY(dialog != nullptr && QTest::qWaitForWindowActive(dialog));
        auto *words = dialog->findChild<QLineEdit *>(u"words"_s);
        QTest::keyClicks(words, u"yest"_s);
        QTRY_COMPARE(dialog->findChild<QListView *>()->model()->rowCount(), 1);
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(m_program->prompt()->toPlainText(), u"the harbour of yesterday"_s);
        QCOMPARE(form().model().text(), u"bytedance/seedream-4-0/sequential"_s);
        form().undo();
        QCOMPARE(m_program->prompt()->toPlainText(), u"3 images of the sea"_s);
    }

private:
    [[nodiscard]] FormPanel &form() const { return m_program->workspace().form(); }
    void type(const QString &text)
    {
        m_program->prompt()->setFocus();
        m_program->prompt()->moveCursor(QTextCursor::End);
        QTest::keyClicks(m_program->prompt(), text);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QSet<QString> prompts() const
    {
        QSet<QString> prompts;
        for (const Asset &work : m_program->studio().library.newest())
            prompts << work.prompt;
        return prompts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestFormWindow)
#include "tst_formwindow.moc"
