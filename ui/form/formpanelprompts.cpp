// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of FormPanel that is about alternatives in prompts.
#include "models/core/catalogue.h"
#include "models/core/valuewalk.h"
#include "ui/form/alternativeruns.h"
#include "ui/form/alternativesbar.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formfooter.h"
#include "ui/form/formpanel.h"
#include "ui/form/formundo.h"
#include "ui/form/formview.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/noticebar.h"
#include "ui/form/promptsdialog.h"
#include "ui/form/textarea.h"
#include "ui/settings/preferences.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QUrl>

#include <algorithm>

namespace maquette
{

namespace
{

//! What a click orders without showing it first: as many as the number beside Generate can be.
constexpr int mostUnseen = 16;
constexpr qint64 mostBytes = 256'000'000; //!< of all requests of one click
constexpr qsizetype mostListsInMenu = 200;

} // namespace

void FormPanel::setPromptLists(const QString &folder, Preferences &preferences)
{
    m_alternatives = std::make_unique<AlternativeRuns>(folder);
    m_alternatives->setChoice(preferences.alternatives());
    connect(&m_footer->alternatives(), &AlternativesBar::choiceChanged, &preferences,
            &Preferences::setAlternatives);
    connect(&preferences, &Preferences::alternativesChanged, this, [this, &preferences] {
        m_alternatives->setChoice(preferences.alternatives());
        m_view->check();
    });
    m_chooseLists = [this, &preferences] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of lists for prompts"),
                                                                 m_alternatives->folder());
        if (chosen.isEmpty())
            return;
        AlternativesChoice choice = preferences.alternatives();
        choice.folder = chosen;
        preferences.setAlternatives(choice);
    };
    m_view->check();
}

int FormPanel::orderCount() const
{
    return m_footer->runs() * m_alternatives->count();
}

void FormPanel::showAlternatives()
{
    m_footer->alternatives().show(*m_alternatives);
    m_footer->setOrders(orderCount());
}

bool FormPanel::variantsFit(const RunPlan &plan)
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
    m_footer->notice().tellTrouble(
        unfit == all
            ? tr("Nothing was sent. None of the prompts can be: %1").arg(first)
            : tr("Nothing was sent. %1 of the %2 prompts cannot be: %3").arg(unfit).arg(all).arg(first));
    return false;
}

bool FormPanel::isSmallEnough(const RunPlan &ready)
{
    qint64 bytes = ready.variants.isEmpty() ? sizeOf(ready.values) : 0;
    for (const InputValues &variant : ready.variants)
        bytes += sizeOf(variant);
    if (bytes * ready.runs <= mostBytes)
        return true;
    m_footer->notice().tellTrouble(
        tr("Nothing was sent. So many runs with files in them are too much at once: lower their number."));
    return false;
}

bool FormPanel::isSeenFirst() const
{
    return m_alternatives->areThere() && orderCount() > mostUnseen;
}

void FormPanel::readPrompts()
{
    if (!m_view->model() || findChild<PromptsDialog *>() != nullptr)
        return;
    m_view->check();
    updateFooter();
    auto *dialog = new PromptsDialog({m_alternatives->prompts(), m_footer->runs(), m_footer->total(),
                                      m_footer->price(), m_footer->caution(), m_footer->reason()},
                                     this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, shown = plan()] { generateRead(shown); });
    dialog->open();
}

void FormPanel::fillMenu(QMenu &menu, TextArea &area)
{
    menu.addSeparator();
    QMenu *lists = menu.addMenu(tr("Alternatives"));
    lists->setObjectName(QStringLiteral("alternatives"));
    const auto insert = [&area](const QString &text) { area.textCursor().insertText(text); };
    connect(lists->addAction(tr("Make {one|other} of the selection")), &QAction::triggered, &area,
            [&area, insert] {
                const QString text = area.textCursor().selectedText();
                insert(text.isEmpty() ? QStringLiteral("{|}") : u'{' + text + QStringLiteral("|}"));
                area.moveCursor(QTextCursor::Left);
            });
    const QStringList names = m_alternatives->lists();
    for (const QString &name : names.mid(0, mostListsInMenu))
        connect(lists->addAction(QStringLiteral("__%1__").arg(name)), &QAction::triggered, &area,
                [insert, name] { insert(QStringLiteral("__%1__").arg(name)); });
    lists->addSeparator();
    connect(lists->addAction(tr("Open the folder of lists")), &QAction::triggered, this, [this] {
        QDir().mkpath(m_alternatives->folder());
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_alternatives->folder()));
    });
    connect(lists->addAction(tr("Choose another folder of lists…")), &QAction::triggered, this,
            [this] { m_chooseLists(); });
}

void FormPanel::usePrompt(const ModelId &id, const QString &prompt, const QString &negative)
{
    const auto target = m_catalogue.find(id);
    const Field *field = target ? target->fieldWithRole(FieldRole::Prompt) : nullptr;
    if (field == nullptr) {
        m_footer->notice().tellTrouble(
            target ? tr("%1 takes no prompt.").arg(target->displayName)
                   : tr("The model of this prompt, %1, is not installed.").arg(id.text()));
        return;
    }
    setModel(id);
    m_undo->seal();
    const auto put = [this](const Field *place, const QString &text) {
        FieldEditor *editor = place != nullptr ? m_view->editor(place->key) : nullptr;
        if (editor != nullptr)
            editor->setValue(std::optional<Json>(std::in_place, jsonString(text)));
    };
    put(field, m_alternatives->literal(prompt));
    if (!negative.trimmed().isEmpty())
        put(target->fieldWithRole(FieldRole::NegativePrompt), m_alternatives->literal(negative));
    m_view->check();
    m_undo->seal();
    saveDraft();
    focusPrompt();
}

} // namespace maquette
