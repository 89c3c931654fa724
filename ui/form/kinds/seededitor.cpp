// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/seededitor.h"

#include "ui/form/choicetext.h"
#include "ui/form/editorkind.h"
#include "ui/form/linkbutton.h"
#include "ui/form/optionaljson.h"
#include "ui/form/seeds.h"
#include "ui/form/wheelguard.h"
#include "ui/form/widespinbox.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace maquette
{

SeedEditor::SeedEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_box(new WideSpinBox)
{
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::tiny);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::small);
    line->addWidget(m_box, 1);
    rows->addLayout(line);

    const auto [lowest, highest] = integerBounds(field);
    m_box->setRange(lowest, highest);
    m_box->setMinimumHeight(metrics::controlHeight);
    m_box->setFont(Fonts::tabular(Fonts::text()));
    m_box->setEmptyText(isSeed() ? tr("Random each run") : tr("Not set"));
    new WheelGuard(m_box);
    watchFocus(m_box);
    nameControl(m_box);
    titleLabel()->setBuddy(m_box);
    if (isSeed()) {
        makeDie();
        line->addWidget(m_die);
        makeLast();
        rows->addWidget(m_lastButton, 0, Qt::AlignLeft);
    } else {
        m_value = initialValue();
    }
    setBody(body);
    const bool showDefault = field.defaultValue && field.defaultValue->is_number();
    setAside(standardAside(showDefault ? numberText(*field.defaultValue) : QString()));
    showState();
    connect(m_box, &WideSpinBox::valueChanged, this, [this] {
        const auto number = m_box->value();
        take(number ? some(number->toJson()) : std::nullopt);
    });
}

SeedEditor::~SeedEditor()
{
    m_box->disconnect(this); // a box that loses the focus while it is destroyed reads its text once more
}

bool SeedEditor::isSeed() const
{
    return field().role == FieldRole::Seed;
}

void SeedEditor::makeDie()
{
    m_die = new QToolButton;
    m_die->setObjectName(QStringLiteral("die"));
    m_die->setCheckable(true);
    m_die->setFixedSize(metrics::controlHeight, metrics::controlHeight);
    m_die->setAccessibleName(tr("%1: random each run").arg(field().title));
    connect(m_die, &QToolButton::clicked, this, &SeedEditor::rollOrHold);
}

void SeedEditor::makeLast()
{
    m_lastButton = new LinkButton;
    m_lastButton->setObjectName(QStringLiteral("lastSeed"));
    m_lastButton->setFont(Fonts::tabular(Fonts::hint()));
    m_lastButton->setToolTip(tr("Hold this number for the next runs"));
    m_lastButton->setAccessibleName(tr("Hold the last seed"));
    m_lastButton->hide();
    connect(m_lastButton, &QAbstractButton::clicked, this, [this] {
        if (m_last)
            take(some(m_last->toJson()));
    });
}

void SeedEditor::rollOrHold()
{
    if (m_value)
        take(std::nullopt);
    else
        take(some(m_last.value_or(randomSeed(field())).toJson()));
}

void SeedEditor::take(std::optional<Json> value)
{
    const bool same = sameValue(value, m_value);
    m_value = std::move(value);
    showState();
    if (!same)
        announceChange();
}

void SeedEditor::showState()
{
    m_box->setValue(m_value ? WideInteger::fromJson(*m_value) : std::nullopt);
    if (m_die != nullptr) {
        m_die->setChecked(!m_value);
        m_die->setIcon(symbolicIcon(m_value ? QStringLiteral("die-held") : QStringLiteral("die")));
        m_die->setToolTip(m_value ? tr("Held. Press for a new number at each run")
                                  : tr("A new number at each run. Press to hold one"));
        m_die->setAccessibleDescription(m_die->toolTip());
    }
    if (m_lastButton != nullptr) {
        const bool shown = m_last && (!m_value || WideInteger::fromJson(*m_value) != m_last);
        m_lastButton->setVisible(shown);
        m_lastButton->updateGeometry();
        if (shown) {
            m_lastButton->setText(tr("last: %1").arg(m_last->toText()));
            m_lastButton->setAccessibleName(tr("Hold the last seed, %1").arg(m_last->toText()));
        }
    }
}

bool SeedEditor::setControlValue(const std::optional<Json> &value)
{
    if (value && !WideInteger::fromJson(*value))
        return false;
    take(value);
    return true;
}

void SeedEditor::reset()
{
    setValue(isSeed() ? std::nullopt : initialValue());
}

bool SeedEditor::isAtDefault() const
{
    return isSeed() ? !m_value : FieldEditor::isAtDefault();
}

void SeedEditor::setLastUsed(std::optional<WideInteger> seed)
{
    m_last = seed;
    showState();
}

QWidget *SeedEditor::focusTarget() const
{
    return m_box;
}

namespace
{
int seedRank(const Field &field)
{
    if (field.kind == FieldKind::Seed)
        return editorrank::usual;
    const bool seed = field.kind == FieldKind::Number && field.integer && field.role == FieldRole::Seed;
    return seed ? editorrank::special : editorrank::never;
}
} // namespace

MAQUETTE_EDITOR_KIND(SeedEditor, seedRank)

} // namespace maquette
