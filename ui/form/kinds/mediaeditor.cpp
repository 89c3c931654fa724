// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/mediaeditor.h"

#include "ui/form/editorkind.h"
#include "ui/form/frametaker.h"
#include "ui/form/linkbutton.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/medialine.h"
#include "ui/form/optionaljson.h"
#include "ui/form/picturewell.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

namespace maquette
{

namespace
{
//! A flat button of the line of an address, with the icon of its name.
void prepareButton(QToolButton *button, const QString &name, const QString &tip)
{
    button->setObjectName(name);
    button->setProperty("flat", true);
    button->setAutoRaise(true);
    button->setIcon(symbolicIcon(name));
    button->setFixedSize(metrics::huge, metrics::controlHeight);
    button->setToolTip(tip);
}
} // namespace

MediaEditor::MediaEditor(const Field &field, MediaSource &source, QWidget *parent)
    : FieldEditor(field, parent)
    , m_source(source)
    , m_item(new MediaItem(field, source, this))
    , m_frames(new FrameTaker(source, this))
    , m_well(new PictureWell)
    , m_line(new MediaLine)
    , m_clear(new QToolButton)
    , m_browse(new QToolButton)
    , m_mend(new LinkButton)
    , m_again(new LinkButton(tr("Check again")))
    , m_route(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_note(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_restore(new LinkButton(tr("Put it back")))
    , m_facts(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_verdict(new WrapLabel({}, WrapLabel::Tone::Green))
{
    setAcceptDrops(true);
    build();
    connectParts();
    setAside(standardAside({}));
    showItem();
}

MediaEditor::~MediaEditor()
{
    m_line->disconnect(this); // a line that loses the focus while it is destroyed says that editing finished
}

void MediaEditor::build()
{
    auto *body = new QWidget(this);
    auto *columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(metrics::small);
    m_well->setAccessibleName(tr("%1: preview").arg(field().title));
    columns->addWidget(m_well, 0, Qt::AlignTop);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(metrics::tiny);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::tiny);
    m_line->setMinimumHeight(metrics::controlHeight);
    m_line->setPlaceholderText(tr("Drop or paste, https://…"));
    nameControl(m_line);
    watchFocus(m_line);
    titleLabel()->setBuddy(m_line);
    line->addWidget(m_line, 1);
    prepareButton(m_clear, QStringLiteral("clear"), tr("Take it out (Delete in the preview)"));
    m_clear->setAccessibleName(tr("Clear %1").arg(field().title));
    line->addWidget(m_clear);
    prepareButton(m_browse, QStringLiteral("folder"), tr("Choose a file"));
    m_browse->setObjectName(QStringLiteral("browse"));
    m_browse->setAccessibleName(tr("Choose a file for %1").arg(field().title));
    line->addWidget(m_browse);
    rows->addLayout(line);
    auto *status = new QHBoxLayout;
    status->setSpacing(metrics::tiny);
    m_facts->setFont(Fonts::tabular(Fonts::hint()));
    m_facts->setObjectName(QStringLiteral("facts"));
    m_verdict->setFont(Fonts::hint());
    m_verdict->setObjectName(QStringLiteral("verdict"));
    status->addWidget(m_facts);
    status->addWidget(m_verdict, 1);
    rows->addLayout(status);
    buildBelow(*rows);
    columns->addLayout(rows, 1);
    setBody(body);
    for (QWidget *hidden : QList<QWidget *>{m_clear, m_restore, m_mend, m_again, m_route, m_note})
        hidden->hide();
}

void MediaEditor::buildBelow(QVBoxLayout &rows)
{
    m_restore->setObjectName(QStringLiteral("restore"));
    m_restore->setAccessibleName(tr("Put the last one back"));
    rows.addWidget(m_restore, 0, Qt::AlignLeft);
    m_route->setFont(Fonts::hint());
    m_route->setObjectName(QStringLiteral("route"));
    rows.addWidget(m_route);
    m_note->setFont(Fonts::hint());
    m_note->setObjectName(QStringLiteral("note"));
    rows.addWidget(m_note);
    m_mend->setObjectName(QStringLiteral("mend"));
    rows.addWidget(m_mend, 0, Qt::AlignLeft);
    m_again->setObjectName(QStringLiteral("checkAgain"));
    m_again->setAccessibleName(tr("Check the link in %1 again").arg(field().title));
    rows.addWidget(m_again, 0, Qt::AlignLeft);
    rows.addStretch(1);
}

void MediaEditor::connectParts()
{
    connect(m_line, &QLineEdit::textEdited, this, &MediaEditor::typed);
    connect(m_line, &MediaLine::pasteRequested, this, &MediaEditor::paste);
    connect(m_line, &QLineEdit::editingFinished, this, &MediaEditor::finishTyping);
    connect(m_well, &PictureWell::pasteRequested, this, &MediaEditor::paste);
    connect(m_well, &PictureWell::clearRequested, this, &MediaEditor::clear);
    connect(m_well, &PictureWell::typed, this, &MediaEditor::typeHere);
    connect(m_clear, &QToolButton::clicked, this, &MediaEditor::clear);
    connect(m_restore, &QAbstractButton::clicked, this, &MediaEditor::restore);
    connect(m_browse, &QToolButton::clicked, this, &MediaEditor::browse);
    connect(m_mend, &QAbstractButton::clicked, this, &MediaEditor::offerMends);
    connect(m_again, &QAbstractButton::clicked, m_item, &MediaItem::checkAgain);
    connect(m_item, &MediaItem::changed, this, &MediaEditor::showItem);
    connect(m_item, &MediaItem::chosen, this, &MediaEditor::dropComing);
    connect(m_item, &MediaItem::mended, this, &MediaEditor::announceChange);
    connect(m_frames, &FrameTaker::taken, this, &MediaEditor::setAddress);
    connect(m_frames, &FrameTaker::failed, this, &MediaEditor::refuse);
    connect(m_frames, &FrameTaker::busyChanged, this, [this] {
        m_well->setBusy(isPending());
        emit pendingChanged();
    });
}

bool MediaEditor::isPending() const
{
    return m_keeping || m_frames->isBusy() || m_item->isPending();
}

QString MediaEditor::pendingText() const
{
    if (m_frames->isBusy())
        return tr("taking the frame…");
    return m_item->isMending() ? m_item->pendingText() : FieldEditor::pendingText();
}

std::optional<Json> MediaEditor::controlValue() const
{
    return m_item->address().isEmpty() ? std::nullopt : some(jsonString(m_item->address()));
}

bool MediaEditor::setControlValue(const std::optional<Json> &value)
{
    dropComing(); // even where this is the same: it goes with what else was chosen
    if (value && !value->is_string())
        return false;
    const QString address = value ? stringOf(*value) : QString();
    if (address != m_item->address())
        setAddress(address);
    return true;
}

QWidget *MediaEditor::focusTarget() const
{
    return m_line;
}

void MediaEditor::showItem()
{
    showLine();
    m_well->setPicture(m_item->picture());
    m_well->setBusy(isPending());
    const QString verdict = m_item->verdictText();
    const bool both = !verdict.isEmpty() && !m_item->facts().isEmpty();
    m_facts->setPlain(both ? QString(m_item->facts() + u" ·") : m_item->facts());
    m_facts->setVisible(!m_item->facts().isEmpty());
    m_verdict->setTone(m_item->verdict() == MediaItem::Verdict::Misfits ? WrapLabel::Tone::Red
                                                                        : WrapLabel::Tone::Green);
    m_verdict->setPlain(verdict);
    m_verdict->setVisible(!verdict.isEmpty());
    const bool refused = m_item->verdict() == MediaItem::Verdict::Misfits;
    m_route->setPlain(m_item->route());
    m_route->setVisible(!m_item->route().isEmpty() && !refused); // a refusal is said below
    m_note->setPlain(m_item->note());
    m_note->setVisible(!m_item->note().isEmpty());
    const QString offer = mendOffer();
    m_mend->setText(offer);
    m_mend->setAccessibleName(tr("%1: %2").arg(field().title, offer));
    m_mend->setVisible(!offer.isEmpty());
    if (m_again->hasFocus() && !m_item->canCheckAgain())
        m_line->setFocus(Qt::OtherFocusReason);
    m_again->setVisible(m_item->canCheckAgain());
    m_well->setAccessibleDescription(QStringList{m_item->facts(), verdict}.join(u' '));
    if (!m_item->isPending() && !m_item->address().isEmpty())
        setTouched(true);
    setProblems(m_item->problems());
    emit pendingChanged();
}

void MediaEditor::showLine()
{
    const QString &address = m_item->address();
    const QString text = m_item->name();
    if (m_line->text() != text && !m_item->isTyping()) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    }
    m_line->setShowsName(m_line->text() == text && text != address);
    m_line->setToolTip(address.size() < 500 && !assetIn(address) ? plainTip(address) : QString());
    m_clear->setVisible(!address.isEmpty());
    const bool canRestore = address.isEmpty() && !m_cleared.isEmpty();
    m_restore->setVisible(canRestore);
    if (canRestore) {
        const QString cleared = MediaItem::nameOf(m_cleared, m_source);
        m_restore->setAccessibleName(tr("Put %1 back").arg(cleared));
        m_restore->setToolTip(plainTip(cleared));
    }
}

void MediaEditor::setAddress(const QString &address)
{
    dropComing();
    if (!address.isEmpty())
        m_cleared.clear();
    m_item->setAddress(address);
    announceChange();
}

void MediaEditor::typed(const QString &text)
{
    const QString address = text.trimmed();
    if (address == m_item->address())
        return;
    dropComing();
    m_cleared.clear();
    m_item->typeAddress(address);
    announceChange();
}

void MediaEditor::finishTyping()
{
    if (!QFileInfo::exists(typedPath(m_item->address())))
        return m_item->lookNow();
    QMimeData typed;
    typed.setText(m_item->address());
    take(typed);
}

void MediaEditor::clear()
{
    if (m_item->address().isEmpty()) {
        dropComing();
        return showItem();
    }
    const QString old = m_item->address();
    setAddress({});
    m_cleared = old;
    showLine();
}

void MediaEditor::restore()
{
    if (!m_cleared.isEmpty())
        setAddress(QString(m_cleared));
    m_line->setFocus(Qt::OtherFocusReason);
}

MAQUETTE_EDITOR_KIND(MediaEditor, editorrank::ofKind<FieldKind::Media>)

} // namespace maquette
