// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Drops, the clipboard and the context menu of MediaEditor.
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaeditor.h"
#include "ui/form/medialine.h"
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
    if (const AssetId id = firstWorkIn(data); !id.isNull()) {
        takeWork(id);
        return;
    }
    if (data.hasUrls() && !data.urls().isEmpty()) {
        const QUrl url = data.urls().constFirst();
        if (!url.isLocalFile()) {
            takeText(url.toString(QUrl::FullyEncoded));
        } else if (const AssetId id = m_source.workOfFile(url.toLocalFile()); !id.isNull()) {
            takeWork(id);
        } else {
            refuse(
                tr("A file from this computer cannot be sent. Drop a picture from the gallery or paste its "
                   "https address."));
        }
        return;
    }
    if (data.hasText() && !data.text().trimmed().isEmpty())
        takeText(data.text());
    else if (data.hasImage())
        refuse(tr(
            "A copied picture cannot be sent. Drop a picture from the gallery or paste its https address."));
    else
        refuse(tr(
            "There is nothing here that this field takes. Drop a picture from the gallery or paste its https "
            "address."));
}

void MediaEditor::takeWork(AssetId id)
{
    const std::optional<WorkFacts> work = m_source.work(id);
    if (work && work->kind != field().media) {
        refuse(field().media == MediaKind::Image
                   ? tr("This work is not a picture, and the field takes a picture.")
                   : tr("This work is not of the kind that the field takes."));
        return;
    }
    setAddress(assetValue(id), true);
}

void MediaEditor::takeText(const QString &text)
{
    QString address = text.trimmed();
    address.remove(u'\n').remove(u'\r');
    const QString problem = addressProblem(address, field().media);
    if (!problem.isEmpty())
        refuse(problem);
    else
        setAddress(address, true);
}

void MediaEditor::refuse(const QString &why)
{
    QList<FieldProblem> shown = m_problems;
    shown.prepend({field().key, why, false}); // said once; the next change takes it away
    setTouched(true);
    setProblems(shown);
}

void MediaEditor::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr)
        return;
    const bool plainWords = data->hasText() && !data->hasUrls() && firstWorkIn(*data).isNull() &&
                            m_line->hasFocus() && !data->text().contains(u':') && data->text().size() < 2000;
    if (plainWords && !m_address.isEmpty() && !assetIn(m_address))
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
    menu->addAction(tr("Paste"), this, &MediaEditor::paste);
    QAction *copy = menu->addAction(tr("Copy the address"), this,
                                    [this] { QGuiApplication::clipboard()->setText(m_address); });
    copy->setEnabled(!m_address.isEmpty() && !assetIn(m_address));
    menu->addSeparator();
    menu->addAction(tr("Clear"), this, &MediaEditor::clear)->setEnabled(!m_address.isEmpty());
    QAction *back =
        menu->addAction(m_cleared.isEmpty() ? tr("Put back") : tr("Put %1 back").arg(nameOf(m_cleared)), this,
                        &MediaEditor::restore);
    back->setEnabled(!m_cleared.isEmpty());
    menu->popup(event->globalPos());
}

} // namespace maquette
