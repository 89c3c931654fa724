// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "tests/support/jobs/jobbench.h"
#include "ui/form/noticebar.h"
#include "ui/prompts/promptdelegate.h"
#include "ui/prompts/prompthistorydialog.h"
#include "ui/prompts/promptlist.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The history of prompts on the screen, by its keys and the mouse.
class TestPromptHistoryDialog : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<JobBench>();
        QVERIFY(m_bench->start());
        m_history = std::make_unique<PromptHistory>(*m_bench->store, nullptr, m_bench->timing);
        m_history->follow(*m_bench->scheduler);
        m_dialog = std::make_unique<PromptHistoryDialog>(*m_history);
        m_use = std::make_unique<QSignalSpy>(m_dialog.get(), &PromptHistoryDialog::useRequested);
    }
    void cleanup()
    {
        m_use.reset();
        m_dialog.reset();
        m_history.reset();
        m_bench.reset();
    }

    void anEmptyHistorySaysWhatItIs()
    {
        open();
        QTRY_VERIFY(label("empty")->isVisible());
        QVERIFY(label("empty")->text().contains(u"Every prompt"));
        QVERIFY(!button("use")->isEnabled());
        QTest::keyClick(words(), Qt::Key_Return);
        QTest::keyClick(words(), Qt::Key_D, Qt::ControlModifier);
        QTest::keyClick(list(), Qt::Key_Delete);
        QVERIFY(m_use->isEmpty());
    }

    void foundAsTypedAndTakenByEnter()
    {
        order({u"a cliff at dusk"_s, u"a lake"_s, u"the cliffs of dover"_s});
        open();
        QTRY_COMPARE(texts().size(), 3);
        QTest::keyClicks(words(), u"cli"_s);
        QTRY_COMPARE(texts().size(), 2);
        QTest::keyClick(words(), Qt::Key_Down);
        const QString second = texts().at(1);
        QTest::keyClick(words(), Qt::Key_Return);
        QCOMPARE(m_use->size(), 1);
        QCOMPARE(m_use->constFirst().constFirst().value<PastPrompt>().text, second);
        QVERIFY(m_dialog->isHidden());
    }

    void starredByKeyAndByMouse()
    {
        order({u"one"_s, u"two"_s});
        open();
        QTRY_COMPARE(texts().size(), 2);
        QTest::keyClick(words(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(starred(0));
        const QRect star =
            PromptDelegate::starRect(list()->visualRect(model()->index(1, 0)), Qt::LeftToRight);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, star.center());
        QTRY_VERIFY(starred(1));
        QVERIFY(m_use->isEmpty()); // a click on the star takes nothing
        QTest::keyClick(words(), Qt::Key_Up);
        QTest::keyClick(words(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(!starred(0));
        QTest::mouseClick(button("starredOnly"), Qt::LeftButton);
        QTRY_COMPARE(texts().size(), 1);
    }

    void theStarIsAtTheLeftWhereOneReadsFromTheRight()
    {
        order({u"one"_s, u"two"_s});
        open();
        QTRY_COMPARE(texts().size(), 2);
        list()->setLayoutDirection(Qt::RightToLeft);
        const QRect row = list()->visualRect(model()->index(1, 0));
        const QRect star = PromptDelegate::starRect(row, Qt::RightToLeft);
        QCOMPARE(star.left(), row.left());
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, star.center());
        QTRY_VERIFY(starred(1));
        const QImage shown = list()->viewport()->grab(row).toImage();
        const auto inked = [&shown](int from, int width) {
            const QImage part = shown.copy(from, 4, width, shown.height() - 8);
            const QRgb ground = part.pixel(0, 0);
            for (int y = 0; y < part.height(); ++y) {
                for (int x = 0; x < part.width(); ++x) {
                    if (part.pixel(x, y) != ground)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(inked(0, star.width()));
        QVERIFY(inked(shown.width() - star.width(), 24)); // the words begin at the right
        QVERIFY(!inked(star.width() + 2, star.width()));  // and are short
    }

    void removedAndBroughtBack()
    {
        order({u"one"_s, u"two"_s, u"three"_s});
        open();
        QTRY_COMPARE(texts().size(), 3);
        const QStringList before = texts();
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_COMPARE(texts(), QStringList({before.at(0), before.at(2)}));
        QCOMPARE(list()->currentIndex().row(), 1); // the next one, for the next press
        auto *undo = m_dialog->findChild<NoticeBar *>()->findChild<QToolButton *>(u"undo"_s);
        QTRY_VERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(texts().size(), 3);
    }

    void allThatWasRemovedComesBack()
    {
        order({u"one"_s, u"two"_s, u"three"_s});
        open();
        QTRY_COMPARE(texts().size(), 3);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_COMPARE(texts().size(), 2);
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_COMPARE(texts().size(), 1);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(texts().size(), 2);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(texts().size(), 3);
    }

    void whatIsOrderedMeanwhileComesIn()
    {
        order({u"one"_s});
        open();
        QTRY_COMPARE(texts().size(), 1);
        order({u"two"_s});
        QTRY_COMPARE(texts().size(), 2);
    }

    void copiedWhole()
    {
        const QString text = u"first line\nsecond line "_s + QString(2000, u'x');
        order({text});
        open();
        QTRY_COMPARE(texts().size(), 1);
        QTest::mouseClick(button("copy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        QVERIFY(list()->sizeHintForRow(0) < 100); // three lines of it are shown
    }

    void escapeClearsAndThenCloses()
    {
        open();
        QTest::keyClicks(words(), u"x"_s);
        QTest::keyClick(words(), Qt::Key_Escape);
        QVERIFY(m_dialog->isVisible() && words()->text().isEmpty());
        QTest::keyClick(words(), Qt::Key_Escape);
        QVERIFY(m_dialog->isHidden());
    }

    void everythingHasAName()
    {
        open();
        const QStringList bare = formtest::nameless(*m_dialog);
        QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u", "_s)));
    }

    void shots()
    {
        const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
        if (folder.isEmpty())
            QSKIP("MAQUETTE_SHOTS names no folder");
        QStringList prompts;
        for (int i = 0; i < 12; ++i)
            prompts << (i % 3 == 0
                            ? u"A lighthouse on a cliff at the blue hour, heavy sea, long exposure, "
                              u"muted film colours, grain, 35 mm, the beam cutting through fog, gulls, "
                              u"number %1"_s.arg(i)
                            : u"The same cliff, camera drifts left, take %1"_s.arg(i));
        order(prompts);
        for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            m_theme.setMode(mode);
            open();
            QTRY_COMPARE(texts().size(), 12);
            list()->setCurrentIndex(model()->index(2, 0));
            m_history->setStarred(model()->at(model()->index(0, 0))->id, true);
            QTRY_VERIFY(starred(0));
            m_dialog->grab().save(
                folder + (mode == Theme::Mode::Dark ? u"/history-dark.png"_s : u"/history-light.png"_s));
            m_dialog->hide();
        }
    }

private:
    void open()
    {
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void order(const QStringList &prompts)
    {
        for (const QString &prompt : prompts) {
            JobOrder each = JobBench::orderOf(++m_ordered);
            each.prompt = prompt;
            m_bench->scheduler->order({each});
        }
    }
    [[nodiscard]] QLineEdit *words() const { return m_dialog->findChild<QLineEdit *>(u"words"_s); }
    [[nodiscard]] QListView *list() const { return m_dialog->findChild<QListView *>(u"prompts"_s); }
    [[nodiscard]] PromptList *model() const { return m_dialog->findChild<PromptList *>(); }
    [[nodiscard]] QLabel *label(const char *name) const
    {
        return m_dialog->findChild<QLabel *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return m_dialog->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < model()->rowCount(); ++row)
            texts << model()->index(row, 0).data().toString();
        return texts;
    }
    [[nodiscard]] bool starred(int row) const
    {
        return model()->index(row, 0).data(PromptList::StarredRole).toBool();
    }

    Theme m_theme;
    int m_ordered = 0;
    std::unique_ptr<JobBench> m_bench;
    std::unique_ptr<PromptHistory> m_history;
    std::unique_ptr<PromptHistoryDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_use;
};

QTEST_MAIN(TestPromptHistoryDialog)
#include "tst_prompthistorydialog.moc"
