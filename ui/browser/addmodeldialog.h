// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "models/page/sourcetext.h"

#include <QDialog>
#include <QTimer>

class QDialogButtonBox;
class QPushButton;
class QStackedWidget;

namespace maquette
{

class CatalogueKeeper;
class FoundView;
class LinkButton;
class PageFinder;
class PageTextEdit;
struct PageFindings;
class WrapLabel;

//! \brief Adds models from the text of their API pages: the text at the left, what it holds at the right.
//!
//! Nothing is sent. The text is read in the background whenever it has changed.
class AddModelDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a keeper must outlive this.
    explicit AddModelDialog(CatalogueKeeper &keeper, QWidget *parent = nullptr);

signals:
    //! They are kept, and the dialog closes.
    void added(const QList<maquette::ModelId> &models);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Page { HintPage, RefusedPage, FoundPage };

    QWidget *buildText();
    QWidget *buildFound();
    QDialogButtonBox *buildButtons();
    void connectParts();
    void pasteClipboard();
    void openFile();
    void readSoon();
    void readNow();
    void showFindings(const PageFindings &findings);
    void refuse(const QString &sentence, const TextPlace &place = {});
    void say(const QString &hint);
    void tellFault(const QString &text);
    void updateButton();
    void submit();
    void askToReplace(const QStringList &names);
    void keep(bool replace);

    CatalogueKeeper &m_keeper;
    PageFinder *m_finder;
    PageTextEdit *m_text;
    QPushButton *m_clipboard;
    QPushButton *m_file;
    QStackedWidget *m_pages;
    WrapLabel *m_hint;
    WrapLabel *m_refusal;
    WrapLabel *m_place;
    LinkButton *m_go;
    FoundView *m_found;
    WrapLabel *m_fault;
    QPushButton *m_add;
    QTimer m_pause;
    TextPlace m_errorPlace;
    bool m_jumps = false; //!< to the place of an error
    bool m_adding = false;
};

} // namespace maquette
