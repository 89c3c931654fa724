// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/fieldeditor.h"

#include "ui/form/optionaljson.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr int headHeight = 24; // tall enough for the reset button, so that nothing moves when it appears
} // namespace

FieldEditor::FieldEditor(const Field &field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_column(new QVBoxLayout(this))
    , m_head(new QHBoxLayout)
    , m_title(new WrapLabel(field.title))
{
    setObjectName(QStringLiteral("field:") + field.key);
    setAccessibleName(field.title);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_title->setFont(Fonts::label());
    m_title->setAlignment(Qt::AlignVCenter);
    m_title->setMinimumHeight(headHeight);
    m_head->setSpacing(metrics::small);
    m_head->addWidget(m_title, 1);
    m_column->addLayout(m_head);
}

std::optional<Json> FieldEditor::initialValue() const
{
    return m_field.exampleDefault ? std::nullopt : m_field.defaultValue;
}

void FieldEditor::reset()
{
    if (!setValue(initialValue()))
        setValue(std::nullopt);
}

bool FieldEditor::isAtDefault() const
{
    return sameValue(value(), initialValue());
}

void FieldEditor::setBody(QWidget *body)
{
    m_column->addSpacing(2);
    m_column->addWidget(body);
    if (m_field.description.isEmpty())
        return;
    auto *hint = new WrapLabel(m_field.description, WrapLabel::Tone::Dim, this);
    hint->setFont(Fonts::hint());
    hint->setObjectName(QStringLiteral("description"));
    m_column->addSpacing(metrics::labelGap);
    m_column->addWidget(hint);
}

void FieldEditor::setLead(QWidget *lead)
{
    m_head->insertWidget(0, lead);
}

void FieldEditor::setAside(const QString &text, WrapLabel::Tone tone)
{
    if (m_aside == nullptr) {
        if (text.isEmpty())
            return;
        m_aside = new WrapLabel({}, tone, this);
        m_aside->setFont(Fonts::hint());
        m_aside->setObjectName(QStringLiteral("aside"));
        m_aside->setAlignment(Qt::AlignVCenter);
        m_head->insertWidget(m_head->indexOf(m_title) + 1, m_aside);
    }
    m_aside->setPlain(text);
    m_aside->setTone(tone);
    m_aside->setVisible(!text.isEmpty());
}

QString FieldEditor::standardAside(const QString &defaultText) const
{
    QStringList parts;
    if (m_field.required)
        parts += tr("required");
    if (!defaultText.isEmpty())
        parts += tr("default %1").arg(defaultText);
    return parts.join(QStringLiteral(" · "));
}

void FieldEditor::announceChange()
{
    updateResetButton();
    emit valueChanged();
}

void FieldEditor::updateResetButton()
{
    const bool wanted = !isAtDefault();
    if (m_reset == nullptr) {
        if (!wanted)
            return;
        m_reset = new QToolButton(this);
        m_reset->setObjectName(QStringLiteral("reset"));
        m_reset->setProperty("flat", true);
        m_reset->setAutoRaise(true);
        m_reset->setIcon(symbolicIcon(QStringLiteral("reset")));
        m_reset->setFixedSize(headHeight, headHeight);
        m_reset->setAccessibleName(tr("Reset %1").arg(m_field.title));
        m_reset->setToolTip(tr("Back to the default"));
        m_reset->setFocusPolicy(Qt::TabFocus);
        m_head->addWidget(m_reset);
        // Tab comes to it after the control, not at the end of the window.
        QWidget *last = focusTarget();
        for (QWidget *each = last->nextInFocusChain(); isAncestorOf(each) && each != m_reset;
             each = each->nextInFocusChain()) {
            if (each->focusPolicy() != Qt::NoFocus && each->focusProxy() == nullptr)
                last = each;
        }
        setTabOrder(last, m_reset);
        connect(m_reset, &QToolButton::clicked, this, [this] {
            QWidget *target = focusTarget();
            reset();
            target->setFocus(Qt::OtherFocusReason);
        });
    }
    m_reset->setVisible(wanted);
}

bool FieldEditor::isMissing() const
{
    const std::optional<Json> now = value();
    return !now || now->is_null() || (now->is_string() && stringOf(*now).isEmpty());
}

void FieldEditor::setProblems(const QList<FieldProblem> &problems)
{
    m_problems = problems;
    QStringList lines;
    bool blocks = false;
    for (const FieldProblem &problem : problems) {
        if (problem.blocks && !m_touched && isMissing())
            continue;
        if (!lines.contains(problem.message))
            lines += problem.message;
        blocks |= problem.blocks;
    }
    if (m_problem == nullptr) {
        if (lines.isEmpty())
            return;
        m_problem = new WrapLabel({}, WrapLabel::Tone::Red, this);
        m_problem->setFont(Fonts::hint());
        m_problem->setObjectName(QStringLiteral("problem"));
        m_problem->setContentsMargins(0, 0, 0, 0);
        m_column->addSpacing(metrics::tiny);
        m_column->addWidget(m_problem);
    }
    m_problem->setTone(blocks ? WrapLabel::Tone::Red : WrapLabel::Tone::Amber);
    m_problem->setPlain(lines.join(u'\n'));
    m_problem->setVisible(!lines.isEmpty());
}

QString FieldEditor::shownProblem() const
{
    return m_problem != nullptr && !m_problem->isHidden() ? m_problem->plain() : QString();
}

void FieldEditor::setTouched(bool touched)
{
    if (touched == m_touched)
        return;
    m_touched = touched;
    setProblems(m_problems);
}

void FieldEditor::watchFocus(QWidget *control)
{
    control->installEventFilter(this);
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && !isMissing())
        setTouched(true);
    return QWidget::eventFilter(watched, event);
}

void FieldEditor::nameControl(QWidget *control) const
{
    control->setAccessibleName(m_field.title);
    QStringList about;
    if (m_field.required)
        about += tr("required");
    if (!m_field.description.isEmpty())
        about += m_field.description;
    control->setAccessibleDescription(about.join(QStringLiteral(". ")));
}

} // namespace maquette
