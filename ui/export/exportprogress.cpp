// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportprogress.h"

#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QPlainTextEdit>
#include <QProgressBar>
#include <QVBoxLayout>

namespace maquette
{

ExportProgress::ExportProgress(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar)
    , m_text(new WrapLabel)
    , m_failures(new QPlainTextEdit)
{
    constexpr int failureLines = 4;
    m_bar->setObjectName(QStringLiteral("exportBar"));
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_bar->setTextVisible(false);
    m_text->setObjectName(QStringLiteral("exportText"));
    m_failures->setObjectName(QStringLiteral("exportFailures"));
    m_failures->setAccessibleName(tr("Works that could not be exported"));
    m_failures->setReadOnly(true);
    m_failures->setTabChangesFocus(true);
    m_failures->setFont(Fonts::hint());
    m_failures->setFixedHeight(failureLines * m_failures->fontMetrics().lineSpacing() + 2 * metrics::small);
    m_failures->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(m_bar);
    column->addWidget(m_text);
    column->addWidget(m_failures);
}

void ExportProgress::showRunning(const ExportCount &count)
{
    m_bar->show();
    m_bar->setRange(0, static_cast<int>(count.total));
    m_bar->setValue(static_cast<int>(count.done()));
    QString text = tr("%1 of %2").arg(count.done()).arg(count.total);
    if (count.failed > 0)
        text += tr(" · %1 could not be exported").arg(count.failed);
    m_text->setTone(WrapLabel::Tone::Text);
    m_text->setPlain(text);
    m_failures->hide();
}

void ExportProgress::showCancelling()
{
    m_text->setPlain(tr("Cancelling…"));
}

QString ExportProgress::summary(const ExportOutcome &outcome)
{
    const ExportCount &count = outcome.count;
    if (outcome.error)
        return outcome.error->message;
    QStringList said;
    if (outcome.cancelled && outcome.target.isEmpty())
        said << tr("Cancelled. There is no ZIP file.");
    else if (outcome.cancelled)
        said << tr("Cancelled after %1 of %2 works. Those are whole.").arg(count.done()).arg(count.total);
    else if (count.written == 1)
        said << tr("Exported 1 work.");
    else if (count.written > 0)
        said << tr("Exported %1 works.").arg(count.written);
    else
        said << tr("Nothing was exported.");
    if (count.present > 0)
        said << (count.present == 1 ? tr("1 was there already, the same.")
                                    : tr("%1 were there already, the same.").arg(count.present));
    if (count.failed > 0)
        said << (count.failed == 1 ? tr("1 work could not be exported.")
                                   : tr("%1 works could not be exported.").arg(count.failed));
    return said.join(u' ');
}

void ExportProgress::showEnded(const ExportOutcome &outcome)
{
    const bool trouble = outcome.error || outcome.count.failed > 0;
    m_bar->hide();
    m_text->setTone(outcome.error ? WrapLabel::Tone::Red
                    : trouble     ? WrapLabel::Tone::Amber
                                  : WrapLabel::Tone::Text);
    m_text->setPlain(summary(outcome));
    QStringList lines;
    for (const ExportFailure &failure : outcome.failures)
        lines << (failure.name.isEmpty()
                      ? failure.error.message
                      : QString(failure.name + QStringLiteral(": ") + failure.error.message));
    if (outcome.count.failed > outcome.failures.size())
        lines << tr("and %1 more").arg(outcome.count.failed - outcome.failures.size());
    m_failures->setPlainText(lines.join(u'\n'));
    m_failures->setVisible(!lines.isEmpty());
}

void ExportProgress::showProblem(const QString &text)
{
    m_bar->hide();
    m_failures->hide();
    m_text->setTone(WrapLabel::Tone::Red);
    m_text->setPlain(text);
}

} // namespace maquette
