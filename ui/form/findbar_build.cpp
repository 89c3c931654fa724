// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the bar is made of.
#include "ui/form/findbar.h"

#include "ui/form/textarea.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int findLineHeight = 26;

QLineEdit *lineEdit(const QString &name, const QString &label)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setPlaceholderText(label);
    edit->setAccessibleName(label);
    edit->setFont(Fonts::hint());
    edit->setFixedHeight(findLineHeight);
    edit->setMinimumWidth(2 * findLineHeight);
    return edit;
}

QHBoxLayout *rowIn(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    return layout;
}

} // namespace

FindBar::FindBar(TextArea &area)
    : QWidget(&area)
    , m_area(area)
    , m_needle(lineEdit(QStringLiteral("needle"), tr("Find")))
    , m_count(new InkLabel({}, InkLabel::Ink::Dim))
    , m_replaceRow(new QWidget)
    , m_replacement(lineEdit(QStringLiteral("replacement"), tr("Replace with")))
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find in this text"));
    hide();
    build();
    buildReplace();
    chainTabs();
    area.installEventFilter(this);
    connect(m_needle, &QLineEdit::textChanged, this, &FindBar::seek);
    connect(&area, &TextArea::paintingBelow, this, &FindBar::paintMatches);
    connect(&area, &QPlainTextEdit::textChanged, this, [this] {
        if (isVisible() && !m_replacing)
            search();
    });
    connect(&area, &QPlainTextEdit::selectionChanged, this, [this] {
        if (isVisible())
            tellCount();
    });
}

QToolButton *FindBar::button(const QString &name, const QString &label, const QString &text,
                             const QString &icon)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(label);
    button->setToolTip(label);
    button->setProperty("flat", true);
    button->setAutoRaise(true);
    button->setFont(Fonts::hint());
    if (!icon.isEmpty())
        button->setIcon(symbolicIcon(icon));
    button->setText(text);
    if (text.size() <= 2)
        button->setFixedSize(metrics::huge, findLineHeight);
    else
        button->setFixedHeight(findLineHeight);
    return button;
}

void FindBar::build()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::tiny, metrics::tiny, metrics::tiny, metrics::tiny);
    rows->setSpacing(metrics::tiny);
    auto *findRow = new QWidget;
    QHBoxLayout *row = rowIn(findRow);
    m_count->setContentsMargins(metrics::tiny, 0, 0, 0);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setFont(Fonts::tabular(Fonts::hint()));
    m_case = button(QStringLiteral("matchCase"), tr("Match case"), QStringLiteral("Aa"), {});
    m_words = button(QStringLiteral("wholeWords"), tr("Whole words only"), QStringLiteral("ab"), {});
    QFont underlined = m_words->font();
    underlined.setUnderline(true);
    m_words->setFont(underlined);
    auto *previous = button(QStringLiteral("previousMatch"), tr("Previous match (Shift+F3)"), {},
                            QStringLiteral("chevron-up"));
    auto *next =
        button(QStringLiteral("nextMatch"), tr("Next match (F3)"), {}, QStringLiteral("chevron-down"));
    auto *cross = button(QStringLiteral("closeFind"), tr("Close (Esc)"), {}, QStringLiteral("clear"));
    row->addWidget(m_needle, 1);
    row->addWidget(m_count);
    for (QToolButton *each : {m_case, m_words, previous, next, cross})
        row->addWidget(each);
    for (QToolButton *each : {m_case, m_words}) {
        each->setCheckable(true);
        connect(each, &QToolButton::toggled, this, &FindBar::seek);
    }
    connect(previous, &QToolButton::clicked, this, [this] { step(false); });
    connect(next, &QToolButton::clicked, this, [this] { step(true); });
    connect(cross, &QToolButton::clicked, this, &FindBar::leave);
    rows->addWidget(findRow);
    rows->addWidget(m_replaceRow);
}

void FindBar::buildReplace()
{
    QHBoxLayout *row = rowIn(m_replaceRow);
    auto *one = button(QStringLiteral("replaceOne"), tr("Replace this match"), tr("Replace"), {});
    auto *all = button(QStringLiteral("replaceAll"), tr("Replace all matches"), tr("All"), {});
    row->addWidget(m_replacement, 1);
    row->addWidget(one);
    row->addWidget(all);
    connect(one, &QToolButton::clicked, this, &FindBar::replaceOne);
    connect(all, &QToolButton::clicked, this, &FindBar::replaceAll);
}

void FindBar::chainTabs()
{
    QWidget *last = &m_area;
    for (QWidget *each : findChildren<QWidget *>()) {
        if ((each->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        setTabOrder(last, each);
        last = each;
    }
}

} // namespace maquette
