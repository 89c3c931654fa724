// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetdrop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace maquette
{

namespace
{

QStringList presetFilesIn(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    for (const QUrl &url : urls) {
        const QString file = url.toLocalFile();
        if (file.endsWith(QLatin1String(".maquette-preset"), Qt::CaseInsensitive))
            files << file;
    }
    return files;
}

} // namespace

void PresetDrop::watch(QWidget *widget)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool PresetDrop::eventFilter(QObject *watched, QEvent *event)
{
    const bool drop = event->type() == QEvent::Drop;
    if (!drop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
        return QObject::eventFilter(watched, event);
    auto *over = static_cast<QDropEvent *>(event);
    const QStringList files = presetFilesIn(over->mimeData());
    // Whoever gives them away for good keeps them: they are read, not taken.
    if (files.isEmpty() || !over->possibleActions().testFlag(Qt::CopyAction))
        return QObject::eventFilter(watched, event);
    over->setDropAction(Qt::CopyAction);
    over->accept();
    if (drop)
        emit dropped(files);
    return true;
}

} // namespace maquette
