// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mediaeditor.h"

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
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

namespace maquette
{

namespace
{
constexpr int typingPauseMs = 350;
} // namespace

MediaEditor::MediaEditor(const Field &field, MediaSource &source, QWidget *parent)
    : FieldEditor(field, parent)
    , m_source(source)
    , m_well(new PictureWell)
    , m_line(new MediaLine)
    , m_clear(new QToolButton)
    , m_restore(new LinkButton(tr("Put it back")))
    , m_facts(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_verdict(new WrapLabel({}, WrapLabel::Tone::Green))
{
    setAcceptDrops(true);
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connectParts();
    setAside(standardAside({}));
    inspect();
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
    m_line->setPlaceholderText(tr("Drop here, or paste https://…"));
    nameControl(m_line);
    watchFocus(m_line);
    titleLabel()->setBuddy(m_line);
    line->addWidget(m_line, 1);
    m_clear->setObjectName(QStringLiteral("clear"));
    m_clear->setProperty("flat", true);
    m_clear->setAutoRaise(true);
    m_clear->setIcon(symbolicIcon(QStringLiteral("clear")));
    m_clear->setFixedSize(metrics::huge, metrics::controlHeight);
    m_clear->setToolTip(tr("Take it out (Delete in the preview)"));
    m_clear->setAccessibleName(tr("Clear %1").arg(field().title));
    line->addWidget(m_clear);
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
    m_restore->setObjectName(QStringLiteral("restore"));
    m_restore->setAccessibleName(tr("Put the last one back"));
    rows->addWidget(m_restore, 0, Qt::AlignLeft);
    rows->addStretch(1);
    columns->addLayout(rows, 1);
    setBody(body);
    for (QWidget *hidden : {static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_restore)})
        hidden->hide();
}

void MediaEditor::connectParts()
{
    connect(m_line, &QLineEdit::textEdited, this, &MediaEditor::typed);
    connect(m_line, &MediaLine::pasteRequested, this, &MediaEditor::paste);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (m_typing.isActive()) {
            m_typing.stop();
            inspect();
        }
    });
    connect(m_well, &PictureWell::pasteRequested, this, &MediaEditor::paste);
    connect(m_well, &PictureWell::clearRequested, this, &MediaEditor::clear);
    connect(m_clear, &QToolButton::clicked, this, &MediaEditor::clear);
    connect(m_restore, &QAbstractButton::clicked, this, &MediaEditor::restore);
    connect(&m_typing, &QTimer::timeout, this, &MediaEditor::inspect);
    connect(&m_source, &MediaSource::thumbnailReady, this, &MediaEditor::showThumbnail);
    connect(&m_source, &MediaSource::worksChanged, this, [this] {
        if (assetIn(m_address))
            inspect();
    });
}

std::optional<Json> MediaEditor::value() const
{
    return m_address.isEmpty() ? std::nullopt : some(jsonString(m_address));
}

bool MediaEditor::setValue(const std::optional<Json> &value)
{
    if (value && !value->is_string())
        return false;
    const QString address = value ? stringOf(*value) : QString();
    if (address != m_address)
        setAddress(address, true);
    return true;
}

QWidget *MediaEditor::focusTarget() const
{
    return m_line;
}

QString MediaEditor::nameOf(const QString &address) const
{
    if (const auto id = assetIn(address)) {
        const auto work = m_source.work(*id);
        return work ? work->name : tr("work %1").arg(id->number());
    }
    return addressText(address);
}

void MediaEditor::showLine()
{
    const QString text = nameOf(m_address);
    if (m_line->text() != text && !m_typing.isActive()) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    }
    m_line->setShowsName(m_line->text() == text && text != m_address);
    m_line->setToolTip(m_address.size() < 500 && !assetIn(m_address) ? plainTip(m_address) : QString());
    m_clear->setVisible(!m_address.isEmpty());
    const bool canRestore = m_address.isEmpty() && !m_cleared.isEmpty();
    m_restore->setVisible(canRestore);
    if (canRestore) {
        m_restore->setAccessibleName(tr("Put %1 back").arg(nameOf(m_cleared)));
        m_restore->setToolTip(plainTip(nameOf(m_cleared)));
    }
}

void MediaEditor::setAddress(const QString &address, bool lookAtOnce)
{
    m_address = address;
    if (!address.isEmpty())
        m_cleared.clear();
    if (lookAtOnce) {
        m_typing.stop();
        inspect();
    } else {
        delete m_look;
        setPending(!address.isEmpty());
        m_typing.start();
    }
    announceChange();
}

void MediaEditor::typed(const QString &text)
{
    const QString address = text.trimmed();
    if (address != m_address)
        setAddress(address, address.isEmpty());
}

void MediaEditor::clear()
{
    if (m_address.isEmpty())
        return;
    const QString old = m_address;
    setAddress({}, true);
    m_cleared = old;
    showLine();
}

void MediaEditor::restore()
{
    if (!m_cleared.isEmpty())
        setAddress(m_cleared, true);
    m_line->setFocus(Qt::OtherFocusReason);
}

} // namespace maquette
