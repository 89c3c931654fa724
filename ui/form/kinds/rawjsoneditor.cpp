// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/rawjsoneditor.h"

#include "ui/form/editorkind.h"
#include "ui/form/optionaljson.h"
#include "ui/form/resizegrip.h"
#include "ui/form/textarea.h"

#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
//! Whether a whole number was read as a float because 64 bits do not hold it: its digits would be lost.
class DigitWatch : public nlohmann::json_sax<nlohmann::ordered_json>
{
public:
    bool lost = false;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &text) override
    {
        lost |= text.find_first_of(".eE") == string_t::npos;
        return true;
    }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t &) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return false;
    }
};
} // namespace

RawJsonEditor::RawJsonEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_area(new TextArea)
{
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_area->setLetters(TextArea::Letters::Fixed);
    m_area->setProse(false);
    constexpr int lines = 5;
    const int height = m_area->fontMetrics().lineSpacing() * lines + 16;
    m_area->setFixedHeight(height);
    nameControl(m_area);
    watchFocus(m_area);
    titleLabel()->setBuddy(m_area);
    rows->addWidget(m_area);
    rows->addWidget(new ResizeGrip(m_area, height, body));
    setBody(body);
    setAside(QStringList{standardAside({}), tr("JSON")}.join(
        standardAside({}).isEmpty() ? QString() : QStringLiteral(" · ")));
    if (field.exampleDefault && field.defaultValue)
        m_area->setExample(QString::fromUtf8(toIndentedBytes(*field.defaultValue)));
    RawJsonEditor::setControlValue(initialValue());
    connect(m_area, &QPlainTextEdit::textChanged, this, &RawJsonEditor::readText);
    connect(m_area, &TextArea::submitRequested, this, &FieldEditor::submitRequested);
}

void RawJsonEditor::readText()
{
    if (m_showing)
        return;
    const std::optional<Json> before = m_value;
    const QString errorBefore = m_error;
    m_value.reset();
    m_error.clear();
    const QByteArray text = m_area->toPlainText().toUtf8();
    if (!text.trimmed().isEmpty()) {
        if (Result<Json> parsed = parseJson(text); parsed) {
            m_value = some(std::move(*parsed));
            DigitWatch watch;
            nlohmann::ordered_json::sax_parse(text.begin(), text.end(), &watch);
            if (watch.lost)
                m_error = tr("A number here has more digits than can be sent exactly.");
        } else {
            m_error = tr("This is not JSON yet: %1").arg(parsed.error().detail);
        }
    }
    if (!sameValue(m_value, before) || m_error != errorBefore)
        announceChange();
}

bool RawJsonEditor::setControlValue(const std::optional<Json> &value)
{
    if (sameValue(value, m_value) && m_error.isEmpty())
        return true;
    {
        const QScopedValueRollback showing(m_showing, true);
        m_area->replaceText(value ? QString::fromUtf8(toIndentedBytes(*value)) : QString());
    }
    m_value = value;
    m_error.clear();
    announceChange();
    return true;
}

QList<FieldProblem> RawJsonEditor::ownProblems() const
{
    if (m_error.isEmpty())
        return {};
    return {FieldProblem{field().key, m_error, true}};
}

QString RawJsonEditor::text() const
{
    return m_area->toPlainText();
}

void RawJsonEditor::setText(const QString &text)
{
    m_area->replaceText(text);
}

QWidget *RawJsonEditor::focusTarget() const
{
    return m_area;
}

MAQUETTE_EDITOR_KIND(RawJsonEditor, [](const Field &) { return editorrank::lastResort; })

} // namespace maquette
