// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/problempage.h"

#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

ProblemPage::ProblemPage(QWidget *parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_detail(new InkLabel(InkLabel::Ink::Dim, this))
{
    m_headline->setFont(Fonts::title());
    m_headline->setAccessibleName(tr("Problem"));
    m_advice->setAccessibleName(tr("What can be done"));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setAccessibleName(tr("Details"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::large);
    column->setSpacing(metrics::small);
    column->addStretch();
    for (QLabel *label : {m_headline, m_advice, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    auto *folder = new QPushButton(tr("Show in folder"), this);
    folder->setObjectName(QStringLiteral("problemFolder"));
    folder->setAccessibleName(folder->text());
    folder->setAutoDefault(false);
    connect(folder, &QPushButton::clicked, this, &ProblemPage::showInFolderRequested);
    column->addSpacing(metrics::small);
    column->addWidget(folder, 0, Qt::AlignHCenter);
    column->addStretch();
}

void ProblemPage::setProblem(const QString &headline, const QString &detail, const QString &advice)
{
    m_headline->setText(headline);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

QString ProblemPage::adviceFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::TooLarge:
        return tr("The file is untouched. A program for very large pictures can open it and save a smaller "
                  "copy.");
    case ErrorKind::FileAccess:
        return tr("Look whether its disk is there and whether you may read it, then leaf here again.");
    case ErrorKind::DamagedFile:
        return tr("The file is untouched. If you have another copy of it, put that in its place and leaf "
                  "here again.");
    default:
        return {};
    }
}

} // namespace maquette
