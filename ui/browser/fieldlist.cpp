// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/fieldlist.h"

#include "models/core/model.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/plaintip.h"

#include <QHeaderView>
#include <QStandardItemModel>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype mostFields = 300;
constexpr qsizetype longestFieldName = 200;
constexpr int fewestShown = 3;
constexpr int mostFieldRows = 8;

QString mediaName(MediaKind kind, bool several)
{
    switch (kind) {
    case MediaKind::Video:
        return several ? FieldList::tr("videos") : FieldList::tr("video");
    case MediaKind::Audio:
        return FieldList::tr("audio");
    case MediaKind::Image:
        break;
    }
    return several ? FieldList::tr("images") : FieldList::tr("image");
}

QString fieldKindName(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Text:
        return FieldList::tr("text");
    case FieldKind::Choice:
        return FieldList::tr("one of %1").arg(field.choices.size());
    case FieldKind::Number:
    case FieldKind::Amount:
        return FieldList::tr("number");
    case FieldKind::Seed:
        return field.role == FieldRole::Seed ? FieldList::tr("seed") : FieldList::tr("whole number");
    case FieldKind::Boolean:
        return FieldList::tr("yes or no");
    case FieldKind::Fixed:
        return FieldList::tr("fixed");
    case FieldKind::Media:
        return mediaName(field.media, false);
    case FieldKind::MediaList:
        return mediaName(field.media, true);
    case FieldKind::List:
    case FieldKind::Tuple:
        return FieldList::tr("list");
    case FieldKind::Group:
    case FieldKind::Map:
        return FieldList::tr("group");
    case FieldKind::Variant:
        return FieldList::tr("several kinds");
    case FieldKind::Raw:
        break;
    }
    return FieldList::tr("JSON");
}

} // namespace

FieldList::FieldList(QWidget *parent)
    : QTreeView(parent)
    , m_fields(new QStandardItemModel(0, 2, this))
{
    setModel(m_fields);
    setAccessibleName(tr("Fields of its form"));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setFrameShape(QFrame::StyledPanel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

QSize FieldList::sizeHint() const
{
    const int rows = std::clamp(m_fields->rowCount(), fewestShown, mostFieldRows);
    const int row = std::max(sizeHintForRow(0), fontMetrics().height());
    return {QTreeView::sizeHint().width(), rows * row + 2 * frameWidth()};
}

void FieldList::show(const Model *model)
{
    m_fields->removeRows(0, m_fields->rowCount());
    if (model == nullptr)
        return;
    const QColor dim = Colors::from(palette()).dim;
    for (const Field &field : model->fields.mid(0, mostFields)) {
        auto *name = new QStandardItem(field.title.simplified().left(longestFieldName));
        auto *kind = new QStandardItem(field.required ? tr("%1, required").arg(fieldKindName(field))
                                                      : fieldKindName(field));
        name->setToolTip(plainTip(field.description.left(1000)));
        kind->setForeground(dim);
        kind->setFont(Fonts::hint());
        m_fields->appendRow({name, kind});
    }
    if (const qsizetype more = model->fields.size() - mostFields; more > 0)
        m_fields->appendRow(new QStandardItem(tr("and %1 more").arg(more)));
    updateGeometry();
}

} // namespace maquette
