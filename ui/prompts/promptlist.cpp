// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptlist.h"

#include "ui/theme/plaintip.h"

#include <QLocale>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype longestShown = 600; // three lines at most are

QString detailOf(const PastPrompt &prompt)
{
    const QLocale locale;
    const QDateTime last = prompt.lastUsed.toLocalTime();
    QStringList parts{prompt.modelName.isEmpty() ? prompt.model.text() : prompt.modelName,
                      prompt.uses == 1 ? PromptList::tr("one run")
                                       : PromptList::tr("%1 runs").arg(locale.toString(prompt.uses)),
                      last.date() == QDate::currentDate()
                          ? locale.toString(last.time(), QLocale::ShortFormat)
                          : locale.toString(last.date(), QLocale::ShortFormat)};
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void PromptList::setPrompts(const QList<PastPrompt> &prompts)
{
    beginResetModel();
    m_prompts = prompts;
    endResetModel();
}

const PastPrompt *PromptList::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_prompts.size() ? &m_prompts.at(index.row()) : nullptr;
}

int PromptList::rowOf(qint64 id) const
{
    const auto found = std::find_if(m_prompts.cbegin(), m_prompts.cend(),
                                    [id](const PastPrompt &prompt) { return prompt.id == id; });
    return found == m_prompts.cend() ? -1 : int(found - m_prompts.cbegin());
}

int PromptList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_prompts.size());
}

QVariant PromptList::data(const QModelIndex &index, int role) const
{
    const PastPrompt *prompt = at(index);
    if (prompt == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return prompt->text.left(longestShown).simplified();
    case DetailRole:
        return detailOf(*prompt);
    case StarredRole:
        return prompt->starred;
    case Qt::ToolTipRole:
        return plainTip(prompt->negative.isEmpty()
                            ? prompt->text
                            : prompt->text + u'\n' + tr("Without: %1").arg(prompt->negative));
    case Qt::AccessibleTextRole:
        return QString(prompt->text + u", " + detailOf(*prompt) +
                       (prompt->starred ? tr(", starred") : QString()));
    default:
        return {};
    }
}

} // namespace maquette
