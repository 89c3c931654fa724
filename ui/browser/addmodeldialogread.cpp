// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the dialog gets its text from, and what becomes of it.
#include "ui/browser/addmodeldialog.h"
#include "ui/browser/foundview.h"
#include "ui/browser/pagefinder.h"
#include "ui/browser/pagetextedit.h"
#include "ui/form/wraplabel.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>

namespace maquette
{

void AddModelDialog::pasteClipboard()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const QString text = data != nullptr ? data->text() : QString();
    if (text.trimmed().isEmpty()) {
        refuse(tr("The clipboard holds no text. Copy the page first."));
        return;
    }
    m_text->replaceText(text);
    m_text->setFocus(Qt::OtherFocusReason);
}

void AddModelDialog::openFile()
{
    auto *dialog = new QFileDialog(this, tr("Open the text of a model's page"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Text, JSON and HTML (*.txt *.json *.html *.htm *.md)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_finder, &PageFinder::readFile);
    dialog->open();
}

void AddModelDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void AddModelDialog::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.constFirst().isLocalFile())
        m_finder->readFile(urls.constFirst().toLocalFile());
    else if (urls.size() > 1)
        refuse(tr("One file at a time, please."));
    else
        m_text->replaceText(event->mimeData()->text());
    event->acceptProposedAction();
}

void AddModelDialog::readSoon()
{
    // An answer to what stood there before would jump to wrong places.
    m_finder->forget();
    m_pause.start();
}

void AddModelDialog::readNow()
{
    m_pause.stop();
    const QString text = m_text->toPlainText();
    if (text.trimmed().isEmpty()) {
        m_finder->forget();
        say({});
        return;
    }
    if (m_pages->currentIndex() == HintPage)
        say(tr("Reading…"));
    m_add->setEnabled(false);
    m_finder->read(text);
}

void AddModelDialog::showFindings(const PageFindings &findings)
{
    if (findings.error) {
        refuse(findings.error->message, findings.place);
        if (findings.place.position >= 0 && m_jumps)
            m_text->showPlace(findings.place.position);
        return;
    }
    m_fault->hide();
    m_found->show(findings);
    m_pages->setCurrentIndex(FoundPage);
    updateButton();
}

} // namespace maquette
