// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/problemwindow.h"

#include "app/base/advice.h"
#include "app/base/log.h"
#include "ui/shell/aboutdialog.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

QLabel *problemLabel(const QString &text, const QFont &font)
{
    auto *label = new QLabel(text);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ProblemWindow::ProblemWindow(const Error &error, const QString &file, QWidget *parent)
    : QWidget(parent)
    , m_error(error)
    , m_file(file)
    , m_told(problemLabel({}, Fonts::text()))
{
    const Advice advice = adviceFor(error);
    setObjectName(QStringLiteral("problem"));
    setWindowTitle(tr("Maquette cannot start"));
    setAccessibleName(windowTitle());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::huge);
    column->setSpacing(metrics::medium);
    column->addWidget(problemLabel(advice.headline, Fonts::title()));
    column->addWidget(problemLabel(error.message, Fonts::text()));
    if (!reassurance().isEmpty())
        column->addWidget(problemLabel(reassurance(), Fonts::text()));
    column->addWidget(problemLabel(advice.step, Fonts::strong()));
    if (!file.isEmpty())
        column->addWidget(problemLabel(file, Fonts::fixed()));
    if (canBeginAnew()) {
        column->addWidget(problemLabel(
            tr("A new index is read from the library folder: prompts, settings and labels stand in the "
               "files. "
               "Runs under way and the record of spending do not; collect such runs by their request id."),
            Fonts::text()));
    }
    m_told->setObjectName(QStringLiteral("told"));
    m_told->hide();
    column->addWidget(m_told);
    column->addStretch();
    column->addLayout(makeButtons());
    findChild<QPushButton *>(QStringLiteral("quit"))->setFocus();
    resize(560, 320);
}

bool ProblemWindow::canBeginAnew() const
{
    return m_error.kind == ErrorKind::DatabaseDamaged && !m_file.isEmpty();
}

QHBoxLayout *ProblemWindow::makeButtons()
{
    auto *folder = new QPushButton(tr("Show in folder"));
    auto *copy = new QPushButton(tr("Copy details"));
    auto *quit = new QPushButton(tr("Quit"));
    quit->setObjectName(QStringLiteral("quit"));
    quit->setProperty("primary", true);
    auto *anew = new QPushButton(tr("Make a new index"));
    anew->setObjectName(QStringLiteral("newIndex"));
    anew->setToolTip(tr("Keeps the damaged file under another name and starts again"));
    for (QPushButton *button : {folder, copy, anew, quit})
        button->setAccessibleName(button->text());
    const bool inUse = m_error.kind == ErrorKind::ProfileInUse;
    // Hidden, never shown: without a parent yet each would be a window of its own.
    if (m_file.isEmpty() || inUse)
        folder->hide();
    if (inUse)
        copy->hide();
    if (!canBeginAnew())
        anew->hide();
    auto *row = new QHBoxLayout;
    row->addWidget(folder);
    row->addWidget(copy);
    row->addStretch();
    row->addWidget(anew);
    row->addWidget(quit);
    connect(anew, &QPushButton::clicked, this, &ProblemWindow::newIndexRequested);
    connect(quit, &QPushButton::clicked, qApp, &QCoreApplication::quit);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(report()); });
    connect(folder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_file).absolutePath())); });
    return row;
}

QString ProblemWindow::reassurance() const
{
    switch (m_error.kind) {
    case ErrorKind::DatabaseNewer:
        return tr("Nothing was changed: your pictures, clips and the journal of your runs are as they were.");
    case ErrorKind::DatabaseDamaged:
    case ErrorKind::DatabaseFailed:
        return tr(
            "Nothing was overwritten. Your pictures and clips stand in the library folder as before, and "
            "copies of the journal from earlier starts lie beside it.");
    default:
        return {};
    }
}

void ProblemWindow::tell(const QString &text)
{
    m_told->setText(text);
    m_told->show();
}

QString ProblemWindow::report() const
{
    return redact(
        QStringList{AboutDialog::facts(), m_error.message, m_error.detail, m_file}.join(QLatin1Char('\n')));
}

} // namespace maquette
