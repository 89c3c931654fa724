// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/addmodeldialog.h"

#include "app/catalogue/cataloguekeeper.h"
#include "ui/browser/foundview.h"
#include "ui/browser/pagetextedit.h"
#include "ui/form/linkbutton.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr int modelPauseMs = 250;
constexpr QSize usualAddModelSize(784, 600);

QWidget *topAligned(std::initializer_list<QWidget *> parts)
{
    auto *page = new QWidget;
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, metrics::medium, 0);
    rows->setSpacing(metrics::small);
    auto *title = new QLabel(AddModelDialog::tr("What it holds"));
    title->setFont(Fonts::label());
    rows->addWidget(title);
    for (QWidget *part : parts)
        rows->addWidget(part);
    rows->addStretch(1);
    return page;
}
} // namespace

AddModelDialog::AddModelDialog(CatalogueKeeper &keeper, QWidget *parent)
    : QDialog(parent)
    , m_keeper(keeper)
    , m_finder(new PageFinder(this))
    , m_text(new PageTextEdit)
    , m_clipboard(new QPushButton(tr("From the clipboard")))
    , m_file(new QPushButton(tr("Open a file…")))
    , m_pages(new QStackedWidget)
    , m_hint(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_refusal(new WrapLabel({}, WrapLabel::Tone::Red))
    , m_place(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_go(new LinkButton(tr("Show the place")))
    , m_found(new FoundView(keeper.catalogue()))
    , m_fault(new WrapLabel({}, WrapLabel::Tone::Red))
{
    setObjectName(QStringLiteral("addModel"));
    setWindowTitle(tr("Add a model"));
    setAccessibleName(windowTitle());
    setAcceptDrops(true);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(metrics::huge);
    columns->addWidget(buildText(), 1);
    columns->addWidget(buildFound(), 1);
    auto *rows = new QVBoxLayout(this);
    // The bar of the right column stands in the margin.
    rows->setContentsMargins(metrics::huge, metrics::huge, metrics::huge - metrics::medium, metrics::large);
    rows->setSpacing(metrics::large);
    rows->addLayout(columns, 1);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(0, 0, metrics::medium, 0);
    below->setSpacing(metrics::large);
    m_fault->hide();
    m_fault->setObjectName(QStringLiteral("addFault"));
    below->addWidget(m_fault);
    below->addWidget(buildButtons());
    rows->addLayout(below);
    connectParts();
    resize(usualAddModelSize);
    say({});
    updateButton();
}

QWidget *AddModelDialog::buildText()
{
    m_text->setObjectName(QStringLiteral("pageText"));
    m_text->setAccessibleName(tr("Text of the model's API page"));
    m_text->setPlaceholderText(tr("Paste or drop the text here, or a file that holds it."));
    auto *label = new QLabel(tr("&Text of its API page, or its schema"));
    label->setFont(Fonts::label());
    label->setBuddy(m_text);
    auto *left = new QWidget;
    auto *rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::labelGap);
    rows->addWidget(label);
    rows->addWidget(m_text, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, metrics::labelGap, 0, 0);
    buttons->setSpacing(metrics::small);
    m_clipboard->setObjectName(QStringLiteral("fromClipboard"));
    m_file->setObjectName(QStringLiteral("openModelFile"));
    for (QPushButton *button : {m_clipboard, m_file}) {
        button->setAutoDefault(false);
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    rows->addLayout(buttons);
    return left;
}

QWidget *AddModelDialog::buildFound()
{
    m_hint->setObjectName(QStringLiteral("addHint"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_place->setObjectName(QStringLiteral("refusedPlace"));
    m_place->setFont(Fonts::hint());
    m_go->setObjectName(QStringLiteral("showPlace"));
    m_go->setAccessibleName(tr("Show the place in the text"));
    for (QWidget *page : {topAligned({m_hint}), topAligned({m_refusal, m_place, m_go})})
        m_pages->addWidget(page);
    m_pages->addWidget(m_found);
    return m_pages;
}

QDialogButtonBox *AddModelDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("add"));
    m_add->setProperty("primary", true);
    m_add->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddModelDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void AddModelDialog::connectParts()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(modelPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        m_jumps = false; // the cursor is where somebody types
        readNow();
    });
    connect(m_text, &PageTextEdit::textGiven, this, [this] {
        m_jumps = true;
        readNow();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &AddModelDialog::readSoon);
    connect(m_text, &PageTextEdit::fileGiven, m_finder, &PageFinder::readFile);
    connect(m_text, &PageTextEdit::tooLarge, this,
            [this] { refuse(tr("This text is too large. A model's API page is far smaller.")); });
    connect(m_clipboard, &QPushButton::clicked, this, &AddModelDialog::pasteClipboard);
    connect(m_file, &QPushButton::clicked, this, &AddModelDialog::openFile);
    connect(m_finder, &PageFinder::found, this, &AddModelDialog::showFindings);
    connect(m_finder, &PageFinder::fileRefused, this, [this](const QString &reason) { refuse(reason); });
    connect(m_finder, &PageFinder::fileRead, this,
            [this](const QString &text) { m_text->replaceText(text); });
    connect(m_go, &QAbstractButton::clicked, this, [this] { m_text->showPlace(m_errorPlace.position); });
    connect(m_found, &FoundView::changed, this, &AddModelDialog::updateButton);
    connect(&m_keeper, &CatalogueKeeper::ownAdded, this, [this](const QList<ModelId> &models) {
        if (!std::exchange(m_adding, false))
            return;
        emit added(models);
        accept();
    });
    connect(&m_keeper, &CatalogueKeeper::ownFailed, this, [this](const Error &error) {
        if (!std::exchange(m_adding, false))
            return;
        updateButton();
        tellFault(error.message);
    });
}

void AddModelDialog::say(const QString &hint)
{
    m_hint->setPlain(
        hint.isEmpty() ? tr("Open the model's API page in your browser, copy all of it (Ctrl+A, Ctrl+C), and "
                            "paste it here. Any language will do. An input schema or a catalogue entry as "
                            "JSON is fine too.\n\nNothing is sent.")
                       : hint);
    m_pages->setCurrentIndex(HintPage);
    updateButton();
}

void AddModelDialog::refuse(const QString &sentence, const TextPlace &place)
{
    m_errorPlace = place;
    const bool placed = place.position >= 0;
    m_refusal->setPlain(sentence);
    m_place->setPlain(placed ? tr("Line %1, column %2").arg(place.line).arg(place.column) : QString());
    m_place->setVisible(placed);
    m_go->setVisible(placed);
    m_pages->setCurrentIndex(RefusedPage);
    updateButton();
}

void AddModelDialog::tellFault(const QString &text)
{
    m_fault->setPlain(text);
    m_fault->show();
}

void AddModelDialog::updateButton()
{
    const bool found = m_pages->currentIndex() == FoundPage;
    const qsizetype count = found ? m_found->chosen().size() : 0;
    const QString problem = found ? m_found->problem() : QString();
    // Among several it may be another one that has the problem: then the click goes there.
    m_add->setEnabled(count > 0 && (problem.isEmpty() || count > 1) && !m_adding);
    if (problem.isEmpty())
        m_fault->hide();
    m_add->setText(count > 1 ? tr("Add %1 models").arg(count) : tr("Add"));
    m_add->setToolTip(plainTip(problem));
}

} // namespace maquette
