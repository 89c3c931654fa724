// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewerchrome.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWidget>

namespace maquette
{

namespace
{

constexpr std::chrono::milliseconds chromePatience{2500};

} // namespace

ViewerChrome::ViewerChrome(const Parts &parts)
    : QObject(parts.viewer)
    , m_parts(parts)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(chromePatience);
    connect(&m_rest, &QTimer::timeout, this, &ViewerChrome::rest);
    m_parts.strip->hide();
    m_parts.viewer->installEventFilter(this);
}

QSize ViewerChrome::minimumSize() const
{
    const QSize page = m_parts.page->minimumSizeHint();
    const QSize bar = m_parts.bar->minimumSizeHint();
    const int strip = m_stripWanted ? m_parts.strip->sizeHint().height() : 0;
    return {std::max(bar.width(), page.width()), bar.height() + page.height() + strip};
}

void ViewerChrome::setFullScreen(bool on)
{
    if (on == m_full)
        return;
    m_full = on;
    m_pointer = QPointF(-1, -1); // until it moves it is nowhere
    for (QWidget *part : {m_parts.bar, m_parts.strip})
        part->setAutoFillBackground(on);
    if (on)
        qApp->installEventFilter(this);
    else
        qApp->removeEventFilter(this);
    m_parts.viewer->installEventFilter(this);
    wake();
    arrange();
}

void ViewerChrome::setStripWanted(bool wanted)
{
    m_stripWanted = wanted;
    m_parts.viewer->updateGeometry();
    arrange();
}

void ViewerChrome::setPageHasControls(bool has)
{
    m_controls = has;
    arrange();
}

void ViewerChrome::wake()
{
    m_full ? m_rest.start() : m_rest.stop();
    if (!m_resting)
        return;
    m_resting = false;
    m_parts.viewer->unsetCursor();
    arrange();
}

bool ViewerChrome::isInUse() const
{
    const QWidget *focus = QApplication::focusWidget();
    const auto pointedAt = [this](const QWidget *part) {
        return part->isVisible() && part->rect().contains(part->mapFromGlobal(m_pointer).toPoint());
    };
    return QApplication::activePopupWidget() || pointedAt(m_parts.bar) || pointedAt(m_parts.strip) ||
           (focus && m_parts.bar->isAncestorOf(focus));
}

void ViewerChrome::rest()
{
    if (isInUse()) {
        m_rest.start();
        return;
    }
    m_resting = true;
    m_parts.viewer->setCursor(Qt::BlankCursor);
    arrange();
}

void ViewerChrome::arrange()
{
    if (m_arranging)
        return;
    m_arranging = true;
    const QRect all = m_parts.viewer->rect();
    const int above = m_parts.bar->sizeHint().height();
    const int below = m_parts.strip->sizeHint().height();
    const bool strip = m_stripWanted && !m_resting;
    // What floats does not move the picture as it comes and goes.
    const int top = m_full ? 0 : above;
    const int bottom = strip && (!m_full || m_controls) ? below : 0;
    m_parts.page->setGeometry(all.adjusted(0, top, 0, -bottom));
    m_parts.bar->setGeometry(0, 0, all.width(), above);
    m_parts.strip->setGeometry(0, all.height() - below, all.width(), below);
    m_parts.bar->setVisible(!m_resting);
    m_parts.strip->setVisible(strip);
    for (QWidget *part : {m_parts.bar, m_parts.strip})
        part->raise();
    m_arranging = false;
}

bool ViewerChrome::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Show:
        if (watched == m_parts.viewer)
            arrange();
        break;
    case QEvent::LayoutRequest:
        if (watched == m_parts.viewer) {
            m_parts.viewer->updateGeometry();
            arrange();
        }
        break;
    case QEvent::MouseMove:
        m_pointer = static_cast<QMouseEvent *>(event)->globalPosition();
        [[fallthrough]];
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (m_full)
            wake();
        break;
    case QEvent::KeyPress:
        // So that what Tab goes to is there.
        if (m_full && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab)
            wake();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace maquette
