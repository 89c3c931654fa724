// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modellist.h"

#include "ui/browser/modelmarks.h"
#include "ui/browser/modeltexts.h"
#include "ui/theme/plaintip.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace maquette
{

namespace
{

//! The rank of each place when all are sorted by \a less.
template <typename Less>
std::vector<int> ranks(std::size_t count, Less less)
{
    std::vector<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), less);
    std::vector<int> rank(count);
    for (std::size_t i = 0; i < count; ++i)
        rank[std::size_t(order[i])] = int(i);
    return rank;
}

} // namespace

ModelList::ModelList(const Catalogue &catalogue, const ModelMarks &marks, QObject *parent)
    : QAbstractListModel(parent)
    , m_catalogue(catalogue)
    , m_marks(marks)
{
    readCatalogue();
    rebuild();
}

void ModelList::readCatalogue()
{
    if (m_listed.isSameAs(m_catalogue))
        return;
    m_listed = m_catalogue;
    const std::vector<ModelEntry> &entries = m_listed.entries();
    m_search = ModelSearch(entries);
    m_places.clear();
    QStringList names;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        m_places.insert(entries[i].id, qsizetype(i));
        names += ModelSearch::folded(entries[i].displayName);
    }
    m_byName = ranks(entries.size(), [&names](int a, int b) { return names.at(a) < names.at(b); });
    m_byPrice = ranks(entries.size(), [&entries, this](int a, int b) {
        const auto &one = entries[std::size_t(a)].basePrice;
        const auto &other = entries[std::size_t(b)].basePrice;
        if (one != other)
            return one && (!other || *one < *other); // what nobody knows comes last
        return m_byName[std::size_t(a)] < m_byName[std::size_t(b)];
    });
}

void ModelList::refresh()
{
    beginResetModel();
    readCatalogue();
    rebuild();
    endResetModel();
}

void ModelList::setFilter(const ModelFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

void ModelList::addGroup(const QString &heading, const QList<ModelId> &ids, const std::vector<bool> &let)
{
    QList<qsizetype> places;
    for (const ModelId &id : ids) {
        const auto place = m_places.constFind(id);
        if (place != m_places.cend() && let[std::size_t(*place)])
            places += *place;
    }
    if (places.isEmpty())
        return;
    m_rows.push_back({Kind::Heading, m_headings.size()});
    m_headings += heading;
    for (const qsizetype place : std::as_const(places))
        m_rows.push_back({Kind::Model, place});
}

void ModelList::rebuild()
{
    m_rows.clear();
    m_headings.clear();
    const std::vector<ModelEntry> &entries = m_listed.entries();
    const QSet<ModelId> favourites(m_marks.favourites().cbegin(), m_marks.favourites().cend());
    QList<qsizetype> found = m_search.find(m_filter.text);
    found.removeIf([&](qsizetype place) {
        const ModelEntry &entry = entries[std::size_t(place)];
        return !m_filter.accepts(entry) || (m_filter.favourites && !favourites.contains(entry.id));
    });
    const auto by = [&found](const std::vector<int> &rank) {
        std::sort(found.begin(), found.end(),
                  [&rank](qsizetype a, qsizetype b) { return rank[std::size_t(a)] < rank[std::size_t(b)]; });
    };
    if (m_filter.sort == ModelFilter::Sort::Name)
        by(m_byName);
    else if (m_filter.sort == ModelFilter::Sort::Price)
        by(m_byPrice);
    if (m_filter.isGrouped()) {
        std::vector<bool> let(entries.size());
        for (const qsizetype place : std::as_const(found))
            let[std::size_t(place)] = true;
        if (!m_filter.favourites)
            addGroup(tr("Favourites"), m_marks.favourites(), let);
        addGroup(tr("Recent"), m_marks.recent(), let);
        if (!m_rows.empty()) {
            m_rows.push_back({Kind::Heading, m_headings.size()});
            m_headings += m_filter.hasChips() ? tr("All that fit") : tr("All models");
        }
    }
    for (const qsizetype place : std::as_const(found))
        m_rows.push_back({Kind::Model, place});
    for (qsizetype i = 0; !m_filter.hasChips() && i < m_listed.broken().size(); ++i) {
        if (m_listed.broken().at(i).file.contains(m_filter.text.trimmed(), Qt::CaseInsensitive))
            m_rows.push_back({Kind::Broken, i});
    }
}

int ModelList::rowOf(const ModelId &id) const
{
    const auto place = m_places.constFind(id);
    if (place == m_places.cend())
        return -1;
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), [place](const Row &each) {
        return each.kind == Kind::Model && each.place == *place;
    });
    return row == m_rows.cend() ? -1 : int(row - m_rows.cbegin());
}

int ModelList::choosable(int row, int step) const
{
    while (row >= 0 && row < rowCount() && m_rows[std::size_t(row)].kind != Kind::Model)
        row += step;
    return row >= 0 && row < rowCount() ? row : -1;
}

const ModelEntry *ModelList::entryAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    const Row &row = m_rows[std::size_t(index.row())];
    return row.kind == Kind::Model ? &m_listed.entries()[std::size_t(row.place)] : nullptr;
}

int ModelList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ModelList::brokenData(const BrokenModel &broken, int role)
{
    const QString name = QFileInfo(broken.file).fileName();
    const QString place =
        broken.line > 0 ? tr("line %1: %2").arg(broken.line).arg(broken.reason) : broken.reason;
    const QString nextStep = tr("Mend or remove the file, then start Maquette again.");
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case DetailRole:
        return tr("Cannot be read, %1").arg(place);
    case BrokenRole:
        return true;
    case Qt::ToolTipRole:
        return plainTip(broken.file + u'\n' + place + u'\n' + nextStep);
    case Qt::AccessibleTextRole:
        return QString(tr("%1 cannot be read, %2").arg(name, place) + u' ' + nextStep);
    default:
        return {};
    }
}

QVariant ModelList::modelData(const ModelEntry &model, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return model.displayName;
    case DetailRole:
        return makesText(model);
    case IdRole:
        return QVariant::fromValue(model.id);
    case PriceRole:
        return basePriceText(model, QLocale());
    case FavouriteRole:
        return m_marks.isFavourite(model.id);
    case Qt::ToolTipRole:
        return plainTip(QStringList{model.id.text(), model.description}.join(u'\n').trimmed());
    case Qt::AccessibleTextRole: {
        QStringList parts{model.displayName, makesText(model), basePriceText(model, QLocale())};
        if (m_marks.isFavourite(model.id))
            parts += tr("favourite");
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QVariant ModelList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    if (row.kind == Kind::Model)
        return modelData(m_listed.entries()[std::size_t(row.place)], role);
    if (row.kind == Kind::Broken)
        return brokenData(m_listed.broken().at(row.place), role);
    if (role == HeadingRole)
        return true;
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? m_headings.at(row.place) : QVariant();
}

Qt::ItemFlags ModelList::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return entryAt(index) == nullptr ? Qt::ItemNeverHasChildren
                                     : Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace maquette
