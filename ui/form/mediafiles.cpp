// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mediafiles.h"

#include "app/media/mediadesk.h"
#include "ui/form/mediasource.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QImage>
#include <QMimeData>

namespace maquette
{

namespace
{
QString fileWords(const char *text)
{
    return QCoreApplication::translate("MediaFiles", text);
}

//! What Qt reads here; what a file is really is found by its contents.
QString filterFor(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Video:
        return fileWords("Clips (%1)").arg(QStringLiteral("*.mp4 *.mov *.m4v *.webm *.mkv"));
    case MediaKind::Audio:
        return fileWords("Sound (%1)").arg(QStringLiteral("*.wav *.mp3 *.m4a *.aac *.flac *.ogg *.opus"));
    case MediaKind::Image:
        break;
    }
    return fileWords("Pictures (%1)")
        .arg(QStringLiteral("*.png *.jpg *.jpeg *.webp *.gif *.tif *.tiff *.bmp"));
}

//! As the program that copied it wrote it, where it did: nothing of it is lost then.
QByteArray fileBytes(const QMimeData &data)
{
    for (const char *type : {"image/png", "image/jpeg", "image/webp"}) {
        const QByteArray bytes = data.data(QLatin1String(type));
        if (!bytes.isEmpty())
            return bytes;
    }
    return {};
}
} // namespace

void chooseMediaFiles(MediaKind kind, bool several, QWidget *parent,
                      std::function<void(const QStringList &)> answer)
{
    static QString s_folder; // of the last time, for as long as the program runs
    auto *dialog =
        new QFileDialog(parent, several ? fileWords("Choose files") : fileWords("Choose a file"), s_folder);
    dialog->setObjectName(QStringLiteral("chooseMedia"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    dialog->setNameFilters({filterFor(kind), fileWords("All files (*)")});
    QObject::connect(dialog, &QFileDialog::filesSelected, parent,
                     [answer = std::move(answer)](const QStringList &files) {
                         if (files.isEmpty())
                             return;
                         s_folder = QFileInfo(files.constFirst()).absolutePath();
                         answer(files);
                     });
    dialog->open();
}

QObject *keepOffered(const QMimeData &data, MediaSource &source, QObject *parent,
                     std::function<void(const Result<QString> &)> answer)
{
    const QByteArray bytes = fileBytes(data);
    const QImage image = bytes.isEmpty() ? data.imageData().value<QImage>() : QImage();
    auto *keeping = new QObject(parent);
    QObject *errand = source.disk().keep(bytes, image, keeping,
                                         [keeping, answer = std::move(answer)](const Result<QString> &kept) {
                                             keeping->deleteLater();
                                             answer(kept);
                                         });
    Q_UNUSED(errand) // goes with the other
    return keeping;
}

} // namespace maquette
