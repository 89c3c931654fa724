// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/promptsdialog.h"

#include "ui/form/promptrowdelegate.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

QString headline(const PromptsToSend &sent)
{
    const auto prompts = int(sent.prompts.size());
    if (sent.runs == 1)
        return PromptsDialog::tr("%1 prompts, a run for each").arg(prompts);
    return PromptsDialog::tr("%1 prompts, %2 runs for each: %3 runs")
        .arg(prompts)
        .arg(sent.runs)
        .arg(prompts * sent.runs);
}

} // namespace

PromptsDialog::PromptsDialog(const PromptsToSend &sent, QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget)
{
    setWindowTitle(tr("Prompts that will be sent"));
    setAccessibleName(windowTitle());
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::medium);
    const auto say = [column](const QString &text, const QFont &font, WrapLabel::Tone tone) {
        if (text.isEmpty())
            return;
        auto *label = new WrapLabel(text, tone);
        label->setFont(font);
        column->addWidget(label);
    };
    say(headline(sent), Fonts::title(), WrapLabel::Tone::Text);
    m_list->setObjectName(QStringLiteral("prompts"));
    m_list->setAccessibleName(tr("Prompts"));
    m_list->setItemDelegate(new PromptRowDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setSpacing(metrics::tiny);
    m_list->setResizeMode(QListView::Adjust);
    for (const QString &prompt : sent.prompts) {
        auto *item = new QListWidgetItem(prompt, m_list);
        item->setData(Qt::AccessibleTextRole, tr("%1: %2").arg(QString::number(m_list->count()), prompt));
    }
    column->addWidget(m_list, 1);
    QStringList costs{sent.total, sent.price};
    costs.removeAll(QString());
    say(costs.join(QStringLiteral(" · ")), Fonts::tabular(Fonts::label()), WrapLabel::Tone::Text);
    say(sent.caution, Fonts::hint(), WrapLabel::Tone::Amber);
    say(sent.reason, Fonts::hint(), WrapLabel::Tone::Red);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *send = new QPushButton(tr("Generate %1").arg(sent.prompts.size() * sent.runs));
    send->setObjectName(QStringLiteral("sendPrompts"));
    send->setProperty("primary", true);
    send->setEnabled(sent.reason.isEmpty());
    send->setAutoDefault(false); // Ctrl+Enter pressed twice by habit must not pay here
    buttons->addButton(send, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    column->addWidget(buttons);
    send->installEventFilter(this);
    connect(send, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(560, 480);
    m_list->setFocus();
}

bool PromptsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) { // who has gone to the button means it
        const auto &key = *static_cast<QKeyEvent *>(event);
        auto *send = qobject_cast<QPushButton *>(watched);
        const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
        if (send != nullptr && enter && (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            send->click();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace maquette
