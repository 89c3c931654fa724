// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/adoptdialog.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace maquette
{

AdoptDialog::AdoptDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(new QLabel(this))
    , m_edit(new QLineEdit(this))
    , m_modelLabel(new QLabel(tr("&Model"), this))
    , m_models(new QComboBox(this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("adopt"));
    setWindowTitle(tr("Enter the request id"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    layout->setSpacing(metrics::medium);

    m_text->setText(tr("Find the run on the Generations page of your RunComfy account and paste its "
                       "request id here. Maquette then fetches its result; nothing is sent again."));
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(textWidth);
    layout->addWidget(m_text);
    auto *label = new QLabel(tr("&Request id"), this);
    label->setBuddy(m_edit);
    layout->addWidget(label);
    m_edit->setObjectName(QStringLiteral("requestId"));
    m_edit->setAccessibleName(tr("Request id"));
    m_edit->setMinimumHeight(metrics::controlHeight);
    layout->addWidget(m_edit);
    m_models->setObjectName(QStringLiteral("model"));
    m_modelLabel->setBuddy(m_models);
    for (QWidget *part : {static_cast<QWidget *>(m_modelLabel), static_cast<QWidget *>(m_models)}) {
        part->hide();
        layout->addWidget(part);
    }
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Colors::from(palette()).red);
    m_problem->setPalette(colours);
    m_problem->hide();
    layout->addWidget(m_problem);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_fetch = buttons->addButton(tr("Fetch it"), QDialogButtonBox::AcceptRole);
    m_fetch->setObjectName(QStringLiteral("fetch"));
    m_fetch->setProperty("primary", true);
    m_fetch->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AdoptDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_edit, &QLineEdit::textChanged, this, &AdoptDialog::check);
    check();
}

void AdoptDialog::setRun(const QString &title)
{
    m_text->setText(tr("This is for “%1”: nobody knows whether RunComfy took it.").arg(title) + u'\n' +
                    m_text->text());
}

RequestId AdoptDialog::idIn(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^[\s"']*([A-Za-z0-9_-]{1,128})[\s"',]*$)"));
    const QRegularExpressionMatch match = pattern.match(text);
    return match.hasMatch() ? RequestId(match.captured(1)) : RequestId();
}

void AdoptDialog::offerModels(const QList<std::pair<ModelId, QString>> &models)
{
    setWindowTitle(tr("Collect a run by its request id"));
    m_text->setText(
        tr("For a run that was started on the website, by another program, or that Maquette has "
           "forgotten. Its result is fetched into the gallery; nothing is sent, and nothing is charged."));
    m_models->clear();
    m_models->addItem(tr("Not known"), QString());
    for (const auto &[id, name] : models)
        m_models->addItem(name, id.text());
    m_modelLabel->show();
    m_models->show();
}

ModelId AdoptDialog::model() const
{
    return ModelId(m_models->currentData().toString());
}

void AdoptDialog::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (!isVisible())
        return; // its size is not fixed yet
    // A dialog does not grow by itself for a text that is broken into lines.
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void AdoptDialog::check()
{
    const bool empty = m_edit->text().trimmed().isEmpty();
    const bool valid = !idIn(m_edit->text()).isEmpty();
    m_fetch->setEnabled(valid);
    showProblem(empty || valid ? QString()
                               : tr("A request id has only letters, digits, - and _, at most 128 of them."));
}

void AdoptDialog::submit()
{
    const RequestId id = idIn(m_edit->text());
    if (!id.isEmpty())
        emit idEntered(id);
}

} // namespace maquette
