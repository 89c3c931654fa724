// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shellnotice.h"

#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

namespace maquette
{

namespace
{

constexpr int passingMs = 5000;
constexpr int actionMs = 10000;
constexpr int widest = 640;

} // namespace

ShellNotice::ShellNotice(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_action(new QPushButton)
    , m_close(new QPushButton)
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("shellNotice"));
    setAccessibleName(tr("Notice"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Notice"));
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_close->setProperty("flat", true);
    m_close->setIcon(symbolicIcon(QStringLiteral("close")));
    m_close->setAccessibleName(tr("Close notice"));
    m_close->setToolTip(tr("Close notice (Esc)"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::large, metrics::small, metrics::small, metrics::small);
    row->setSpacing(metrics::small);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &ShellNotice::dismiss);
    connect(m_close, &QPushButton::clicked, this, &ShellNotice::dismiss);
    connect(m_action, &QPushButton::clicked, this, &ShellNotice::act);
    parent->installEventFilter(this);
    hide();
}

void ShellNotice::tell(const QString &text, Kind kind)
{
    tell(text, {}, {}, kind);
}

void ShellNotice::tell(const QString &text, const QString &actionText, std::function<void()> action,
                       Kind kind)
{
    if (text.isEmpty())
        return;
    m_kind = kind;
    m_do = std::move(action);
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setAccessibleName(actionText);
    m_action->setVisible(m_do != nullptr);
    place();
    show();
    raise();
    if (kind == Kind::Passing)
        m_timer->start(m_do ? actionMs : passingMs);
    else
        m_timer->stop();
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void ShellNotice::dismiss()
{
    m_timer->stop();
    m_do = nullptr;
    hide();
}

void ShellNotice::setLift(int pixels)
{
    m_lift = pixels;
    if (isVisible())
        place();
}

QString ShellNotice::text() const
{
    return isVisibleTo(parentWidget()) ? m_text->text() : QString();
}

void ShellNotice::act()
{
    const std::function<void()> action = std::move(m_do);
    dismiss();
    if (action)
        action();
}

void ShellNotice::place()
{
    const QRect room = parentWidget()->rect().adjusted(metrics::large, 0, -metrics::large, -metrics::large);
    layout()->activate();
    const int other = layout()->sizeHint().width() - m_text->sizeHint().width();
    const int wanted = m_text->fontMetrics().horizontalAdvance(m_text->text()) + other + metrics::small;
    const int width = qMin(qMin(widest, room.width()), qMax(240, wanted));
    const int height = qMax(layout()->heightForWidth(width), metrics::controlHeight + metrics::large);
    setGeometry(room.center().x() - width / 2, room.bottom() - height + 1 - m_lift, width, height);
}

bool ShellNotice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void ShellNotice::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void ShellNotice::enterEvent(QEnterEvent *event)
{
    m_timer->stop();
    QFrame::enterEvent(event);
}

void ShellNotice::leaveEvent(QEvent *event)
{
    if (m_kind == Kind::Passing && isVisible())
        m_timer->start(passingMs);
    QFrame::leaveEvent(event);
}

void ShellNotice::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    boxes::rounded(painter, rect(), metrics::buttonRadius, colors.raised,
                   m_kind == Kind::Problem ? colors.amber : colors.line);
}

} // namespace maquette
