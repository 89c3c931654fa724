// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/entryframe.h"

#include "ui/form/fieldeditor.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr int entryButtonSize = 24;
constexpr int dragHandleWidth = 16;
} // namespace

EntryFrame::EntryFrame(Style style, FieldEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_editor(editor)
{
    setObjectName(QStringLiteral("entry"));
    m_handle = button(QStringLiteral("grip"), tr("Drag to move, or Alt+Up and Alt+Down"));
    m_handle->setObjectName(QStringLiteral("handle"));
    m_handle->setCursor(Qt::OpenHandCursor);
    m_handle->installEventFilter(this);
    m_copy = button(QStringLiteral("copy"), tr("Copy (Ctrl+D)"));
    m_copy->setObjectName(QStringLiteral("copyEntry"));
    m_remove = button(QStringLiteral("clear"), tr("Remove"));
    m_remove->setObjectName(QStringLiteral("removeEntry"));
    connect(m_copy, &QToolButton::clicked, this, &EntryFrame::copyRequested);
    connect(m_remove, &QToolButton::clicked, this, &EntryFrame::removeRequested);
    m_editor->setBare();
    if (style == Style::Row)
        buildRow();
    else
        buildCard();
}

QToolButton *EntryFrame::button(const QString &icon, const QString &tip)
{
    auto *made = new QToolButton(this);
    made->setProperty("flat", true);
    made->setAutoRaise(true);
    made->setIcon(symbolicIcon(icon));
    made->setFixedSize(entryButtonSize, entryButtonSize);
    made->setToolTip(tip);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

void EntryFrame::buildRow()
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::tiny);
    m_copy->hide();
    for (QWidget *each : {static_cast<QWidget *>(m_handle), static_cast<QWidget *>(m_remove)})
        each->setFixedHeight(metrics::controlHeight);
    m_handle->setFixedWidth(dragHandleWidth);
    line->addWidget(m_handle, 0, Qt::AlignTop);
    line->addWidget(m_editor, 1);
    line->addWidget(m_remove, 0, Qt::AlignTop);
}

void EntryFrame::buildCard()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::medium, metrics::tiny, metrics::medium, metrics::medium);
    rows->setSpacing(metrics::tiny);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(metrics::tiny);
    m_fold = button(QStringLiteral("chevron-down"), tr("Fold"));
    m_fold->setObjectName(QStringLiteral("fold"));
    m_title = new WrapLabel({}, WrapLabel::Tone::Text, this);
    m_title->setFont(Fonts::label());
    m_title->setAlignment(Qt::AlignVCenter);
    m_title->setMinimumHeight(entryButtonSize);
    head->addWidget(m_fold);
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    head->addWidget(m_remove);
    head->addWidget(m_handle);
    rows->addLayout(head);
    rows->addWidget(m_editor);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_title, &WrapLabel::clicked, this, [this] { setFolded(!m_folded); });
}

void EntryFrame::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    m_handle->setAccessibleName(tr("Move %1").arg(name));
    m_copy->setAccessibleName(tr("Copy %1").arg(name));
    m_remove->setAccessibleName(tr("Remove %1").arg(name));
    if (m_fold != nullptr)
        m_fold->setAccessibleName(m_folded ? tr("Unfold %1").arg(name) : tr("Fold %1").arg(name));
    setSummary(m_summary);
}

void EntryFrame::setSummary(const QString &summary)
{
    m_summary = summary;
    if (m_title == nullptr)
        return;
    constexpr qsizetype longest = 80;
    const QString text = summary.simplified();
    const bool shown = m_folded && !text.isEmpty();
    m_title->setPlain(
        shown ? tr("%1: %2").arg(m_name, text.size() > longest ? text.left(longest) + u'…' : text) : m_name);
}

void EntryFrame::setRemovable(bool on)
{
    m_remove->setEnabled(on);
}

void EntryFrame::setCopyable(bool on)
{
    m_copy->setEnabled(on);
}

void EntryFrame::setMovable(bool on)
{
    m_handle->setEnabled(on);
}

void EntryFrame::setFolded(bool folded)
{
    if (folded == m_folded || m_fold == nullptr)
        return;
    m_folded = folded;
    m_editor->setVisible(!folded);
    layout()->setContentsMargins(metrics::medium, metrics::tiny, metrics::medium,
                                 folded ? metrics::tiny : metrics::medium);
    m_fold->setIcon(symbolicIcon(folded ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down")));
    m_fold->setToolTip(folded ? tr("Unfold") : tr("Fold"));
    setName(m_name);
    emit foldingChanged();
}

void EntryFrame::setLifted(bool lifted)
{
    m_lifted = lifted;
    update();
}

bool EntryFrame::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_handle)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return handleKey(key->key(), key->modifiers());
    }
    return handleMouse(event);
}

bool EntryFrame::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool alt = modifiers == Qt::AltModifier;
    if (alt && (key == Qt::Key_Up || key == Qt::Key_Down))
        emit moveRequested(key == Qt::Key_Up ? -1 : 1);
    else if (modifiers == Qt::ControlModifier && key == Qt::Key_D && m_copy->isEnabled())
        emit copyRequested();
    else if (modifiers == Qt::NoModifier && key == Qt::Key_Delete && m_remove->isEnabled())
        emit removeRequested();
    else
        return false;
    return true;
}

bool EntryFrame::handleMouse(QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
        m_handle->setFocus(Qt::MouseFocusReason);
    } else if (event->type() == QEvent::MouseMove) {
        const auto *move = static_cast<QMouseEvent *>(event);
        const QPoint now = move->globalPosition().toPoint();
        if (!move->buttons().testFlag(Qt::LeftButton) || !m_handle->isEnabled())
            return false;
        m_dragging |= (now - m_pressed).manhattanLength() >= QApplication::startDragDistance();
        if (m_dragging)
            emit dragged(now);
        return m_dragging;
    } else if (event->type() == QEvent::MouseButtonRelease && m_dragging) {
        m_dragging = false;
        m_handle->setDown(false);
        emit dropped();
        return true;
    }
    return false;
}

void EntryFrame::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, bool enabled, auto act) {
        menu->addAction(text, this, act)->setEnabled(enabled);
    };
    add(tr("Move up"), m_handle->isEnabled(), [this] { emit moveRequested(-1); });
    add(tr("Move down"), m_handle->isEnabled(), [this] { emit moveRequested(1); });
    add(tr("Copy"), m_copy->isEnabled(), [this] { emit copyRequested(); });
    menu->addSeparator();
    add(tr("Remove"), m_remove->isEnabled(), [this] { emit removeRequested(); });
    menu->popup(event->globalPos());
}

void EntryFrame::paintEvent(QPaintEvent *)
{
    if (m_style == Style::Row && !m_lifted)
        return;
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_lifted ? colors.accent : colors.line);
    painter.setBrush(m_style == Style::Card ? QBrush(colors.raised) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace maquette
