// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/aboutdialog.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

QLabel *paragraph(const QString &text, const QFont &font)
{
    auto *label = new QLabel(text);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setOpenExternalLinks(true);
    return label;
}

QLabel *appIcon()
{
    constexpr int edge = 64;
    auto *label = new QLabel;
    label->setPixmap(QIcon(QStringLiteral(":/icons/maquette.svg")).pixmap(edge));
    label->setAccessibleName(AboutDialog::tr("The program's icon"));
    return label;
}

} // namespace

QString AboutDialog::facts()
{
    return QStringList{
        QStringLiteral("Maquette " MAQUETTE_VERSION),
        QStringLiteral("Qt %1 (built with %2)")
            .arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)),
        QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::kernelType() + QLatin1Char(' ') +
            QSysInfo::kernelVersion(),
        QStringLiteral("%1, %2").arg(QSysInfo::currentCpuArchitecture(), QGuiApplication::platformName())}
        .join(QLatin1Char('\n'));
}

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Maquette"));
    setAccessibleName(windowTitle());
    auto *copy = new QPushButton(tr("Copy"));
    copy->setToolTip(tr("Copy version and platform"));
    copy->setAccessibleName(tr("Copy version and platform"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(appIcon());
    column->addWidget(paragraph(tr("Maquette"), Fonts::title()));
    column->addWidget(
        paragraph(tr("A studio for the RunComfy Model API. Not made by RunComfy."), Fonts::text()));
    column->addWidget(paragraph(facts(), Fonts::hint()));
    column->addWidget(paragraph(
        tr("Maquette is free software under the GNU General Public License, version 3 or later. It comes "
           "without any warranty. It is built on Qt (LGPL 3), FFmpeg (GPL 2 or later), GStreamer (LGPL 2.1), "
           "SQLite (public domain), QtKeychain (BSD), nlohmann/json (MIT), pixman (MIT) and "
           "zlib (Zlib)."),
        Fonts::hint()));
    column->addStretch();
    column->addWidget(buttons);
    setFixedWidth(460);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [copy] {
        QGuiApplication::clipboard()->setText(facts());
        copy->setText(tr("Copied"));
    });
}

} // namespace maquette
