// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetlist.h"

#include "ui/form/presetfit.h"
#include "ui/presets/presettexts.h"
#include "ui/theme/plaintip.h"

#include <QHash>

#include <algorithm>

namespace maquette
{

PresetList::PresetList(Presets &presets, QObject *parent)
    : QAbstractListModel(parent)
    , m_presets(presets)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &PresetList::refresh);
    connect(&presets, &Presets::loaded, this, &PresetList::refresh);
    connect(&presets, &Presets::changed, this, [this](const ModelId &model) {
        if (m_owner && m_owner->id == model)
            m_timer.start();
    });
}

void PresetList::setOwner(std::shared_ptr<const Model> model)
{
    if (m_owner != model)
        m_rows.clear(); // what was told of them was told of another model
    m_owner = std::move(model);
    refresh();
}

void PresetList::setSearch(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    refresh();
}

void PresetList::refresh()
{
    m_timer.stop();
    beginResetModel();
    QHash<QString, Row> known;
    for (Row &row : m_rows)
        known.insert(row.preset.name, std::move(row));
    m_rows.clear();
    const QList<Preset> presets = m_owner ? m_presets.list(m_owner->id) : QList<Preset>();
    m_total = presets.size();
    for (const Preset &preset : presets) {
        Row row{preset, std::nullopt};
        const auto old = known.constFind(preset.name);
        if (old != known.cend() && old->preset.state == preset.state)
            row.told = old->told;
        if (matches(row))
            m_rows << row;
    }
    endResetModel();
}

bool PresetList::matches(const Row &row) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(), [this, &row](const QString &word) {
        return row.preset.name.contains(word, Qt::CaseInsensitive) ||
               told(row).summary.contains(word, Qt::CaseInsensitive);
    });
}

const PresetList::Told &PresetList::told(const Row &row) const
{
    if (!row.told) {
        const FormState state = FormState::fromBytes(row.preset.state);
        row.told = Told{presetSummary(*m_owner, state.values), fitPreset(*m_owner, state).notes};
    }
    return *row.told;
}

QString PresetList::nameAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).preset.name : QString();
}

int PresetList::rowOf(const QString &name) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&name](const Row &row) { return row.preset.name == name; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int PresetList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString PresetList::tip(const Row &row) const
{
    const Told &all = told(row);
    QStringList lines{row.preset.name, all.summary};
    if (!all.misfits.isEmpty())
        lines << misfitText(all.misfits.size()) + u':';
    return plainTip((lines + all.misfits).join(u'\n'));
}

QVariant PresetList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.preset.name;
    case SummaryRole:
        return told(row).summary;
    case DateRole:
        return presetDate(row.preset, QDateTime::currentDateTimeUtc(), QLocale());
    case MisfitRole:
        return misfitText(told(row).misfits.size());
    case Qt::ToolTipRole:
        return tip(row);
    case Qt::AccessibleTextRole: {
        QStringList parts{row.preset.name, misfitText(told(row).misfits.size()), told(row).summary};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

bool PresetList::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString to = value.toString();
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole ||
        to == nameAt(index.row()))
        return false;
    emit renameRequested(nameAt(index.row()), to);
    return true;
}

Qt::ItemFlags PresetList::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.isValid() ? flags | Qt::ItemIsEditable : Qt::NoItemFlags;
}

} // namespace maquette
