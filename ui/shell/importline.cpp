// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/importline.h"

#include "app/library/folderimport.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace maquette
{

namespace
{
constexpr int importButtonHeight = 24; // as the others of the status line
}

ImportLine::ImportLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new InkLabel(InkLabel::Ink::Dim))
    , m_stop(new QPushButton(tr("Stop")))
{
    setObjectName(QStringLiteral("importLine"));
    m_text->setObjectName(QStringLiteral("importProgress"));
    m_text->setFont(Fonts::tabular(Fonts::hint()));
    m_text->setContentsMargins(metrics::small, 0, 0, 0);
    m_stop->setObjectName(QStringLiteral("stopImport"));
    m_stop->setProperty("flat", true);
    m_stop->setFixedHeight(importButtonHeight);
    m_stop->setFont(Fonts::hint());
    m_stop->setAccessibleName(tr("Stop the import"));
    m_stop->setToolTip(tr("What came so far stays. Import the folder again to go on."));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::tiny);
    row->addWidget(m_text);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_import)
            m_import->cancel();
    });
    hide();
}

void ImportLine::follow(FolderImport &import)
{
    m_import = &import;
    connect(&import, &FolderImport::progressed, this, &ImportLine::showProgress);
    connect(&import, &FolderImport::finished, this, &QWidget::hide);
    showProgress();
    show();
}

void ImportLine::showProgress()
{
    if (!m_import)
        return;
    const ImportProgress progress = m_import->progress();
    const QLocale locale;
    m_text->setText(progress.files == 0
                        ? tr("Looking for pictures and clips…")
                        : tr("Importing: %1 of %2 files")
                              .arg(locale.toString(progress.done), locale.toString(progress.files)));
    m_text->setAccessibleName(m_text->text());
}

} // namespace maquette
