// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/partseditor.h"

#include "ui/form/editorfactory.h"
#include "ui/form/editorkind.h"
#include "ui/form/insetcolumn.h"
#include "ui/form/optionaljson.h"

#include <algorithm>

namespace maquette
{

PartsEditor::PartsEditor(const Field &field, MediaSource &pictures, QWidget *parent)
    : FieldEditor(field, parent)
    , m_column(new InsetColumn(this))
{
    for (const Field &part : field.parts) {
        FieldEditor *editor = EditorFactory::make(part, pictures, m_column);
        m_column->add(editor);
        adopt(editor);
        m_parts.append(editor);
    }
    setBody(m_column, Hint::Above);
    setAside(standardAside({}));
    if (initialValue())
        PartsEditor::setControlValue(initialValue());
}

QWidget *PartsEditor::focusTarget() const
{
    return m_parts.constFirst()->focusTarget();
}

void PartsEditor::setBare()
{
    FieldEditor::setBare();
    m_column->setInset(false);
}

QList<InnerEditor> PartsEditor::inner() const
{
    QList<InnerEditor> editors;
    for (qsizetype i = 0; i < m_parts.size(); ++i)
        editors.append(
            {isTuple() ? JsonStep{{}, i} : JsonStep{m_parts.at(i)->field().key, -1}, m_parts.at(i)});
    return editors;
}

std::optional<Json> PartsEditor::partOf(const std::optional<Json> &value, qsizetype index) const
{
    if (!value)
        return std::nullopt;
    if (isTuple()) {
        const auto at = static_cast<std::size_t>(index);
        return at < value->size() ? some(value->at(at)) : std::nullopt;
    }
    const Json *own = member(*value, m_parts.at(index)->field().key.toStdString());
    return own ? some(*own) : std::nullopt;
}

Json PartsEditor::tupleValue() const
{
    Json list = Json::array();
    for (const FieldEditor *part : m_parts)
        list.push_back(part->value().value_or(Json()));
    while (!list.empty() && list.back().is_null())
        list.erase(list.size() - 1);
    return list;
}

std::optional<Json> PartsEditor::controlValue() const
{
    const bool untouched = std::all_of(m_parts.cbegin(), m_parts.cend(),
                                       [](const FieldEditor *part) { return part->isAtDefault(); });
    if (untouched && !field().required && m_unknown.empty())
        return std::nullopt;
    if (isTuple())
        return some(tupleValue());
    Json object = Json::object();
    for (const FieldEditor *part : m_parts) {
        if (auto value = part->value())
            object[part->field().key.toStdString()] = std::move(*value);
    }
    for (const auto &[key, value] : m_unknown.items())
        object[key] = value;
    return some(std::move(object));
}

bool PartsEditor::setControlValue(const std::optional<Json> &value)
{
    if (value &&
        !(isTuple() ? value->is_array() && value->size() <= std::size_t(m_parts.size()) : value->is_object()))
        return false;
    QList<std::optional<Json>> before;
    for (const FieldEditor *part : std::as_const(m_parts))
        before.append(part->value());
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const std::optional<Json> own = partOf(value, i);
        if (!own) {
            m_parts.at(i)->reset();
        } else if (!m_parts.at(i)->setValue(own)) {
            for (qsizetype back = 0; back < i; ++back)
                m_parts.at(back)->setValue(before.at(back));
            return false;
        }
    }
    m_unknown = Json::object();
    if (value && !isTuple()) {
        for (const auto &[key, each] : value->items()) {
            if (!field().part(QString::fromStdString(key)))
                m_unknown[key] = each;
        }
    }
    return true;
}

MAQUETTE_EDITOR_KIND(PartsEditor, editorrank::ofKind<FieldKind::Group, FieldKind::Tuple>)

} // namespace maquette
