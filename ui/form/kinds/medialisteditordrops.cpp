// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into MediaListEditor by drops, the clipboard, its line and keys on its previews.
#include "ui/form/frametaker.h"
#include "ui/form/kinds/medialisteditor.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediafiles.h"
#include "ui/form/medialine.h"
#include "ui/form/mediaoffer.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>

namespace maquette
{

QString MediaListEditor::noRoomText() const
{
    return tr("There is no room for more than %1.").arg(*field().maxItems);
}

void MediaListEditor::dropComing()
{
    m_frames->cancel();
    delete m_keeps;
    if (std::exchange(m_keeping, 0) > 0)
        emit pendingChanged();
}

void MediaListEditor::typeHere(const QString &text)
{
    m_line->setFocus(Qt::OtherFocusReason);
    m_line->end(false);
    m_line->insert(text);
}

void MediaListEditor::keepPicture(const QMimeData &data)
{
    if (!m_keeps)
        m_keeps = new QObject(this);
    ++m_keeping; // what was pasted goes with the next run, or the run waits
    emit pendingChanged();
    keepOffered(data, m_source, m_keeps, [this](const Result<QString> &kept) {
        --m_keeping;
        emit pendingChanged();
        if (kept)
            append(fileValue(*kept));
        else
            refuse(kept.error().message);
    });
}

void MediaListEditor::take(const QMimeData &data)
{
    const MediaOffer offer = offeredMedia(data, field().media, m_source);
    if (offer.isPicture)
        return hasRoom() ? keepPicture(data) : refuse(noRoomText());
    qsizetype taken = 0;
    while (taken < offer.addresses.size() && hasRoom())
        append(offer.addresses.at(taken++));
    if (taken < offer.addresses.size())
        refuse(noRoomText());
    else if (!offer.refusal.isEmpty())
        refuse(offer.refusal);
    if (!offer.clips.isEmpty() && hasRoom())
        m_frames->ask(offer.clips.constFirst(), m_line->mapToGlobal(QPoint(0, m_line->height())));
}

void MediaListEditor::takeTyped()
{
    const QString text = m_line->text().trimmed();
    if (text.isEmpty())
        return;
    if (!typedPath(text).isEmpty()) {
        QMimeData typed;
        typed.setText(text);
        m_line->clear();
        return take(typed);
    }
    const QString problem = hasRoom() ? addressProblem(text, field().media) : noRoomText();
    if (!problem.isEmpty())
        return refuse(problem);
    m_line->clear();
    append(text);
}

void MediaListEditor::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr)
        return;
    const bool words = data->hasText() && !data->hasUrls() && worksIn(*data).isEmpty() &&
                       m_line->hasFocus() && !data->text().contains(u':');
    if (words)
        m_line->insert(data->text().trimmed());
    else
        take(*data);
}

void MediaListEditor::browse()
{
    chooseMediaFiles(field().media, true, this, [this](const QStringList &files) {
        for (const QString &file : files) {
            if (!hasRoom())
                return refuse(noRoomText());
            append(fileValue(file));
        }
    });
}

void MediaListEditor::refuse(const QString &why)
{
    setTouched(true);
    setProblems(ownProblems() + QList<FieldProblem>{{field().key, why, false}}); // said once
}

void MediaListEditor::dragEnterEvent(QDragEnterEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void MediaListEditor::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(*event->mimeData());
}

} // namespace maquette
