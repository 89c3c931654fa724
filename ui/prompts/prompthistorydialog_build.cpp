// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a PromptHistoryDialog is put together.
#include "ui/form/noticebar.h"
#include "ui/prompts/promptdelegate.h"
#include "ui/prompts/prompthistorydialog.h"
#include "ui/prompts/promptlist.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

namespace maquette
{

PromptHistoryDialog::PromptHistoryDialog(PromptHistory &history, QWidget *parent)
    : QDialog(parent)
    , m_history(history)
    , m_prompts(new PromptList(this))
    , m_words(new QLineEdit)
    , m_starredOnly(new QPushButton(tr("★ Starred")))
    , m_list(new QListView)
    , m_empty(new QLabel)
    , m_more(new QLabel)
    , m_notice(new NoticeBar)
    , m_use(new QPushButton(tr("Use this prompt")))
    , m_copy(new QPushButton(tr("Copy")))
{
    setWindowTitle(tr("Prompt history"));
    setAccessibleName(windowTitle());
    build();
    connect(m_words, &QLineEdit::textChanged, this, &PromptHistoryDialog::search);
    connect(m_starredOnly, &QPushButton::toggled, this, &PromptHistoryDialog::search);
    connect(&history, &PromptHistory::found, this, &PromptHistoryDialog::showFound);
    connect(&history, &PromptHistory::changed, this, &PromptHistoryDialog::search);
    connect(&history, &PromptHistory::failed, this,
            [this](const Error &error) { m_notice->tellTrouble(error.message); });
    connect(&history, &PromptHistory::removed, this, [this](const PastPrompt &prompt) {
        m_removed << prompt;
        tellRemoved();
    });
    connect(m_list, &QAbstractItemView::activated, this, &PromptHistoryDialog::use);
    connect(m_list, &QWidget::customContextMenuRequested, this, &PromptHistoryDialog::openMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PromptHistoryDialog::updateButtons);
    resize(560, 600);
    updateButtons();
}

void PromptHistoryDialog::build()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::small);
    m_words->setObjectName(QStringLiteral("words"));
    m_words->setPlaceholderText(tr("Search all prompts"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    for (QToolButton *clear : m_words->findChildren<QToolButton *>())
        clear->setAccessibleName(tr("Clear the search"));
    m_words->installEventFilter(this);
    head->addWidget(m_words, 1);
    m_starredOnly->setObjectName(QStringLiteral("starredOnly"));
    m_starredOnly->setProperty("chip", true);
    m_starredOnly->setCheckable(true);
    m_starredOnly->setAutoDefault(false);
    m_starredOnly->setAccessibleName(tr("Starred prompts only"));
    head->addWidget(m_starredOnly);
    m_list->setObjectName(QStringLiteral("prompts"));
    m_list->setAccessibleName(tr("Prompts"));
    m_list->setModel(m_prompts);
    m_list->setItemDelegate(new PromptDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_empty->setObjectName(QStringLiteral("empty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setFont(Fonts::text());
    m_empty->hide();
    m_more->setObjectName(QStringLiteral("more"));
    m_more->setFont(Fonts::hint());
    m_more->setWordWrap(true);
    m_more->hide();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_more);
    column->addWidget(m_notice);
    column->addWidget(buttonRow());
}

QWidget *PromptHistoryDialog::buttonRow()
{
    auto *row = new QWidget;
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::small);
    auto *close = new QPushButton(tr("Close"));
    m_use->setObjectName(QStringLiteral("use"));
    m_use->setProperty("primary", true);
    m_copy->setObjectName(QStringLiteral("copy"));
    for (QPushButton *button : {m_copy, m_use, close})
        button->setAutoDefault(false);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_use);
    buttons->addWidget(close);
    connect(m_use, &QPushButton::clicked, this, &PromptHistoryDialog::use);
    connect(m_copy, &QPushButton::clicked, this, &PromptHistoryDialog::copy);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return row;
}

} // namespace maquette
