// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/modellist.h"

#include "ui/theme/plaintip.h"

#include <QFileInfo>

#include <algorithm>

namespace maquette
{

QString makesText(const ModelEntry &model)
{
    QStringList parts;
    for (QString category : model.categories)
        parts += category.replace(QLatin1String("-to-"), QStringLiteral(" → ")).replace(u'-', u' ');
    if (parts.isEmpty()) {
        const auto name = model.makes == MediaKind::Image   ? QT_TRANSLATE_NOOP("ModelList", "makes images")
                          : model.makes == MediaKind::Video ? QT_TRANSLATE_NOOP("ModelList", "makes clips")
                                                            : QT_TRANSLATE_NOOP("ModelList", "makes sound");
        parts += ModelList::tr(name);
    }
    if (!model.vendor.isEmpty())
        parts += model.vendor;
    return parts.join(QStringLiteral(" · "));
}

ModelList::ModelList(const Catalogue &catalogue, QObject *parent)
    : QAbstractListModel(parent)
    , m_catalogue(catalogue)
{
    refresh();
}

void ModelList::refresh()
{
    if (m_listed.isSameAs(m_catalogue))
        return;
    beginResetModel();
    m_listed = m_catalogue;
    m_search = ModelSearch(m_listed.entries());
    rebuild();
    endResetModel();
}

const ModelEntry &ModelList::modelAt(int row) const
{
    return m_listed.entries()[std::size_t(m_shown.at(row))];
}

void ModelList::setFilter(const QString &text)
{
    if (text.trimmed() == m_filter)
        return;
    beginResetModel();
    m_filter = text.trimmed();
    rebuild();
    endResetModel();
}

void ModelList::setRecent(const QList<ModelId> &recent)
{
    beginResetModel();
    m_recent = recent;
    rebuild();
    endResetModel();
}

void ModelList::rebuild()
{
    m_shown = m_search.find(m_filter);
    if (m_filter.isEmpty()) {
        const auto place = [this](qsizetype shown) {
            const qsizetype recent = m_recent.indexOf(m_listed.entries()[std::size_t(shown)].id);
            return recent < 0 ? m_recent.size() : recent;
        };
        std::stable_sort(m_shown.begin(), m_shown.end(),
                         [&place](qsizetype a, qsizetype b) { return place(a) < place(b); });
    }
    m_broken.clear();
    for (const BrokenModel &broken : m_listed.broken()) {
        if (broken.file.contains(m_filter, Qt::CaseInsensitive))
            m_broken += broken;
    }
}

int ModelList::rowOf(const ModelId &id) const
{
    for (int row = 0; row < int(m_shown.size()); ++row) {
        if (modelAt(row).id == id)
            return row;
    }
    return -1;
}

int ModelList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size()) + int(m_broken.size());
}

QVariant ModelList::brokenData(const BrokenModel &broken, int role) const
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

QVariant ModelList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (index.row() >= int(m_shown.size()))
        return brokenData(m_broken.at(index.row() - int(m_shown.size())), role);
    const ModelEntry &model = modelAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return model.displayName;
    case DetailRole:
        return makesText(model);
    case IdRole:
        return QVariant::fromValue(model.id);
    case BrokenRole:
        return false;
    case Qt::ToolTipRole:
        return plainTip(QStringList{model.id.text(), model.description}.join(u'\n').trimmed());
    case Qt::AccessibleTextRole:
        return QString(model.displayName + u", " + makesText(model));
    default:
        return {};
    }
}

Qt::ItemFlags ModelList::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool broken = index.row() >= int(m_shown.size());
    return broken ? Qt::ItemNeverHasChildren
                  : Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace maquette
