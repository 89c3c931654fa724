// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportplace.h"

#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace maquette
{

namespace
{

//! As it was typed: "~/out" is in the home folder.
QString cleanPath(const QString &typed)
{
    QString path = QDir::fromNativeSeparators(typed.trimmed());
    if (path == u"~" || path.startsWith(QStringLiteral("~/")))
        path = QDir::homePath() + path.mid(1);
    return path.isEmpty() ? path : QDir::cleanPath(path);
}

} // namespace

ExportPlace::ExportPlace(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_path(new QLineEdit)
    , m_choose(new QPushButton(tr("C&hoose…")))
{
    m_kind->setObjectName(QStringLiteral("exportKind"));
    m_kind->addItem(tr("A folder"));
    m_kind->addItem(tr("A ZIP file"));
    auto *label = new QLabel(tr("In&to"));
    label->setBuddy(m_kind);
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_choose->setObjectName(QStringLiteral("choosePath"));
    m_choose->setAccessibleName(tr("Choose"));
    m_choose->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_kind);
    row->addWidget(m_path, 1);
    row->addWidget(m_choose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::labelGap);
    column->addWidget(label);
    column->addLayout(row);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExportPlace::switchKind);
    connect(m_path, &QLineEdit::textChanged, this, [this](const QString &text) {
        (isZip() ? m_zip : m_folder) = cleanPath(text);
        emit changed();
    });
    connect(m_choose, &QPushButton::clicked, this, &ExportPlace::ask);
}

bool ExportPlace::isZip() const
{
    return m_kind->currentIndex() == 1;
}

void ExportPlace::setPlaces(const QString &folder, const QString &zip, bool isZip)
{
    m_folder = folder;
    m_zip = zip;
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrentIndex(isZip ? 1 : 0);
    }
    switchKind();
}

void ExportPlace::switchKind()
{
    m_path->setAccessibleName(isZip() ? tr("ZIP file") : tr("Folder"));
    m_path->setText(QDir::toNativeSeparators(isZip() ? m_zip : m_folder));
    emit changed();
}

QString ExportPlace::folder() const
{
    return m_folder;
}

QString ExportPlace::zip() const
{
    return m_zip;
}

void ExportPlace::fill(ExportPlan &plan) const
{
    plan.isZip = isZip();
    plan.target = isZip() ? m_zip : m_folder;
}

bool ExportPlace::isValid() const
{
    const QString path = isZip() ? m_zip : m_folder;
    return QDir::isAbsolutePath(path) && (!isZip() || !QFileInfo(path).completeBaseName().isEmpty());
}

void ExportPlace::ask()
{
    auto *dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (isZip()) {
        dialog->setObjectName(QStringLiteral("exportZip"));
        dialog->setWindowTitle(tr("Export to a ZIP file"));
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // it gets a number instead
        dialog->setDefaultSuffix(QStringLiteral("zip"));
        dialog->setNameFilter(tr("ZIP file (*.zip)"));
        dialog->setDirectory(QFileInfo(m_zip).path());
        dialog->selectFile(QFileInfo(m_zip).fileName());
    } else {
        dialog->setObjectName(QStringLiteral("exportFolder"));
        dialog->setWindowTitle(tr("Export to a folder"));
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setDirectory(m_folder);
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_path->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

} // namespace maquette
