// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/modellist.h"

#include "ui/theme/plaintip.h"

#include <QFileInfo>

#include <algorithm>

namespace maquette
{

namespace
{
int rankOf(const Model &model, const QString &filter)
{
    if (model.displayName.startsWith(filter, Qt::CaseInsensitive))
        return 0;
    return model.displayName.contains(filter, Qt::CaseInsensitive) ? 1 : 2;
}

bool matches(const Model &model, const QStringList &words)
{
    const QString hay = model.displayName + u' ' + model.id.text() + u' ' + makesText(model);
    return std::all_of(words.begin(), words.end(),
                       [&hay](const QString &word) { return hay.contains(word, Qt::CaseInsensitive); });
}
} // namespace

QString makesText(const Model &model)
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
    rebuild();
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
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    m_shown.clear();
    for (const auto &model : m_catalogue.models()) {
        if (matches(*model, words))
            m_shown.push_back(model);
    }
    const auto place = [this](const Model &model) {
        if (!m_filter.isEmpty())
            return qsizetype(rankOf(model, m_filter));
        const qsizetype recent = m_recent.indexOf(model.id);
        return recent < 0 ? m_recent.size() : recent;
    };
    std::stable_sort(m_shown.begin(), m_shown.end(),
                     [&place](const auto &a, const auto &b) { return place(*a) < place(*b); });
    m_broken.clear();
    for (const BrokenModel &broken : m_catalogue.broken()) {
        if (words.isEmpty() || broken.file.contains(m_filter, Qt::CaseInsensitive))
            m_broken += broken;
    }
}

int ModelList::rowOf(const ModelId &id) const
{
    for (size_t row = 0; row < m_shown.size(); ++row) {
        if (m_shown[row]->id == id)
            return int(row);
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
    const Model &model = *m_shown[size_t(index.row())];
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
