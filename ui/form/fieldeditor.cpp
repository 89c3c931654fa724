// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/fieldeditor.h"

#include "ui/form/fieldkeys.h"
#include "ui/form/optionaljson.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QApplication>
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

std::optional<Json> FieldEditor::value() const
{
    if (m_isHeld)
        return m_given;
    std::optional<Json> shown = controlValue();
    return m_given && sameValue(shown, m_givenControl) ? m_given : shown;
}

bool FieldEditor::setValue(const std::optional<Json> &value)
{
    const std::optional<Json> before = this->value();
    const bool none = value && value->is_null() && m_field.nullable;
    m_setting = true;
    const bool taken = (none && setControlValue(std::nullopt)) || setControlValue(value);
    m_setting = false;
    if (!taken)
        return false;
    m_given = value;
    m_givenControl = controlValue();
    m_isHeld = false;
    showHeld();
    if (!sameValue(before, this->value()))
        announceChange();
    return true;
}

void FieldEditor::hold(const Json &value)
{
    m_given.emplace(value);
    m_isHeld = true;
    showHeld();
    announceChange();
}

void FieldEditor::showHeld()
{
    if (m_held == nullptr && !m_isHeld)
        return;
    if (m_held == nullptr) {
        m_held = new WrapLabel({}, WrapLabel::Tone::Dim, this);
        m_held->setObjectName(QStringLiteral("held"));
        m_column->insertWidget(1, m_held);
    }
    constexpr qsizetype shown = 200;
    QString text = m_isHeld ? QString::fromUtf8(toBytes(*m_given)) : QString();
    if (text.size() > shown)
        text = text.left(shown) + u'…';
    m_held->setPlain(tr("Kept as it is, for the controls here cannot show it: %1").arg(text));
    m_held->setVisible(m_isHeld);
    if (m_body != nullptr)
        m_body->setVisible(!m_isHeld);
}

void FieldEditor::reset()
{
    if (!setValue(initialValue()))
        setValue(std::nullopt);
    m_given.reset(); // the control says what it is
}

bool FieldEditor::isAtDefault() const
{
    return sameValue(value(), initialValue());
}

void FieldEditor::setBody(QWidget *body, Hint hint)
{
    m_body = body;
    if (!m_field.description.isEmpty()) {
        m_hint = new WrapLabel(m_field.description, WrapLabel::Tone::Dim, this);
        m_hint->setFont(Fonts::hint());
        m_hint->setFolding(tr("Click for all of it, or press %1 in the field").arg(FieldKeys::moreText()));
        m_hint->setObjectName(QStringLiteral("description"));
    }
    if (m_hint != nullptr && hint == Hint::Above) {
        m_column->addWidget(m_hint);
        m_column->addSpacing(metrics::labelGap - 2);
    }
    m_column->addSpacing(2);
    m_column->addWidget(body);
    if (m_hint != nullptr && hint == Hint::Below) {
        m_column->addSpacing(metrics::labelGap);
        m_column->addWidget(m_hint);
    }
}

bool FieldEditor::hasFocusInside() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused != nullptr && isAncestorOf(focused);
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
    m_aside->setVisible(!m_bare && !text.isEmpty());
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
    if (m_setting)
        return; // setValue() will
    updateResetButton();
    emit valueChanged();
}

void FieldEditor::updateResetButton()
{
    // Inside a card, what has no default is emptied where it stands; a button more in each row says nothing.
    const bool useful = !m_isInner || initialValue();
    const bool wanted = !m_bare && useful && !isAtDefault();
    if (m_reset == nullptr && !wanted)
        return;
    if (m_reset == nullptr)
        makeReset();
    m_reset->setVisible(wanted);
}

void FieldEditor::makeReset()
{
    m_reset = new QToolButton(this);
    m_reset->setObjectName(QStringLiteral("reset"));
    m_reset->setProperty("flat", true);
    m_reset->setAutoRaise(true);
    m_reset->setIcon(symbolicIcon(QStringLiteral("reset")));
    m_reset->setFixedSize(headHeight, headHeight);
    m_reset->setAccessibleName(tr("Reset %1").arg(m_field.title));
    m_reset->setToolTip(tr("Back to the default (%1)").arg(FieldKeys::resetText()));
    m_reset->setFocusPolicy(Qt::NoFocus); // Tab goes from field to field; FieldKeys resets by keys
    m_head->addWidget(m_reset);
    connect(m_reset, &QToolButton::clicked, this, &FieldEditor::resetByHand);
}

bool FieldEditor::offersReset() const
{
    return m_reset != nullptr && !m_reset->isHidden();
}

void FieldEditor::resetByHand()
{
    reset();
    // Of a list, what had the focus may be gone.
    if (!hasFocusInside() || !QApplication::focusWidget()->isVisible())
        focusTarget()->setFocus(Qt::OtherFocusReason);
}

QString FieldEditor::pendingText() const
{
    const QList<InnerEditor> editors = inner();
    const auto busy = std::find_if(editors.cbegin(), editors.cend(),
                                   [](const InnerEditor &each) { return each.editor->isPending(); });
    return busy == editors.cend() ? tr("looking at it…") : busy->editor->pendingText();
}

bool FieldEditor::isPending() const
{
    const QList<InnerEditor> editors = inner();
    return std::any_of(editors.cbegin(), editors.cend(),
                       [](const InnerEditor &each) { return each.editor->isPending(); });
}

void FieldEditor::adopt(FieldEditor *inner)
{
    inner->m_isInner = true;
    connect(inner, &FieldEditor::valueChanged, this, &FieldEditor::announceChange);
    connect(inner, &FieldEditor::submitRequested, this, &FieldEditor::submitRequested);
    connect(inner, &FieldEditor::pendingChanged, this, &FieldEditor::pendingChanged);
    connect(inner, &FieldEditor::innerChanged, this, &FieldEditor::innerChanged);
}

void FieldEditor::setBare()
{
    m_bare = true;
    m_title->hide();
    if (m_aside != nullptr)
        m_aside->hide();
    if (m_reset != nullptr)
        m_reset->hide();
    if (m_hint != nullptr)
        m_hint->hide();
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
