// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/mapeditor.h"

#include "ui/form/addbutton.h"
#include "ui/form/editorkind.h"
#include "ui/form/entryframe.h"
#include "ui/form/namededitor.h"
#include "ui/form/optionaljson.h"
#include "ui/theme/metrics.h"

#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

namespace maquette
{

MapEditor::MapEditor(const Field &field, MediaSource &pictures, QWidget *parent)
    : FieldEditor(field, parent)
    , m_pictures(pictures)
    , m_list(new QWidget)
    , m_add(makeAddButton(tr("Add a named value"), this))
{
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::small);
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(metrics::small);
    nameControl(m_add);
    m_add->setAccessibleName(tr("Add to %1").arg(field.title));
    rows->addWidget(m_list);
    rows->addWidget(m_add, 0, Qt::AlignLeft);
    setBody(body, Hint::Above);
    titleLabel()->setBuddy(m_add);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        add({}, std::nullopt)->focusTarget()->setFocus(Qt::OtherFocusReason);
        changed();
    });
    MapEditor::setControlValue(initialValue());
    setAside(standardAside({}));
}

QWidget *MapEditor::focusTarget() const
{
    return m_add;
}

QList<NamedEditor *> MapEditor::rows() const
{
    QList<NamedEditor *> rows;
    for (const EntryFrame *frame : m_entries)
        rows.append(static_cast<NamedEditor *>(frame->editor()));
    return rows;
}

QList<InnerEditor> MapEditor::inner() const
{
    QList<InnerEditor> editors;
    for (NamedEditor *row : rows())
        editors.append({JsonStep{row->name(), -1}, row});
    return editors;
}

NamedEditor *MapEditor::add(const QString &name, const std::optional<Json> &value)
{
    auto *row = new NamedEditor(field().entry(), m_pictures, m_list);
    auto *frame = new EntryFrame(EntryFrame::Style::Row, row, m_list);
    row->setName(name);
    if (value)
        row->setValue(value);
    frame->setMovable(false);
    frame->setCopyable(false); // two of one name cannot be
    frame->setName(tr("%1 %2").arg(field().entry().title).arg(m_entries.size() + 1));
    m_list->layout()->addWidget(frame);
    m_entries.append(frame);
    adopt(row);
    connect(frame, &EntryFrame::removeRequested, this, [this, frame] { remove(frame); });
    m_list->show();
    frame->show();
    return row;
}

void MapEditor::remove(EntryFrame *frame)
{
    m_entries.removeOne(frame);
    frame->hide();
    frame->deleteLater();
    m_list->setVisible(!m_entries.isEmpty());
    m_add->setFocus(Qt::OtherFocusReason);
    changed();
}

void MapEditor::changed()
{
    emit innerChanged();
    announceChange();
}

QList<FieldProblem> MapEditor::ownProblems() const
{
    QSet<QString> names;
    for (const NamedEditor *row : rows()) {
        if (row->name().isEmpty() && row->value())
            return {{field().key, tr("Give each value a name."), true}};
        if (!row->name().isEmpty() && names.contains(row->name()))
            return {{field().key, tr("\"%1\" is here twice.").arg(row->name()), true}};
        names.insert(row->name());
    }
    return {};
}

std::optional<Json> MapEditor::controlValue() const
{
    Json object = Json::object();
    for (const NamedEditor *row : rows()) {
        auto value = row->value();
        if (value && !row->name().isEmpty())
            object[row->name().toStdString()] = std::move(*value);
    }
    return object.empty() && !field().required ? std::nullopt : some(std::move(object));
}

bool MapEditor::setControlValue(const std::optional<Json> &value)
{
    constexpr std::size_t most = 200; // more is no form
    if (value && (!value->is_object() || value->size() > most))
        return false;
    const QList<EntryFrame *> before = std::exchange(m_entries, {});
    bool taken = true;
    if (value) {
        for (const auto &[key, each] : value->items())
            taken =
                taken && (key.empty() ? false : add(QString::fromStdString(key), {})->setValue(some(each)));
    }
    for (EntryFrame *frame : taken ? before : m_entries) {
        frame->hide();
        frame->deleteLater();
    }
    if (!taken)
        m_entries = before;
    m_list->setVisible(!m_entries.isEmpty());
    emit innerChanged();
    return taken;
}

MAQUETTE_EDITOR_KIND(MapEditor, editorrank::ofKind<FieldKind::Map>)

} // namespace maquette
