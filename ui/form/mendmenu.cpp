// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mendmenu.h"

#include "ui/crop/cropdialog.h"
#include "ui/form/mediaitem.h"
#include "ui/theme/plaintip.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace maquette
{

namespace
{

QString menuWords(const char *text)
{
    return QCoreApplication::translate("MendMenu", text);
}

void addCrop(QMenu &menu, MediaItem &item, const MediaSource &source, const QString &title, QWidget *field)
{
    if (!item.canCrop())
        return;
    QAction *crop = menu.addAction(menuWords("Crop…"), &item,
                                   [&item, &source, title, field] { openCrop(item, source, title, field); });
    crop->setObjectName(QStringLiteral("crop"));
}

} // namespace

void addMends(QMenu &menu, MediaItem &item, const MediaSource &source, const QString &title, QWidget *field)
{
    menu.setToolTipsVisible(true);
    if (item.isMending()) {
        menu.addAction(item.isWebAddress() ? menuWords("Stop taking a copy")
                                           : menuWords("Stop making it fit"),
                       &item, &MediaItem::cancelMend);
        return;
    }
    if (item.canCopy()) {
        QAction *copy = menu.addAction(menuWords("Take a copy to change it"), &item, &MediaItem::takeCopy);
        copy->setObjectName(QStringLiteral("takeCopy"));
    }
    const QList<MediaMend> &mends = item.mends();
    const bool shape =
        std::any_of(mends.begin(), mends.end(), [](const MediaMend &mend) { return mend.changesShape; });
    if (shape)
        addCrop(menu, item, source, title, field);
    for (const MediaMend &mend : mends) {
        QAction *action = menu.addAction(QString(mend.title).replace(u'&', QStringLiteral("&&")), &item,
                                         [&item, mend] { item.mend(mend); });
        action->setObjectName(QStringLiteral("mendOffer"));
        action->setToolTip(plainTip(mend.notes.join(u'\n')));
    }
    if (!shape)
        addCrop(menu, item, source, title, field);
    if (!item.original().isEmpty()) {
        QAction *back = menu.addAction(menuWords("Use the original again"), &item, &MediaItem::useOriginal);
        back->setObjectName(QStringLiteral("useOriginal"));
    }
}

void openCrop(MediaItem &item, const MediaSource &source, const QString &title, QWidget *field)
{
    if (!item.canCrop())
        return;
    // A part that was cut out before is drawn anew on the whole picture.
    const auto &cut = item.cut();
    auto *dialog = new CropDialog(cut ? cut->file : item.file(), item.limits(), title, field);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (cut)
        dialog->setPart(cut->part);
    else if (item.local())
        dialog->setMedia(*item.local());
    dialog->setWanted(source.wantedProportions());
    QObject::connect(dialog, &CropDialog::chosen, &item, &MediaItem::crop);
    dialog->start();
    dialog->open();
}

} // namespace maquette
