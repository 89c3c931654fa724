// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formcolumn.h"

#include "ui/form/fieldeditor.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QMap>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace maquette
{

namespace
{
constexpr int rowGap = 12; // the title rows bring 4 more of their own
constexpr qsizetype longForm = 6;
constexpr qsizetype veryLongForm = 10;
constexpr qsizetype fewestRare = 2;

QString headingOf(FieldSection section)
{
    switch (section) {
    case FieldSection::Media:
        return FormColumn::tr("Pictures, clips and sound");
    case FieldSection::Output:
        return FormColumn::tr("Output");
    case FieldSection::Settings:
        return FormColumn::tr("Settings");
    case FieldSection::Lead:
        break;
    }
    return {};
}
} // namespace

FormColumn::FormColumn(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("fields"));
    m_rows->setSpacing(rowGap);
}

void FormColumn::place(const QList<FieldEditor *> &editors)
{
    QList<FieldEditor *> usual;
    for (FieldEditor *editor : editors)
        (editor->field().rare ? m_rare : usual).append(editor);
    if (editors.size() <= longForm || m_rare.size() < fewestRare || usual.isEmpty()) {
        usual = editors;
        m_rare.clear();
    }
    placeUnderHeadings(usual);
    placeMore(m_rare);
    m_rows->addStretch(1);
    findSeries(editors);
}

//! Only where the fields stand section by section anyway: their author's order is better than any heading.
void FormColumn::placeUnderHeadings(const QList<FieldEditor *> &editors)
{
    const auto section = [](const FieldEditor *editor) { return editor->field().section; };
    const bool sorted = std::is_sorted(editors.cbegin(), editors.cend(),
                                       [&](const auto *a, const auto *b) { return section(a) < section(b); });
    std::optional<FieldSection> last;
    for (FieldEditor *editor : editors) {
        if (sorted && editors.size() > veryLongForm && section(editor) != last)
            addHeading(headingOf(section(editor)));
        last = section(editor);
        editor->setParent(this);
        m_rows->addWidget(editor);
    }
}

void FormColumn::addHeading(const QString &text)
{
    if (text.isEmpty())
        return;
    auto *heading = new WrapLabel(text, WrapLabel::Tone::Dim, this);
    heading->setObjectName(QStringLiteral("heading"));
    heading->setFont(Fonts::strong());
    m_rows->addSpacing(metrics::small);
    m_rows->addWidget(heading);
}

void FormColumn::placeMore(const QList<FieldEditor *> &editors)
{
    if (editors.isEmpty())
        return;
    m_moreButton = new QToolButton(this);
    m_moreButton->setObjectName(QStringLiteral("more"));
    m_moreButton->setProperty("flat", true);
    m_moreButton->setAutoRaise(true);
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setMinimumHeight(metrics::controlHeight);
    m_moreButton->setFocusPolicy(Qt::StrongFocus);
    m_more = new QWidget(this);
    auto *rows = new QVBoxLayout(m_more);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(rowGap);
    for (FieldEditor *editor : editors) {
        editor->setParent(m_more);
        rows->addWidget(editor);
        connect(editor, &FieldEditor::valueChanged, this, &FormColumn::showMore);
    }
    m_rows->addWidget(m_moreButton, 0, Qt::AlignLeft);
    m_rows->addWidget(m_more);
    connect(m_moreButton, &QToolButton::clicked, this, [this] { setMoreOpen(!m_open); });
    showMore();
}

void FormColumn::setMoreOpen(bool open)
{
    if (open == m_open || m_more == nullptr)
        return;
    m_open = open;
    showMore();
    emit moreToggled(open);
}

void FormColumn::showMore()
{
    const auto changed = std::count_if(m_rare.cbegin(), m_rare.cend(),
                                       [](const FieldEditor *editor) { return !editor->isAtDefault(); });
    m_more->setVisible(m_open);
    m_moreButton->setIcon(
        symbolicIcon(m_open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    m_moreButton->setText(changed > 0 && !m_open ? tr("More · %1 changed").arg(changed) : tr("More"));
    m_moreButton->setAccessibleName(m_open ? tr("Hide the rare settings") : tr("Show the rare settings"));
    m_moreButton->setAccessibleDescription(tr("%1 settings, %2 changed").arg(m_rare.size()).arg(changed));
}

void FormColumn::reveal(const FieldEditor *editor)
{
    if (m_more != nullptr && m_more->isAncestorOf(editor))
        setMoreOpen(true);
}

void FormColumn::findSeries(const QList<FieldEditor *> &editors)
{
    static const QRegularExpression numbered(QStringLiteral("^(.*?)_?(\\d+)$"));
    constexpr qsizetype shortest = 3; // two are a pair, and a pair is shown
    QMap<QString, QMap<int, FieldEditor *>> series;
    for (FieldEditor *editor : editors) {
        const Field &field = editor->field();
        const auto match = numbered.match(field.key);
        const bool media = field.kind == FieldKind::Media && match.hasMatch();
        if (media && !match.captured(1).isEmpty())
            series[match.captured(1)].insert(match.captured(2).toInt(), editor);
    }
    for (const auto &members : std::as_const(series)) {
        if (members.size() >= shortest)
            m_series.append(members.values());
    }
    for (const auto &members : std::as_const(m_series)) {
        for (FieldEditor *editor : members)
            connect(editor, &FieldEditor::valueChanged, this, &FormColumn::showSeries);
    }
    showSeries();
}

void FormColumn::showSeries()
{
    for (const QList<FieldEditor *> &members : std::as_const(m_series)) {
        bool free = false; // whether one before is still empty
        for (FieldEditor *editor : members) {
            const bool filled = editor->value().has_value();
            editor->setVisible(filled || !free || editor->field().required || editor->hasFocusInside());
            free = free || !filled;
        }
    }
}

} // namespace maquette
