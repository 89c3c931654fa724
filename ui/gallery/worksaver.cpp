// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/worksaver.h"

#include "app/library/library.h"
#include "ui/gallery/worktexts.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QSet>
#include <QStandardPaths>

namespace maquette
{

namespace
{

//! A name in \a folder that no file has yet, and that is not \a taken: "sky.png", "sky (2).png", ...
QString freeName(const QString &folder, const QString &name, const QSet<QString> &taken)
{
    const QFileInfo info(name);
    QString path = folder + u'/' + name;
    for (int i = 2; taken.contains(path) || QFileInfo::exists(path); ++i) {
        path = QStringLiteral("%1/%2 (%3).%4")
                   .arg(folder, info.completeBaseName(), QString::number(i), info.suffix());
    }
    return path;
}

} // namespace

WorkSaver::WorkSaver(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
{}

void WorkSaver::saveAs(const QList<WorkFile> &chosen, QWidget *window)
{
    if (chosen.isEmpty())
        return;
    auto *dialog = new QFileDialog(window);
    dialog->setObjectName(QStringLiteral("saveAs"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDirectory(m_folder);
    if (chosen.size() > 1) {
        dialog->setWindowTitle(tr("Save %1 works in").arg(chosen.size()));
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, chosen](const QString &folder) { saveCopies(chosen, folder); });
    } else {
        const QFileInfo file(chosen.first().path);
        dialog->setWindowTitle(tr("Save as"));
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(file.suffix());
        dialog->setNameFilter(
            QStringLiteral("%1 (*.%2)").arg(WorkTexts::format(file.fileName()), file.suffix()));
        dialog->selectFile(file.fileName());
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, id = chosen.first().id](const QString &target) {
                    m_folder = QFileInfo(target).absolutePath();
                    saveOne(id, target);
                });
    }
    dialog->open();
}

void WorkSaver::saveOne(AssetId id, const QString &target)
{
    const QString name = QFileInfo(target).fileName();
    m_library.saveCopy(id, target, [saver = QPointer(this), name](const Result<void> &saved) {
        if (saver)
            emit saver->notice(saved ? tr("Saved %1").arg(name) : saved.error().message);
    });
}

void WorkSaver::saveCopies(const QList<WorkFile> &chosen, const QString &folder)
{
    struct Count
    {
        int left = 0;
        int saved = 0;
        QString problem;
    };
    m_folder = folder;
    auto count = std::make_shared<Count>();
    count->left = static_cast<int>(chosen.size());
    // Names are settled before the first copy is made, so that two works never aim at one.
    QSet<QString> taken;
    for (const WorkFile &work : chosen) {
        const QString target = freeName(folder, QFileInfo(work.path).fileName(), taken);
        taken.insert(target);
        m_library.saveCopy(work.id, target, [saver = QPointer(this), count](const Result<void> &saved) {
            --count->left;
            if (saved)
                ++count->saved;
            else
                count->problem = saved.error().message;
            if (count->left > 0 || !saver)
                return;
            const QString done =
                count->saved == 1 ? tr("Saved 1 work") : tr("Saved %1 works").arg(count->saved);
            emit saver->notice(count->problem.isEmpty() ? done : QString(done + u' ' + count->problem));
        });
    }
}

} // namespace maquette
