// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/medialisteditor.h"

#include "ui/form/editorkind.h"
#include "ui/form/frametaker.h"
#include "ui/form/linkbutton.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaitem.h"
#include "ui/form/medialine.h"
#include "ui/form/mediastrip.h"
#include "ui/form/mediatile.h"
#include "ui/form/mendmenu.h"
#include "ui/form/optionaljson.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace maquette
{

MediaListEditor::MediaListEditor(const Field &field, MediaSource &source, QWidget *parent)
    : FieldEditor(field, parent)
    , m_source(source)
    , m_strip(new MediaStrip)
    , m_line(new MediaLine)
    , m_browse(new QToolButton)
    , m_facts(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_again(new LinkButton(tr("Check again")))
    , m_frames(new FrameTaker(source, this))
{
    setAcceptDrops(true);
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::small);
    m_line->setMinimumHeight(metrics::controlHeight);
    m_line->setPlaceholderText(tr("Drop or paste, https://…"));
    nameControl(m_line);
    watchFocus(m_line);
    titleLabel()->setBuddy(m_line);
    m_facts->setFont(Fonts::tabular(Fonts::hint()));
    m_facts->setObjectName(QStringLiteral("facts"));
    rows->addWidget(m_strip);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::tiny);
    line->addWidget(m_line, 1);
    m_browse->setObjectName(QStringLiteral("browse"));
    m_browse->setProperty("flat", true);
    m_browse->setAutoRaise(true);
    m_browse->setIcon(symbolicIcon(QStringLiteral("folder")));
    m_browse->setFixedSize(metrics::huge, metrics::controlHeight);
    m_browse->setToolTip(tr("Choose files"));
    m_browse->setAccessibleName(tr("Choose files for %1").arg(field.title));
    line->addWidget(m_browse);
    rows->addLayout(line);
    rows->addWidget(m_facts);
    m_again->setObjectName(QStringLiteral("checkAgain"));
    m_again->setAccessibleName(tr("Check the links in %1 again").arg(field.title));
    rows->addWidget(m_again, 0, Qt::AlignLeft);
    setBody(body);
    connect(m_line, &QLineEdit::returnPressed, this, &MediaListEditor::takeTyped);
    connect(m_line, &QLineEdit::editingFinished, this, &MediaListEditor::takeTyped);
    connect(m_line, &MediaLine::pasteRequested, this, &MediaListEditor::paste);
    connect(m_again, &QAbstractButton::clicked, this, &MediaListEditor::checkAgain);
    connect(m_browse, &QToolButton::clicked, this, &MediaListEditor::browse);
    connect(m_frames, &FrameTaker::taken, this, &MediaListEditor::append);
    connect(m_frames, &FrameTaker::failed, this, &MediaListEditor::refuse);
    connect(m_frames, &FrameTaker::busyChanged, this, &MediaListEditor::pendingChanged);
    showTiles();
}

MediaListEditor::~MediaListEditor()
{
    m_line->disconnect(this); // a line that loses the focus while it is destroyed says that editing finished
}

QWidget *MediaListEditor::focusTarget() const
{
    return m_line;
}

bool MediaListEditor::isPending() const
{
    return m_keeping > 0 || m_frames->isBusy() ||
           std::any_of(m_tiles.cbegin(), m_tiles.cend(),
                       [](const MediaTile *tile) { return tile->item()->isPending(); });
}

QString MediaListEditor::pendingText() const
{
    if (m_frames->isBusy())
        return tr("taking the frame…");
    const auto mends = std::find_if(m_tiles.cbegin(), m_tiles.cend(),
                                    [](const MediaTile *tile) { return tile->item()->isMending(); });
    return mends == m_tiles.cend() ? FieldEditor::pendingText() : (*mends)->item()->pendingText();
}

QList<FieldProblem> MediaListEditor::ownProblems() const
{
    QList<FieldProblem> problems;
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        for (FieldProblem problem : m_tiles.at(i)->item()->problems()) {
            problem.key = field().key;
            problem.inner = {{{}, i}};
            problems.append(problem);
        }
    }
    return problems;
}

std::optional<Json> MediaListEditor::controlValue() const
{
    Json list = Json::array();
    for (const MediaTile *tile : m_tiles)
        list.push_back(jsonString(tile->item()->address()));
    return list.empty() ? std::nullopt : some(std::move(list));
}

bool MediaListEditor::setControlValue(const std::optional<Json> &value)
{
    // Even where this is the same: it goes with what else was chosen.
    dropComing();
    constexpr std::size_t most = 200; // more is no form
    const bool fits = !value || (value->is_array() && value->size() <= most &&
                                 std::all_of(value->begin(), value->end(), [](const Json &each) {
                                     return each.is_string() && !stringOf(each).isEmpty();
                                 }));
    if (!fits)
        return false;
    if (sameValue(value && !value->empty() ? value : std::nullopt, controlValue()))
        return true; // new tiles would stop what is being made, and forget what it was made from
    for (MediaTile *tile : std::exchange(m_tiles, {}))
        tile->deleteLater(), tile->hide();
    if (value) {
        for (const Json &each : *value)
            m_tiles.append(make(stringOf(each)));
    }
    showTiles();
    return true;
}

MediaTile *MediaListEditor::make(const QString &address)
{
    auto *item = new MediaItem(field().entry(), m_source, nullptr);
    auto *tile = new MediaTile(item, m_strip);
    item->setAddress(address);
    connect(item, &MediaItem::changed, this, [this] {
        showFacts();
        emit pendingChanged();
    });
    connect(item, &MediaItem::mended, this, &MediaListEditor::changed);
    connect(tile, &MediaTile::removeRequested, this, [this, tile] { remove(m_tiles.indexOf(tile)); });
    connect(tile, &MediaTile::moveRequested, this, [this, tile](int by) {
        move(m_tiles.indexOf(tile), m_tiles.indexOf(tile) + by);
        tile->setFocus(Qt::OtherFocusReason);
    });
    connect(tile, &MediaTile::dragged, this, [this, tile](const QPoint &position) {
        move(m_tiles.indexOf(tile), m_strip->placeAt(m_strip->mapFromGlobal(position)));
    });
    connect(tile, &MediaTile::menuOpening, this, [this, item, tile](QMenu *menu) {
        if (item->isClipForPicture())
            menu->addAction(tr("Take a frame…"), this, [this, item, tile] {
                m_frames->ask(item->address(), tile->mapToGlobal(QPoint(0, tile->height())));
            });
        addMends(*menu, *item, m_source, field().title, this);
    });
    connect(tile, &PictureWell::pasteRequested, this, &MediaListEditor::paste);
    connect(tile, &PictureWell::typed, this, &MediaListEditor::typeHere);
    return tile;
}

bool MediaListEditor::hasRoom() const
{
    return !field().maxItems || m_tiles.size() + m_keeping < *field().maxItems;
}

void MediaListEditor::append(const QString &address)
{
    m_tiles.append(make(address));
    changed();
}

void MediaListEditor::remove(qsizetype index)
{
    if (index < 0 || index >= m_tiles.size())
        return;
    MediaTile *tile = m_tiles.takeAt(index);
    QWidget *next = m_line;
    if (!m_tiles.isEmpty())
        next = m_tiles.at(std::min(index, m_tiles.size() - 1));
    tile->hide();
    tile->deleteLater();
    next->setFocus(Qt::OtherFocusReason);
    changed();
}

void MediaListEditor::move(qsizetype from, qsizetype to)
{
    if (from < 0 || to < 0 || to >= m_tiles.size() || from == to)
        return;
    m_tiles.move(from, to);
    changed();
}

void MediaListEditor::changed()
{
    setTouched(true);
    showTiles();
    emit innerChanged();
    announceChange();
    emit pendingChanged();
}

void MediaListEditor::showTiles()
{
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles.at(i)->setNumber(int(i) + 1);
    m_strip->setTiles(m_tiles);
    QStringList parts;
    if (!standardAside({}).isEmpty())
        parts += standardAside({});
    if (field().maxItems)
        parts += tr("%1 of %2").arg(m_tiles.size()).arg(*field().maxItems);
    else if (!m_tiles.isEmpty())
        parts += QString::number(m_tiles.size());
    setAside(parts.join(QStringLiteral(" · ")));
    showFacts();
}

void MediaListEditor::showFacts()
{
    // One is described as it is in a field of one; for more, each tile tells its own.
    const bool single = m_tiles.size() == 1;
    QStringList facts;
    if (const MediaItem *item = single ? m_tiles.constFirst()->item() : nullptr) {
        facts += item->facts();
        if (item->verdict() != MediaItem::Verdict::Misfits)
            facts += item->route();
        facts.removeAll(QString());
    }
    m_facts->setPlain(facts.join(u'\n'));
    m_facts->setVisible(single && !m_facts->plain().isEmpty());
    const bool again = std::any_of(m_tiles.cbegin(), m_tiles.cend(),
                                   [](const MediaTile *tile) { return tile->item()->canCheckAgain(); });
    if (m_again->hasFocus() && !again)
        m_line->setFocus(Qt::OtherFocusReason);
    m_again->setVisible(again);
}

void MediaListEditor::checkAgain()
{
    for (const MediaTile *tile : std::as_const(m_tiles)) {
        if (tile->item()->canCheckAgain())
            tile->item()->checkAgain();
    }
}

MAQUETTE_EDITOR_KIND(MediaListEditor, editorrank::ofKind<FieldKind::MediaList>)

} // namespace maquette
