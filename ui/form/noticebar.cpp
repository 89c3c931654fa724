// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/noticebar.h"

#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/surfaces.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace maquette
{

namespace
{
constexpr int shownMs = 12000;
} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new WrapLabel)
    , m_undo(new QToolButton)
    , m_close(new QToolButton)
{
    setObjectName(QStringLiteral("notice"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::medium, metrics::tiny, metrics::tiny, metrics::tiny);
    line->setSpacing(metrics::tiny);
    m_text->setFont(Fonts::hint());
    line->addWidget(m_text, 1);
    m_undo->setObjectName(QStringLiteral("undo"));
    m_undo->setText(tr("Undo"));
    m_undo->setProperty("flat", true);
    m_undo->setAutoRaise(true);
    m_undo->setAccessibleName(tr("Undo"));
    m_undo->setMinimumHeight(metrics::huge);
    line->addWidget(m_undo);
    m_close->setIcon(symbolicIcon(QStringLiteral("clear")));
    m_close->setProperty("flat", true);
    m_close->setAutoRaise(true);
    m_close->setFixedSize(metrics::huge, metrics::huge);
    m_close->setToolTip(tr("Hide this"));
    m_close->setAccessibleName(tr("Hide this notice"));
    line->addWidget(m_close);
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (underMouse() || m_undo->hasFocus() || m_close->hasFocus())
            m_timer.start();
        else
            dismiss();
    });
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        const std::function<void()> action = std::move(m_action);
        dismiss();
        if (action)
            action();
    });
    hide();
}

void NoticeBar::show(const QString &text)
{
    m_text->setPlain(text);
    setAccessibleName(text);
    m_undo->setVisible(bool(m_action));
    setVisible(true);
    m_timer.start();
}

void NoticeBar::tell(const QString &text, std::function<void()> undo)
{
    m_action = std::move(undo);
    m_text->setTone(WrapLabel::Tone::Text);
    show(text);
}

void NoticeBar::tellTrouble(const QString &text)
{
    m_action = {};
    m_text->setTone(WrapLabel::Tone::Red);
    show(text);
    m_timer.stop(); // whoever was away shall find it
}

void NoticeBar::dismiss()
{
    m_timer.stop();
    m_action = {};
    hide();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->plain();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, rect(), palette());
}

} // namespace maquette
