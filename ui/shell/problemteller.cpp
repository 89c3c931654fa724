// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/problemteller.h"

#include "app/base/accountpages.h"
#include "app/jobs/presets.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/shell/shellnotice.h"

#include <QDesktopServices>
#include <QUrl>

namespace maquette
{

namespace
{

QString joinedSentences(const QStringList &sentences)
{
    QStringList said;
    for (const QString &sentence : sentences) {
        if (!sentence.isEmpty() && !said.contains(sentence))
            said << sentence;
    }
    return said.join(QLatin1Char(' '));
}

} // namespace

ProblemTeller::ProblemTeller(const Studio &studio, ShellNotice &notices, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_notices(notices)
{
    connect(&m_studio.library, &Library::failed, this, &ProblemTeller::tellError);
    connect(&m_studio.library, &Library::actionFailed, this, &ProblemTeller::tellError);
    connect(&m_studio.presets, &Presets::failed, this, &ProblemTeller::tellError);
    connect(&m_studio.scheduler, &Scheduler::orderFailed, this, &ProblemTeller::tellRunError);
    connect(&m_studio.scheduler, &Scheduler::journalTroubled, this, &ProblemTeller::tellRunError);
    connect(&m_studio.scheduler, &Scheduler::journalMended, this,
            [this] { m_notices.tell(tr("The journal can be written again. Maquette goes on.")); });
}

void ProblemTeller::tellBrokenModels()
{
    const QList<BrokenModel> &broken = m_studio.catalogue.broken();
    if (broken.isEmpty())
        return;
    QStringList lines;
    for (const BrokenModel &model : broken)
        lines << (model.line > 0 ? tr("%1, line %2: %3").arg(model.file).arg(model.line).arg(model.reason)
                                 : tr("%1: %2").arg(model.file, model.reason));
    const QString text = broken.size() == 1
                             ? tr("A model file cannot be read; the others work.")
                             : tr("%1 model files cannot be read; the others work.").arg(broken.size());
    m_notices.tell(
        text, tr("Show"),
        [this, lines] {
            emit textRequested(tr("Model files that cannot be read"),
                               tr("Mend or remove these files, then start Maquette again."),
                               lines.join(QStringLiteral("\n\n")));
        },
        ShellNotice::Kind::Problem);
}

void ProblemTeller::tellError(const Error &error)
{
    const Advice advice = adviceFor(error);
    tellAdvice(joinedSentences({error.message.isEmpty() ? advice.headline : error.message, advice.step}),
               advice.action);
}

void ProblemTeller::tellRunError(const Error &error)
{
    const Advice advice = adviceFor(error);
    tellAdvice(joinedSentences(
                   {error.message.isEmpty() ? advice.headline : error.message, advice.money, advice.step}),
               advice.action);
}

void ProblemTeller::tellAdvice(const QString &text, NextStep step)
{
    const auto kind = ShellNotice::Kind::Problem;
    const auto openPage = [](const QUrl &page) { return [page] { QDesktopServices::openUrl(page); }; };
    switch (step) {
    case NextStep::EnterToken:
        return m_notices.tell(
            text, tr("Settings"), [this] { emit settingsRequested(true); }, kind);
    case NextStep::ChooseLibrary:
    case NextStep::ChangeLimits:
        return m_notices.tell(
            text, tr("Settings"), [this] { emit settingsRequested(false); }, kind);
    case NextStep::AddFunds:
        return m_notices.tell(text, tr("Open RunComfy"), openPage(AccountPages::profile()), kind);
    case NextStep::OpenGenerations:
        return m_notices.tell(text, tr("Open RunComfy"), openPage(AccountPages::generations()), kind);
    case NextStep::FreeDiskSpace:
        return m_notices.tell(text, tr("Open folder"),
                              openPage(QUrl::fromLocalFile(m_studio.library.folder())), kind);
    case NextStep::None:
    case NextStep::TryAgain:
    case NextStep::RefreshModels:
    case NextStep::MendInput:
    case NextStep::UpdateMaquette:
    case NextStep::AllowHost: // stand beside their job
    case NextStep::OpenLink:
        m_notices.tell(text, kind);
    }
}

} // namespace maquette
