// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgermodel.h"

#include "ui/gallery/worktexts.h"
#include "ui/ledger/ledgercsv.h"
#include "ui/ledger/ledgertexts.h"
#include "ui/theme/fonts.h"

#include <algorithm>

namespace maquette
{

namespace
{

//! A group's index has this, a run's the row of its group and one.
constexpr quintptr isGroup = 0;

} // namespace

LedgerModel::LedgerModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

void LedgerModel::setPage(LedgerPage page, LedgerGrouping grouping)
{
    if (grouping != m_grouping || m_page.groups.isEmpty() || page.groups.isEmpty()) {
        beginResetModel();
        if (grouping != m_grouping)
            m_opened.clear();
        m_page = std::move(page);
        m_grouping = grouping;
        countDigits();
        endResetModel();
        return;
    }
    emit layoutAboutToBeChanged();
    const LedgerPage before = std::exchange(m_page, std::move(page));
    countDigits();
    const auto rowOf = [this](const QString &key) {
        const auto found = std::find_if(m_page.groups.cbegin(), m_page.groups.cend(),
                                        [&key](const LedgerGroup &group) { return group.key == key; });
        return found == m_page.groups.cend() ? -1 : int(found - m_page.groups.cbegin());
    };
    const QModelIndexList old = persistentIndexList();
    QModelIndexList now;
    for (const QModelIndex &index : old) {
        const bool group = index.internalId() == isGroup;
        const LedgerGroup &was = before.groups.at(group ? index.row() : int(index.internalId()) - 1);
        int row = rowOf(was.key);
        const quintptr id = group ? isGroup : quintptr(row) + 1;
        if (!group && row >= 0) {
            const QList<LedgerRun> &runs = m_page.groups.at(row).runs;
            const JobId job = was.runs.at(index.row()).id;
            const auto found = std::find_if(runs.cbegin(), runs.cend(),
                                            [job](const LedgerRun &run) { return run.id == job; });
            row = found == runs.cend() ? -1 : int(found - runs.cbegin());
        }
        now << (row < 0 ? QModelIndex() : createIndex(row, index.column(), id));
    }
    changePersistentIndexList(old, now);
    emit layoutChanged();
}

void LedgerModel::countDigits()
{
    m_digits = 2;
    for (const LedgerGroup &group : std::as_const(m_page.groups)) {
        m_digits = std::max(m_digits, LedgerTexts::digitsOf(group.sum.paid));
        for (const LedgerRun &run : group.runs) {
            if (run.cost)
                m_digits = std::max(m_digits, LedgerTexts::digitsOf(*run.cost));
        }
    }
}

const LedgerGroup &LedgerModel::groupOf(const QModelIndex &index) const
{
    const quintptr id = index.internalId();
    return m_page.groups.at(id == isGroup ? index.row() : int(id) - 1);
}

const LedgerRun *LedgerModel::runAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == isGroup)
        return nullptr;
    return &groupOf(index).runs.at(index.row());
}

QModelIndex LedgerModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : isGroup);
}

QModelIndex LedgerModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == isGroup)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, isGroup);
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_page.groups.size());
    const bool leads = parent.internalId() == isGroup && parent.column() == 0;
    return leads ? int(groupOf(parent).runs.size()) : 0;
}

int LedgerModel::columnCount(const QModelIndex &) const
{
    return columns;
}

bool LedgerModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_page.groups.isEmpty();
    return parent.internalId() == isGroup && parent.column() == 0;
}

bool LedgerModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.isValid() && hasChildren(parent) && !m_opened.contains(groupOf(parent).key);
}

void LedgerModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_opened << groupOf(parent).key;
    emit runsWanted();
}

QString LedgerModel::groupText(const LedgerGroup &group, LedgerColumn column) const
{
    const QLocale locale;
    switch (column) {
    case LedgerColumn::Group:
        return LedgerTexts::title(group, m_grouping, QDate::currentDate(), locale);
    case LedgerColumn::Prompt: {
        QStringList parts{LedgerTexts::runs(group.sum.runs, locale)};
        if (m_grouping == LedgerGrouping::Folder && !group.key.isEmpty())
            parts += LedgerTexts::folder(group.key); // two may have one name
        parts += LedgerTexts::unknowns(group.sum, locale);
        return parts.join(QStringLiteral(" · "));
    }
    case LedgerColumn::Paid:
        return LedgerTexts::amount(group.sum.paid, m_digits, locale);
    default:
        return {};
    }
}

QString LedgerModel::runText(const LedgerRun &run, LedgerColumn column) const
{
    switch (column) {
    case LedgerColumn::Group:
        return LedgerTexts::moment(run, m_grouping, QLocale());
    case LedgerColumn::Prompt:
        return WorkTexts::line(run.prompt, run.modelName);
    case LedgerColumn::Model:
        return run.modelName;
    case LedgerColumn::State:
        return LedgerTexts::state(run.state);
    case LedgerColumn::Request:
        return run.request.text();
    case LedgerColumn::Paid:
        return run.cost ? LedgerTexts::amount(*run.cost, m_digits, QLocale()) : tr("unknown");
    }
    return {};
}

QString LedgerModel::tip(const QModelIndex &index) const
{
    QStringList lines;
    if (const LedgerRun *run = runAt(index)) {
        lines << runText(*run, LedgerColumn::Prompt) << run->model.text() << LedgerTexts::folder(run->folder)
              << LedgerTexts::expectation(*run, QLocale());
    } else {
        const LedgerGroup &group = groupOf(index);
        lines << groupText(group, LedgerColumn::Group) << groupText(group, LedgerColumn::Prompt);
        if (m_grouping == LedgerGrouping::Model)
            lines << group.key;
    }
    lines.removeAll(QString());
    return lines.join(u'\n').toHtmlEscaped().replace(u'\n', QLatin1String("<br>"));
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = LedgerColumn(index.column());
    const LedgerRun *run = runAt(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return run != nullptr ? runText(*run, column) : groupText(groupOf(index), column);
    case Qt::ToolTipRole:
        return tip(index);
    case Qt::TextAlignmentRole:
        return int(column == LedgerColumn::Paid ? Qt::AlignRight | Qt::AlignVCenter
                                                : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::FontRole:
        if (run == nullptr && column != LedgerColumn::Prompt)
            return Fonts::tabular(Fonts::strong());
        return column == LedgerColumn::Paid || column == LedgerColumn::Group
                   ? QVariant(Fonts::tabular(Fonts::text()))
                   : QVariant();
    default:
        return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole && LedgerColumn(section) == LedgerColumn::Paid)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString leads[] = {tr("Day"), tr("Model"), tr("Project folder")};
    const QString titles[] = {leads[int(m_grouping)], tr("Prompt"), tr("Model"), tr("State"),
                              tr("Request id"),       tr("Paid")};
    return titles[section];
}

Qt::ItemFlags LedgerModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags usual = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return index.internalId() == isGroup ? usual : usual | Qt::ItemNeverHasChildren;
}

void LedgerModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < columns)
        emit orderWanted(LedgerColumn(column), order == Qt::DescendingOrder);
}

QString LedgerModel::copyText(const QModelIndexList &rows) const
{
    QStringList lines;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < columns; ++column) {
            const QString text = row.siblingAtColumn(column).data().toString().simplified();
            cells << (LedgerColumn(column) == LedgerColumn::Paid ? text : notAFormula(text));
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

} // namespace maquette
