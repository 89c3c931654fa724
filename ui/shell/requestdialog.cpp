// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/requestdialog.h"

#include "models/core/json.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

QString indented(const QByteArray &input)
{
    const Result<Json> json = parseJson(input);
    return QString::fromUtf8(json ? toIndentedBytes(*json) : input);
}

QPushButton *chipButton(const QString &text, QButtonGroup *group)
{
    auto *made = new QPushButton(text);
    made->setProperty("chip", true);
    made->setCheckable(true);
    made->setAccessibleName(text);
    made->setAutoDefault(false);
    group->addButton(made);
    return made;
}

} // namespace

RequestDialog::RequestDialog(const QString &modelName, const QByteArray &input, const QString &curl,
                             const QString &note, QWidget *parent)
    : QDialog(parent)
    , m_json(indented(input))
    , m_curl(curl)
    , m_text(new QPlainTextEdit)
    , m_copy(new QPushButton)
{
    setWindowTitle(tr("Request to %1").arg(modelName));
    setAccessibleName(windowTitle());
    auto *group = new QButtonGroup(this);
    m_jsonChip = chipButton(tr("JSON"), group);
    m_curlChip = chipButton(tr("curl"), group);
    m_text->setReadOnly(true);
    m_text->setFont(Fonts::fixed());
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setAccessibleName(tr("Request"));
    m_text->setTabChangesFocus(true);
    QString said = tr("Nothing is sent by looking at it. The token stands as $RUNCOMFY_TOKEN.");
    if (!note.isEmpty())
        said += u' ' + note;
    auto *hint = new QLabel(said);
    hint->setObjectName(QStringLiteral("hint"));
    hint->setFont(Fonts::hint());
    hint->setWordWrap(true);

    auto *chips = new QHBoxLayout;
    chips->addWidget(m_jsonChip);
    chips->addWidget(m_curlChip);
    chips->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_copy->setProperty("primary", true);
    m_copy->setAutoDefault(false);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(true);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::medium);
    column->addLayout(chips);
    column->addWidget(m_text, 1);
    column->addWidget(hint);
    column->addWidget(buttons);
    resize(640, 480);

    connect(m_jsonChip, &QPushButton::toggled, this, &RequestDialog::showJson);
    connect(m_copy, &QPushButton::clicked, this, &RequestDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_jsonChip->setChecked(true);
}

QString RequestDialog::shownText() const
{
    return m_text->toPlainText();
}

void RequestDialog::showJson(bool json)
{
    m_text->setPlainText(json ? m_json : m_curl);
    m_copy->setText(json ? tr("Copy JSON") : tr("Copy curl command"));
    m_copy->setAccessibleName(m_copy->text());
}

void RequestDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_copy->setText(tr("Copied"));
}

} // namespace maquette
