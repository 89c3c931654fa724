// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/promptlistsmenu.h"

#include "ui/form/alternativeruns.h"
#include "ui/form/textarea.h"
#include "ui/settings/preferences.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QUrl>

namespace maquette
{

namespace
{
constexpr qsizetype mostLists = 200;
} // namespace

PromptListsMenu::PromptListsMenu(const AlternativeRuns &alternatives, Preferences &preferences,
                                 QWidget *parent)
    : QObject(parent)
    , m_alternatives(alternatives)
    , m_preferences(preferences)
    , m_window(parent)
{}

void PromptListsMenu::fill(QMenu &menu, TextArea &area)
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
    const QStringList names = m_alternatives.lists();
    for (const QString &name : names.mid(0, mostLists))
        connect(lists->addAction(QStringLiteral("__%1__").arg(name)), &QAction::triggered, &area,
                [insert, name] { insert(QStringLiteral("__%1__").arg(name)); });
    lists->addSeparator();
    connect(lists->addAction(tr("Open the folder of lists")), &QAction::triggered, this, [this] {
        QDir().mkpath(m_alternatives.folder());
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_alternatives.folder()));
    });
    connect(lists->addAction(tr("Choose another folder of lists…")), &QAction::triggered, this,
            &PromptListsMenu::chooseFolder);
}

void PromptListsMenu::chooseFolder()
{
    const QString chosen = QFileDialog::getExistingDirectory(m_window, tr("Folder of lists for prompts"),
                                                             m_alternatives.folder());
    if (chosen.isEmpty())
        return;
    AlternativesChoice choice = m_preferences.alternatives();
    choice.folder = chosen;
    m_preferences.setAlternatives(choice);
}

} // namespace maquette
