// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowplace.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace maquette
{

namespace
{

//! So much of a title bar must be seen, across and down.
constexpr int leastVisible = 80;
constexpr int titleHeight = 24;

QRect inside(QRect frame, const QRect &screen)
{
    frame.setSize(frame.size().boundedTo(screen.size()));
    frame.moveLeft(std::clamp(frame.left(), screen.left(), screen.right() + 1 - frame.width()));
    frame.moveTop(std::clamp(frame.top(), screen.top(), screen.bottom() + 1 - frame.height()));
    return frame;
}

int area(const QRect &rect)
{
    return rect.isEmpty() ? 0 : rect.width() * rect.height();
}

} // namespace

QRect reachablePlace(const QRect &frame, const QList<QRect> &screens)
{
    const auto seen = [&frame](const QRect &screen) { return area(screen.intersected(frame)); };
    const QRect screen =
        *std::max_element(screens.begin(), screens.end(),
                          [&seen](const QRect &a, const QRect &b) { return seen(a) < seen(b); });
    if (seen(screen) == 0) {
        QRect middle(QPoint(), frame.size().boundedTo(screens.first().size()));
        middle.moveCenter(screens.first().center());
        return middle;
    }
    int shown = 0;
    for (const QRect &each : screens)
        shown += seen(each);
    if (shown >= area(frame))
        return frame; // spread over several screens, maybe
    const bool fits = frame.width() <= screen.width() && frame.height() <= screen.height();
    const QRect title = QRect(frame.topLeft(), QSize(frame.width(), titleHeight)).intersected(screen);
    const bool reached =
        title.height() == titleHeight && title.width() >= std::min(leastVisible, frame.width());
    return fits && reached ? frame : inside(frame, screen);
}

void restorePlace(QWidget &window, const QByteArray &geometry, QSize usual)
{
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens()) // the main one comes first
        screens.append(screen->availableGeometry());
    window.resize(usual.boundedTo(screens.first().size() - QSize(0, titleHeight)));
    window.move(screens.first().center() - window.rect().center());
    if (geometry.isEmpty() || !window.restoreGeometry(geometry) || window.isMaximized() ||
        window.isFullScreen())
        return;
    const QRect frame = window.frameGeometry();
    const QRect place = reachablePlace(frame, screens);
    // Untouched where nothing is wrong: before it is shown the window knows no title bar, and each move would
    // put it one lower.
    if (place == frame)
        return;
    window.resize(window.size() + place.size() - frame.size());
    window.move(place.topLeft());
}

} // namespace maquette
