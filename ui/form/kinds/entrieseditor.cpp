// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/entrieseditor.h"

#include "ui/form/addbutton.h"
#include "ui/form/editorfactory.h"
#include "ui/form/editorkind.h"
#include "ui/form/entryframe.h"
#include "ui/form/optionaljson.h"
#include "ui/form/valuesummary.h"
#include "ui/theme/metrics.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
bool isCard(const Field &entry)
{
    return entry.kind == FieldKind::Group || entry.kind == FieldKind::Variant ||
           entry.kind == FieldKind::List || entry.kind == FieldKind::Tuple || entry.kind == FieldKind::Map ||
           entry.kind == FieldKind::MediaList;
}
} // namespace

EntriesEditor::EntriesEditor(const Field &field, MediaSource &pictures, QWidget *parent)
    : FieldEditor(field, parent)
    , m_pictures(pictures)
    , m_list(new QWidget)
    , m_add(makeAddButton(tr("Add %1").arg(field.entry().title.toLower()), this))
{
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::small);
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(isCard(field.entry()) ? metrics::small : metrics::tiny);
    nameControl(m_add);
    m_add->setAccessibleName(tr("Add to %1").arg(field.title));
    rows->addWidget(m_list);
    rows->addWidget(m_add, 0, Qt::AlignLeft);
    setBody(body, Hint::Above);
    titleLabel()->setBuddy(m_add);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        if (const EntryFrame *added = add(std::nullopt, m_entries.size()))
            added->editor()->focusTarget()->setFocus(Qt::OtherFocusReason);
    });
    EntriesEditor::setControlValue(initialValue());
    showCount();
}

QWidget *EntriesEditor::focusTarget() const
{
    return m_entries.isEmpty() ? static_cast<QWidget *>(m_add)
                               : m_entries.constFirst()->editor()->focusTarget();
}

std::optional<Json> EntriesEditor::valueOf(const FieldEditor &editor) const
{
    std::optional<Json> value = editor.value();
    // A card stands for an entry even before anything is in it.
    if (!value && field().entry().kind == FieldKind::Group)
        return some(Json::object());
    return value;
}

QList<InnerEditor> EntriesEditor::inner() const
{
    QList<InnerEditor> editors;
    qsizetype index = 0;
    for (const EntryFrame *frame : m_entries) {
        if (valueOf(*frame->editor()))
            editors.append({JsonStep{{}, index++}, frame->editor()});
        else
            editors.append({JsonStep{{}, -2}, frame->editor()}); // has no place in the value yet
    }
    return editors;
}

std::optional<Json> EntriesEditor::controlValue() const
{
    Json list = Json::array();
    for (const EntryFrame *frame : m_entries) {
        if (auto value = valueOf(*frame->editor()))
            list.push_back(std::move(*value));
    }
    return list.empty() && !field().required ? std::nullopt : some(std::move(list));
}

bool EntriesEditor::setControlValue(const std::optional<Json> &value)
{
    if (value && !value->is_array())
        return false;
    const QList<EntryFrame *> before = std::exchange(m_entries, {});
    bool taken = true;
    const int wanted = value ? int(value->size()) : field().required ? field().minItems.value_or(0) : 0;
    constexpr int most = 500; // more is no form
    for (int i = 0; taken && i < wanted && wanted <= most; ++i) {
        EntryFrame *frame = make(m_entries.size());
        taken = !value || frame->editor()->setValue(some(value->at(static_cast<std::size_t>(i))));
    }
    taken = taken && wanted <= most;
    for (EntryFrame *frame : taken ? before : m_entries) {
        frame->hide();
        frame->deleteLater();
    }
    if (!taken)
        m_entries = before;
    showCount();
    emit innerChanged();
    return taken;
}

EntryFrame *EntriesEditor::make(qsizetype at)
{
    const Field &entry = field().entry();
    auto *frame = new EntryFrame(isCard(entry) ? EntryFrame::Style::Card : EntryFrame::Style::Row,
                                 EditorFactory::make(entry, m_pictures, m_list), m_list);
    m_entries.insert(at, frame);
    static_cast<QVBoxLayout *>(m_list->layout())->insertWidget(int(at), frame);
    adopt(frame->editor());
    frame->editor()->setTouched(isTouched());
    connectEntry(frame);
    frame->show();
    return frame;
}

void EntriesEditor::connectEntry(EntryFrame *frame)
{
    connect(frame->editor(), &FieldEditor::valueChanged, frame,
            [frame] { frame->setSummary(valueSummary(frame->editor()->field(), frame->editor()->value())); });
    connect(frame, &EntryFrame::removeRequested, this, [this, frame] { remove(m_entries.indexOf(frame)); });
    connect(frame, &EntryFrame::copyRequested, this, [this, frame] {
        if (EntryFrame *copy = add(frame->editor()->value(), m_entries.indexOf(frame) + 1))
            copy->handle()->setFocus(Qt::OtherFocusReason);
    });
    connect(frame, &EntryFrame::moveRequested, this, [this, frame](int by) {
        const qsizetype from = m_entries.indexOf(frame);
        move(from, from + by);
        frame->handle()->setFocus(Qt::OtherFocusReason);
    });
    connect(frame, &EntryFrame::dragged, this,
            [this, frame](const QPoint &position) { dragTo(frame, position.y()); });
    connect(frame, &EntryFrame::dropped, this, [frame] { frame->setLifted(false); });
}

bool EntriesEditor::mayAdd() const
{
    return !field().maxItems || m_entries.size() < *field().maxItems;
}

EntryFrame *EntriesEditor::add(const std::optional<Json> &value, qsizetype at)
{
    if (!mayAdd())
        return nullptr;
    EntryFrame *frame = make(at);
    if (value)
        frame->editor()->setValue(value);
    changed();
    return frame;
}

void EntriesEditor::remove(qsizetype index)
{
    if (index < 0 || index >= m_entries.size())
        return;
    EntryFrame *frame = m_entries.takeAt(index);
    QWidget *next = m_add;
    if (!m_entries.isEmpty())
        next = m_entries.at(std::min(index, m_entries.size() - 1))->handle();
    frame->hide();
    frame->deleteLater();
    next->setFocus(Qt::OtherFocusReason);
    changed();
}

void EntriesEditor::move(qsizetype from, qsizetype to)
{
    if (from < 0 || from == to || to < 0 || to >= m_entries.size())
        return;
    m_entries.move(from, to);
    auto *rows = static_cast<QVBoxLayout *>(m_list->layout());
    rows->removeWidget(m_entries.at(to));
    rows->insertWidget(int(to), m_entries.at(to));
    changed();
}

void EntriesEditor::dragTo(EntryFrame *frame, int globalY)
{
    frame->setLifted(true);
    const int y = m_list->mapFromGlobal(QPoint(0, globalY)).y();
    const qsizetype from = m_entries.indexOf(frame);
    qsizetype to = from;
    while (to > 0 && y < m_entries.at(to - 1)->geometry().center().y())
        --to;
    while (to + 1 < m_entries.size() && y > m_entries.at(to + 1)->geometry().center().y())
        ++to;
    if (to == from)
        return;
    move(from, to);
    m_list->layout()->activate(); // the next movement compares with where the entries are now
}

void EntriesEditor::changed()
{
    showCount();
    setTouched(true);
    emit innerChanged();
    announceChange();
}

void EntriesEditor::showCount()
{
    const qsizetype count = m_entries.size();
    for (qsizetype i = 0; i < count; ++i) {
        EntryFrame *frame = m_entries.at(i);
        frame->setName(tr("%1 %2").arg(field().entry().title).arg(i + 1));
        frame->setSummary(valueSummary(frame->editor()->field(), frame->editor()->value()));
        frame->setCopyable(mayAdd());
    }
    m_list->setVisible(count > 0);
    m_add->setEnabled(mayAdd());
    m_add->setToolTip(mayAdd() ? QString() : tr("There can be no more than %1").arg(count));
    QStringList parts;
    if (!standardAside({}).isEmpty())
        parts += standardAside({});
    if (field().maxItems)
        parts += tr("%1 of %2").arg(count).arg(*field().maxItems);
    else if (count > 0)
        parts += QString::number(count);
    setAside(parts.join(QStringLiteral(" · ")));
}

MAQUETTE_EDITOR_KIND(EntriesEditor, editorrank::ofKind<FieldKind::List>)

} // namespace maquette
