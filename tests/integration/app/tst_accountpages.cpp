// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to a page of the account on the web opens the same one.
#include "app/base/accountpages.h"
#include "app/jobs/scheduler.h"
#include "tests/integration/app/program.h"
#include "ui/form/formpanel.h"
#include "ui/queue/jobactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/problemteller.h"
#include "ui/shell/workspace.h"

#include <QDesktopServices>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using Step = JobActions::Step;

class TestAccountPages : public QObject
{
    Q_OBJECT

public slots:
    void note(const QUrl &page) { m_opened << page; }

private slots:
    void init();
    void cleanup();
    void runsStandOnOnePage();
    void tokenAndFundsStandOnOnePage();

private:
    void start(const Options &options)
    {
        m_program = std::make_unique<Program>(m_folder->path(), options);
        QVERIFY(m_program->startWhole());
    }
    void click(const char *name)
    {
        auto *button = m_program->find<QPushButton>(name);
        QVERIFY(button);
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    //! At a notice of \a kind, and at a job.
    void takeStep(ErrorKind kind, Step step);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
    QList<QUrl> m_opened;
};

void TestAccountPages::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_opened.clear();
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "note");
}

void TestAccountPages::cleanup()
{
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    m_program.reset();
    m_folder.reset();
}

void TestAccountPages::takeStep(ErrorKind kind, Step step)
{
    m_program->window().problems().tellError(fail(kind, QStringLiteral("No")).error);
    click("noticeAction");
    Scheduler &scheduler = m_program->studio().scheduler;
    scheduler.setPaused(true);
    m_program->workspace().form().setModel(ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
    m_program->prompt()->setPlainText(QStringLiteral("a lighthouse"));
    QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(scheduler.waiting().size(), 1);
    JobActions(scheduler).run(step, scheduler.waiting().constFirst(), &m_program->window());
}

void TestAccountPages::runsStandOnOnePage()
{
    start(Program::inSandbox());
    QTest::keyClick(&m_program->window(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    takeStep(ErrorKind::RequestGone, Step::OpenGenerations);
    QCOMPARE(m_opened, QList<QUrl>(3, AccountPages::generations()));
}

void TestAccountPages::tokenAndFundsStandOnOnePage()
{
    start({});
    click("openProfile");
    m_program->stop();
    start(Program::inSandbox());
    takeStep(ErrorKind::NoFunds, Step::AddFunds);
    m_program->composition().useSandbox(false);
    m_program->window().openSettings(true);
    click("openProfile");
    QCOMPARE(m_opened, QList<QUrl>(4, AccountPages::profile()));
}

QTEST_MAIN(TestAccountPages)
#include "tst_accountpages.moc"
