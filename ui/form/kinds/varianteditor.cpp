// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/varianteditor.h"

#include "ui/form/editorfactory.h"
#include "ui/form/editorkind.h"
#include "ui/form/optionaljson.h"
#include "ui/form/wheelguard.h"
#include "ui/theme/metrics.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace maquette
{

VariantEditor::VariantEditor(const Field &field, MediaSource &pictures, QWidget *parent)
    : FieldEditor(field, parent)
    , m_pictures(pictures)
    , m_kinds(new QComboBox)
    , m_editors(field.parts.size(), nullptr)
{
    auto *body = new QWidget(this);
    m_rows = new QVBoxLayout(body);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(metrics::small);
    m_kinds->setMinimumHeight(metrics::controlHeight);
    m_kinds->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kinds->setMinimumContentsLength(4);
    new WheelGuard(m_kinds);
    watchFocus(m_kinds);
    nameControl(m_kinds);
    m_kinds->view()->setAccessibleName(field.title);
    titleLabel()->setBuddy(m_kinds);
    if (!initialValue()) {
        m_kinds->addItem(field.required ? tr("Choose…") : tr("Not set"));
        m_offset = 1;
    }
    for (const Field &part : field.parts)
        m_kinds->addItem(nameOf(part));
    m_rows->addWidget(m_kinds);
    setBody(body, Hint::Above);
    setAside(standardAside({}));
    VariantEditor::setControlValue(initialValue());
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this](int row) { choose(row - m_offset); });
}

QString VariantEditor::nameOf(const Field &kind)
{
    if (!stringMember(kind.rules, "title").isEmpty())
        return kind.title;
    switch (kind.kind) {
    case FieldKind::Text:
        return tr("Text");
    case FieldKind::Choice:
    case FieldKind::Fixed:
        return tr("From a list");
    case FieldKind::Number:
    case FieldKind::Amount:
    case FieldKind::Seed:
        return tr("Number");
    case FieldKind::Boolean:
        return tr("Yes or no");
    case FieldKind::Media:
    case FieldKind::MediaList:
        return kind.media == MediaKind::Image   ? tr("Picture")
               : kind.media == MediaKind::Video ? tr("Clip")
                                                : tr("Sound");
    case FieldKind::List:
    case FieldKind::Tuple:
    case FieldKind::Map:
        return tr("List");
    case FieldKind::Group:
        return kind.parts.size() == 2
                   ? tr("%1 and %2").arg(kind.parts.at(0).title, kind.parts.at(1).title.toLower())
                   : tr("Own settings");
    case FieldKind::Variant:
    case FieldKind::Raw:
        break;
    }
    return tr("Other");
}

QWidget *VariantEditor::focusTarget() const
{
    return m_kinds;
}

FieldEditor *VariantEditor::current() const
{
    return m_part < 0 ? nullptr : m_editors.at(m_part);
}

QList<InnerEditor> VariantEditor::inner() const
{
    FieldEditor *editor = current();
    return editor != nullptr ? QList<InnerEditor>{{std::nullopt, editor}} : QList<InnerEditor>();
}

FieldEditor *VariantEditor::editorAt(qsizetype part)
{
    FieldEditor *&editor = m_editors[part];
    if (editor == nullptr) {
        editor = EditorFactory::make(field().parts.at(part), m_pictures, this);
        editor->setBare();
        editor->hide();
        m_rows->addWidget(editor);
        adopt(editor);
    }
    return editor;
}

void VariantEditor::show(qsizetype part)
{
    if (FieldEditor *before = current())
        before->hide();
    m_part = part;
    if (part >= 0)
        editorAt(part)->show();
    const QSignalBlocker blocked(m_kinds);
    m_kinds->setCurrentIndex(int(part) + m_offset);
}

void VariantEditor::choose(qsizetype part)
{
    show(part);
    if (FieldEditor *editor = current())
        editor->setTouched(isTouched());
    emit innerChanged();
    announceChange();
}

std::optional<Json> VariantEditor::controlValue() const
{
    const FieldEditor *editor = current();
    return editor != nullptr ? editor->value() : std::nullopt;
}

bool VariantEditor::setControlValue(const std::optional<Json> &value)
{
    const qsizetype before = m_part;
    if (!value) {
        show(m_offset > 0 ? -1 : 0);
        for (FieldEditor *editor : std::as_const(m_editors)) {
            if (editor != nullptr)
                editor->reset();
        }
        if (before != m_part)
            emit innerChanged();
        return true;
    }
    const Field *fitting = variantFor(field(), *value);
    for (qsizetype part = 0; part < field().parts.size(); ++part) {
        if ((fitting != nullptr && &field().parts.at(part) != fitting) || !editorAt(part)->setValue(value))
            continue;
        show(part);
        if (before != m_part)
            emit innerChanged();
        return true;
    }
    return false;
}

MAQUETTE_EDITOR_KIND(VariantEditor, editorrank::ofKind<FieldKind::Variant>)

} // namespace maquette
