// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/namededitor.h"

#include "ui/form/editorfactory.h"
#include "ui/theme/metrics.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace maquette
{

NamedEditor::NamedEditor(const Field &field, MediaSource &pictures, QWidget *parent)
    : FieldEditor(field, parent)
    , m_name(new QLineEdit)
    , m_editor(EditorFactory::make(field, pictures, this))
{
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::tiny);
    m_name->setMinimumHeight(metrics::controlHeight);
    m_name->setPlaceholderText(tr("Name"));
    m_name->setAccessibleName(tr("Name of %1").arg(field.title));
    m_editor->setBare();
    rows->addWidget(m_name);
    rows->addWidget(m_editor);
    setBody(body);
    adopt(m_editor);
    connect(m_name, &QLineEdit::textChanged, this, &NamedEditor::announceChange);
}

NamedEditor::~NamedEditor()
{
    m_name->disconnect(this);
}

QString NamedEditor::name() const
{
    return m_name->text();
}

void NamedEditor::setName(const QString &name)
{
    m_name->setText(name);
}

QWidget *NamedEditor::focusTarget() const
{
    return m_name;
}

QList<InnerEditor> NamedEditor::inner() const
{
    return {{std::nullopt, m_editor}};
}

std::optional<Json> NamedEditor::controlValue() const
{
    return m_editor->value();
}

bool NamedEditor::setControlValue(const std::optional<Json> &value)
{
    return m_editor->setValue(value);
}

} // namespace maquette
