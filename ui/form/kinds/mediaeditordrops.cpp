// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into MediaEditor by drops, the clipboard and keys on its preview; its context menu.
#include "ui/form/frametaker.h"
#include "ui/form/kinds/mediaeditor.h"
#include "ui/form/linkbutton.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediafiles.h"
#include "ui/form/medialine.h"
#include "ui/form/mediaoffer.h"
#include "ui/form/mendmenu.h"
#include "ui/form/picturewell.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

namespace maquette
{

void MediaEditor::take(const QMimeData &data)
{
    const MediaOffer offer = offeredMedia(data, field().media, m_source);
    if (offer.isPicture)
        keepPicture(data);
    else if (!offer.addresses.isEmpty())
        setAddress(offer.addresses.constFirst());
    else
        refuse(offer.refusal);
    if (offer.addresses.isEmpty() && !offer.clips.isEmpty())
        m_frames->ask(offer.clips.constFirst(), m_well->mapToGlobal(QPoint(0, m_well->height())));
}

void MediaEditor::dropComing()
{
    m_frames->cancel();
    if (!m_keeping)
        return;
    delete m_keeping;
    emit pendingChanged();
}

//! Over what is there, whole: it was typed with the preview in focus.
void MediaEditor::typeHere(const QString &text)
{
    m_line->setFocus(Qt::OtherFocusReason);
    m_line->selectAll();
    m_line->insert(text);
    typed(m_line->text());
}

void MediaEditor::keepPicture(const QMimeData &data)
{
    dropComing();
    // What was pasted goes with the next run, or the run waits.
    m_keeping = keepOffered(data, m_source, this, [this](const Result<QString> &kept) {
        m_keeping.clear();
        emit pendingChanged();
        if (kept)
            setAddress(fileValue(*kept));
        else
            refuse(kept.error().message);
    });
    emit pendingChanged();
}

void MediaEditor::browse()
{
    chooseMediaFiles(field().media, false, this, [this](const QStringList &files) {
        QMimeData data; // as if it had been dropped: it may be a work, or a clip
        data.setUrls({QUrl::fromLocalFile(files.constFirst())});
        take(data);
    });
}

QString MediaEditor::mendOffer() const
{
    if (m_item->isMending())
        return tr("Stop");
    if (m_item->isClipForPicture())
        return tr("Take a frame…");
    if (m_item->isPending())
        return {};
    const bool refused = m_item->verdict() == MediaItem::Verdict::Misfits;
    if (refused && (!m_item->mends().isEmpty() || m_item->canCrop()))
        return tr("Make it fit…");
    if (!m_item->mends().isEmpty() || !m_item->original().isEmpty())
        return tr("Change it…");
    if (refused && m_item->canCopy())
        return tr("Take a copy to mend it");
    return m_item->canCrop() ? tr("Crop…") : QString();
}

void MediaEditor::offerMends()
{
    const QPoint below = m_mend->mapToGlobal(QPoint(0, m_mend->height()));
    if (m_item->isMending())
        return m_item->cancelMend();
    if (m_item->isClipForPicture())
        return m_frames->ask(m_item->address(), below);
    const bool single = m_item->mends().isEmpty() && m_item->original().isEmpty();
    if (single && m_item->canCopy())
        return m_item->takeCopy();
    if (single)
        return openCrop(*m_item, m_source, field().title, this);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addMends(*menu, *m_item, m_source, field().title, this);
    menu->popup(below);
}

void MediaEditor::refuse(const QString &why)
{
    QList<FieldProblem> shown = m_item->problems();
    shown.prepend({field().key, why, false}); // said once; the next change takes it away
    setTouched(true);
    setProblems(shown);
}

void MediaEditor::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr)
        return;
    const bool plainWords = data->hasText() && !data->hasUrls() && worksIn(*data).isEmpty() &&
                            m_line->hasFocus() && !data->text().contains(u':') && data->text().size() < 2000;
    if (plainWords && !m_item->address().isEmpty() && !m_line->showsName())
        m_line->insert(data->text().trimmed()), typed(m_line->text()); // mends a part of an address
    else
        take(*data);
}

void MediaEditor::dragEnterEvent(QDragEnterEvent *event)
{
    // Everything is let in, so that a refusal can be explained.
    m_well->setDropTarget(true);
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void MediaEditor::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_well->setDropTarget(false);
    FieldEditor::dragLeaveEvent(event);
}

void MediaEditor::dropEvent(QDropEvent *event)
{
    m_well->setDropTarget(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(*event->mimeData());
}

void MediaEditor::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addMends(*menu, *m_item, m_source, field().title, this);
    if (!menu->isEmpty())
        menu->addSeparator();
    menu->addAction(tr("Choose a file…"), this, &MediaEditor::browse);
    menu->addAction(tr("Paste"), this, &MediaEditor::paste);
    QAction *copy = menu->addAction(tr("Copy the address"), this,
                                    [this] { QGuiApplication::clipboard()->setText(m_item->address()); });
    copy->setEnabled(!m_item->address().isEmpty() && !assetIn(m_item->address()));
    QAction *again = menu->addAction(tr("Check the link again"), m_item, &MediaItem::checkAgain);
    again->setEnabled(m_item->isWebAddress() && !m_item->isPending());
    menu->addSeparator();
    menu->addAction(tr("Clear"), this, &MediaEditor::clear)->setEnabled(!m_item->address().isEmpty());
    QAction *back = menu->addAction(
        m_cleared.isEmpty() ? tr("Put back") : tr("Put %1 back").arg(MediaItem::nameOf(m_cleared, m_source)),
        this, &MediaEditor::restore);
    back->setEnabled(!m_cleared.isEmpty());
    menu->popup(event->globalPos());
}

} // namespace maquette
