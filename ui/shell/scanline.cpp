// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/scanline.h"

#include "app/library/library.h"
#include "app/library/libraryscan.h"
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
constexpr int scanButtonHeight = 24; // as the others of the status line
}

ScanLine::ScanLine(Library &library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_text(new InkLabel(InkLabel::Ink::Dim))
    , m_stop(new QPushButton(tr("Stop")))
{
    setObjectName(QStringLiteral("scanLine"));
    m_text->setObjectName(QStringLiteral("scanProgress"));
    m_text->setFont(Fonts::tabular(Fonts::hint()));
    m_text->setContentsMargins(metrics::small, 0, 0, 0);
    m_stop->setObjectName(QStringLiteral("stopScan"));
    m_stop->setProperty("flat", true);
    m_stop->setFixedHeight(scanButtonHeight);
    m_stop->setFont(Fonts::hint());
    m_stop->setAccessibleName(tr("Stop reading the library folder"));
    m_stop->setToolTip(tr("What was read so far stays. The next time it goes on."));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::tiny);
    row->addWidget(m_text);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (LibraryScan *scan = m_library.runningScan())
            scan->cancel();
    });
    connect(&library, &Library::scanStarted, this, &ScanLine::follow);
    connect(&library, &Library::scanEnded, this, &QWidget::hide);
    hide();
    follow();
}

void ScanLine::follow()
{
    if (const LibraryScan *scan = m_library.runningScan())
        connect(scan, &LibraryScan::progressed, this, &ScanLine::showProgress);
}

void ScanLine::showFromTheStart()
{
    if (!m_library.runningScan())
        return;
    showProgress();
    show();
}

void ScanLine::showProgress()
{
    const LibraryScan *scan = m_library.runningScan();
    if (!scan)
        return;
    const ScanProgress progress = scan->progress();
    const QLocale locale;
    m_text->setText(progress.toRead == 0
                        ? tr("Looking through the library folder…")
                        : tr("Reading the library folder: %1 of %2 files")
                              .arg(locale.toString(progress.read), locale.toString(progress.toRead)));
    m_text->setAccessibleName(m_text->text());
    if (progress.toRead > 0)
        show();
}

} // namespace maquette
