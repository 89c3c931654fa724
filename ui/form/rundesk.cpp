// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/rundesk.h"

#include "app/jobs/learnedprice.h"
#include "models/core/valuewalk.h"
#include "ui/form/alternativeruns.h"
#include "ui/form/alternativesbar.h"
#include "ui/form/formfooter.h"
#include "ui/form/formview.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/noticebar.h"
#include "ui/form/promptsdialog.h"
#include "ui/form/requestpreparer.h"
#include "ui/form/runprice.h"

#include <QGuiApplication>
#include <QStyleHints>

#include <algorithm>

namespace maquette
{

namespace
{
//! What a click orders without showing it first: as many as the number beside Generate can be.
constexpr int mostUnseen = 16;
} // namespace

RunDesk::RunDesk(FormView &view, FormFooter &footer, AlternativeRuns &alternatives, RunPrice &price,
                 MediaSource &pictures, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_footer(footer)
    , m_alternatives(alternatives)
    , m_price(price)
    , m_preparer(new RequestPreparer(pictures, this))
{
    connect(&view, &FormView::valuesChanged, this, &RunDesk::noteChange);
    connect(&view, &FormView::submitRequested, this, &RunDesk::generateUnlessRepeat);
    connect(&footer, &FormFooter::generateClicked, this, &RunDesk::generateUnlessRepeat);
    connect(&footer, &FormFooter::previewRequested, this, &RunDesk::preview);
    connect(&footer, &FormFooter::stopClicked, this, &RunDesk::stopPreparing);
    connect(&footer, &FormFooter::reasonClicked, &view, &FormView::goToFirstProblem);
    connect(&footer, &FormFooter::runsChanged, this, [this](int runs) {
        noteChange();
        m_view.setRuns(runs);
        m_price.show();
    });
    connect(&footer.alternatives(), &AlternativesBar::promptsRequested, this, &RunDesk::readPrompts);
    connect(m_preparer, &RequestPreparer::busyChanged, this, &RunDesk::show);
    connect(m_preparer, &RequestPreparer::doingChanged, this,
            [this] { m_footer.setDoing(m_preparer->doing()); });
    connect(m_preparer, &RequestPreparer::failed, this, &RunDesk::tellNotReady);
}

void RunDesk::show()
{
    if (!m_view.model())
        return;
    if (m_preparer->doing().isEmpty()) {
        const FormObstacle obstacle = m_view.obstacle();
        m_footer.setReason(obstacle.text, obstacle.severe);
    } else {
        m_footer.setDoing(m_preparer->doing());
    }
    m_price.show();
}

void RunDesk::startAnew()
{
    m_nextSeeds.clear();
    noteChange();
}

bool RunDesk::isRepeat()
{
    // The second click of a double click must not pay a second time.
    const int pause = QGuiApplication::styleHints()->mouseDoubleClickInterval();
    if (m_lastRun.isValid() && m_lastRun.elapsed() < pause)
        return true;
    m_lastRun.start();
    return false;
}

void RunDesk::generateUnlessRepeat()
{
    if (isRepeat())
        m_footer.notice().tell(
            tr("Two quick presses count as one, so that nothing is paid for twice. To run it "
               "more often, raise the number beside Generate."));
    else
        generate();
}

RunPlan RunDesk::plan() const
{
    RunPlan plan;
    plan.model = m_view.model();
    plan.values = m_view.values();
    plan.randomSeeds = m_view.randomSeeds();
    plan.runs = m_footer.runs();
    plan.variants = m_alternatives.variants();
    plan.templates = m_alternatives.fields();
    plan.price = m_price.base().value_or(Price());
    if (const auto learned = m_price.learned(requestInput(*plan.model, plan.values)))
        plan.learned = learned->high;
    return plan;
}

bool RunDesk::isComplete()
{
    m_view.check(); // reads the lists of prompts anew, which may have been changed in an editor
    if (m_footer.reason().isEmpty())
        return true;
    noteChange();
    m_view.goToFirstProblem();
    return false;
}

bool RunDesk::isSeenFirst() const
{
    const int orders = m_price.orders();
    return m_alternatives.areThere() && (orders > mostUnseen || (orders > 1 && m_alternatives.surprises()));
}

void RunDesk::generate()
{
    if (!m_view.model())
        return;
    const RunPlan shown = plan();
    if (!isComplete())
        return;
    const RunPlan now = plan();
    if (isSeenFirst())
        readPrompts();
    else if (sameJson(shown.values, now.values) && !sameRuns(shown, now))
        tellChangedBeneath();
    else
        prepare(now);
}

void RunDesk::generateRead(const RunPlan &shown)
{
    if (!isComplete())
        return;
    if (!sameRuns(shown, plan())) {
        tellChangedBeneath();
        return;
    }
    m_lastRun.start();
    prepare(shown);
}

void RunDesk::readPrompts()
{
    if (!m_view.model() || m_footer.findChild<PromptsDialog *>() != nullptr)
        return;
    m_view.check();
    auto *dialog = new PromptsDialog({m_alternatives.prompts(), m_footer.runs(), m_footer.total(),
                                      m_footer.price(), m_footer.caution(), m_footer.reason()},
                                     &m_footer);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, shown = plan()] { generateRead(shown); });
    dialog->open();
}

void RunDesk::tellChangedBeneath()
{
    noteChange();
    m_footer.notice().tellTrouble(
        tr("Nothing was sent: the prompts or their number have changed since they were shown. Look again."));
}

void RunDesk::prepare(const RunPlan &next)
{
    if (!variantsFit(next)) {
        noteChange();
        return;
    }
    m_footer.notice().dismiss();
    m_preparer->prepare(next, [this](const RunPlan &ready) { order(ready); });
}

bool RunDesk::variantsFit(const RunPlan &plan)
{
    qsizetype unfit = 0;
    QString first;
    for (const InputValues &variant : plan.variants) {
        const auto problems = checkInput(*plan.model, withPlaceholders(*plan.model, variant));
        const auto bad = std::find_if(problems.cbegin(), problems.cend(),
                                      [](const FieldProblem &problem) { return problem.blocks; });
        if (bad == problems.cend())
            continue;
        if (++unfit == 1)
            first = bad->message;
    }
    if (unfit == 0)
        return true;
    const qsizetype all = plan.variants.size();
    m_footer.notice().tellTrouble(
        unfit == all
            ? tr("Nothing was sent. None of the prompts can be: %1").arg(first)
            : tr("Nothing was sent. %1 of the %2 prompts cannot be: %3").arg(unfit).arg(all).arg(first));
    return false;
}

bool RunDesk::isSmallEnough(const RunPlan &ready)
{
    qint64 bytes = ready.variants.isEmpty() ? sizeOf(ready.values) : 0;
    for (const InputValues &variant : ready.variants)
        bytes += sizeOf(variant);
    if (bytes * ready.runs <= RequestPreparer::mostBytes)
        return true;
    m_footer.notice().tellTrouble(
        tr("Nothing was sent. So many runs with files in them are too much at once: lower their number."));
    return false;
}

bool RunDesk::isPreparing() const
{
    return m_preparer->isBusy();
}

void RunDesk::stopPreparing()
{
    if (!isPreparing())
        return;
    m_preparer->cancel();
    noteChange();
    m_footer.notice().tell(tr("Stopped. Nothing was sent to the service, and nothing was paid."));
}

void RunDesk::tellNotReady(const OwnMedia &own, const Error &error)
{
    const Field *field = m_view.model() ? m_view.model()->field(own.field) : nullptr;
    noteChange();
    m_footer.notice().tellTrouble(
        tr("Nothing was sent, and nothing was paid. %1, %2: %3")
            .arg(field != nullptr ? field->title : own.field, own.name, error.message));
}

WideInteger RunDesk::nextSeed(const Field &field)
{
    if (!m_nextSeeds.contains(field.key))
        m_nextSeeds.insert(field.key, randomSeed(field));
    return m_nextSeeds.value(field.key);
}

void RunDesk::order(const RunPlan &ready)
{
    if (!ready.isWhole || !isSmallEnough(ready)) {
        noteChange();
        return;
    }
    const RequestBuilder builder([this](const Field &field) {
        const WideInteger seed = nextSeed(field);
        m_nextSeeds.remove(field.key);
        return seed;
    });
    const QList<JobOrder> orders = builder.orders(ready);
    m_alternatives.drawAnew();
    if (const Result<Json> sent = parseJson(orders.constLast().input))
        m_view.setLastSeeds(*sent);
    emit ordered(orders);
}

void RunDesk::preview()
{
    if (!m_view.model())
        return;
    RunPlan first = plan();
    first.runs = 1;
    first.variants = first.variants.mid(0, 1);
    const int all = m_price.orders();
    m_preparer->preview(first, [this, all](const RunPlan &ready) {
        const RequestBuilder builder([this](const Field &field) { return nextSeed(field); });
        QStringList notes;
        if (all > 1)
            notes += tr("This is the first of %1 requests.").arg(all);
        if (!ready.isWhole)
            notes += tr("Files that go into your bucket have no link yet, so a copy of this cannot be sent "
                        "as it is.");
        emit previewed(ready.model->id, builder.orders(ready).constFirst().input, notes.join(u' '));
    });
}

} // namespace maquette
