// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/prompteditor.h"

#include "ui/form/editorkind.h"
#include "ui/form/linkbutton.h"
#include "ui/form/optionaljson.h"
#include "ui/form/resizegrip.h"
#include "ui/form/textarea.h"
#include "ui/form/textmeasure.h"

#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr int promptLines = 6;
constexpr int innerLines = 3; // one of several, in a card
constexpr int textLines = 2;
} // namespace

PromptEditor::PromptEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_area(new TextArea)
{
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    const bool prompt = field.role == FieldRole::Prompt || field.role == FieldRole::NegativePrompt;
    const int lines = prompt ? promptLines : field.multiline ? innerLines : textLines;
    const int height = m_area->fontMetrics().lineSpacing() * lines + 16;
    m_area->setFixedHeight(height);
    nameControl(m_area);
    watchFocus(m_area);
    titleLabel()->setBuddy(m_area);
    rows->addWidget(m_area);
    rows->addWidget(new ResizeGrip(m_area, height, body));
    if (!example().isEmpty()) {
        m_area->setExample(example());
        m_area->setAccessibleDescription(m_area->accessibleDescription() +
                                         tr(" Example: %1 Tab takes the example.").arg(example()));
        m_takeExample = new LinkButton(tr("Tab takes the example"));
        m_takeExample->setObjectName(QStringLiteral("takeExample"));
        m_takeExample->setAccessibleName(tr("Take the example for %1").arg(field.title));
        m_takeExample->setFocusPolicy(Qt::NoFocus); // the keyboard has Tab for it
        rows->addWidget(m_takeExample, 0, Qt::AlignLeft);
        connect(m_takeExample, &QAbstractButton::clicked, this, [this] {
            m_area->takeExample();
            m_area->setFocus(Qt::OtherFocusReason);
        });
    }
    setBody(body);
    if (const auto initial = initialValue()) {
        m_text = stringOf(*initial);
        m_area->setPlainText(m_text);
    }
    updateCounter();
    connect(m_area, &QPlainTextEdit::textChanged, this, &PromptEditor::readText);
    connect(m_area, &TextArea::submitRequested, this, &FieldEditor::submitRequested);
}

QString PromptEditor::example() const
{
    return field().exampleDefault && field().defaultValue ? stringOf(*field().defaultValue) : QString();
}

void PromptEditor::readText()
{
    const QString text = m_area->toPlainText();
    if (text == m_text)
        return; // a change of the preedit alone
    m_text = text;
    updateCounter();
    announceChange();
}

void PromptEditor::updateCounter()
{
    QStringList parts;
    WrapLabel::Tone tone = WrapLabel::Tone::Dim;
    const auto count = [&](int now, int most, const QString &text) {
        parts += text.arg(now).arg(most);
        if (now > most)
            tone = field().lengthIsAdvice ? WrapLabel::Tone::Amber : WrapLabel::Tone::Red;
    };
    if (field().required)
        parts += tr("required");
    if (field().maxLength)
        count(codePoints(m_text), *field().maxLength, tr("%1 / %2"));
    if (field().maxWords)
        count(wordsIn(m_text), *field().maxWords, tr("%1 / %2 words"));
    setAside(parts.join(QStringLiteral(" · ")), tone);
    if (m_takeExample != nullptr)
        m_takeExample->setVisible(m_text.isEmpty());
}

std::optional<Json> PromptEditor::controlValue() const
{
    // White space alone is no text; but where there is a true default, emptying it is a wish too.
    const std::optional<Json> initial = initialValue();
    const bool clearsDefault = initial && !stringOf(*initial).trimmed().isEmpty();
    if (m_text.trimmed().isEmpty() && !clearsDefault)
        return std::nullopt;
    return some(jsonString(m_text));
}

bool PromptEditor::setControlValue(const std::optional<Json> &value)
{
    if (value && !value->is_string())
        return false;
    const QString text = value ? stringOf(*value) : QString();
    if (text != m_text)
        m_area->replaceText(text);
    return true;
}

QWidget *PromptEditor::focusTarget() const
{
    return m_area;
}

MAQUETTE_EDITOR_KIND(PromptEditor, editorrank::ofKind<FieldKind::Text>)

} // namespace maquette
