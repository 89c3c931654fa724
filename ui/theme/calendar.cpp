// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/calendar.h"

#include "ui/theme/colors.h"

#include <QHeaderView>
#include <QLayout>
#include <QPainter>
#include <QTableView>
#include <QTextCharFormat>
#include <QToolButton>

#include <algorithm>

namespace maquette
{

Calendar::Calendar(QWidget *parent)
    : QCalendarWidget(parent)
{
    setVerticalHeaderFormat(NoVerticalHeader);
    setHorizontalHeaderFormat(ShortDayNames);
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        setWeekdayTextFormat(day, {});
    layout()->setContentsMargins(1, 1, 1, 1);
}

QSize Calendar::minimumSizeHint() const
{
    const QSize usual = QCalendarWidget::minimumSizeHint();
    const auto *days = findChild<QTableView *>();
    const auto *bar = findChild<QWidget *>(QStringLiteral("qt_calendar_navigationbar"));
    if (days == nullptr || bar == nullptr)
        return usual;
    const QHeaderView &rows = *days->verticalHeader();
    const QMargins frame = layout()->contentsMargins();
    const int height = rows.count() * rows.minimumSectionSize() + bar->sizeHint().height();
    return {usual.width() + frame.left() + frame.right(),
            std::max(usual.height(), height) + frame.top() + frame.bottom()};
}

void Calendar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    // It opens over other grounds of its own colour.
    QPainter(this).fillRect(rect(), Colors::from(palette()).line);
}

void Calendar::showEvent(QShowEvent *event)
{
    dress(); // the theme may be another by now
    QCalendarWidget::showEvent(event);
}

//! The names are Qt's own, kept since Qt 4 for style sheets.
void Calendar::dress()
{
    const Colors &colors = Colors::from(palette());
    if (auto *bar = findChild<QWidget *>(QStringLiteral("qt_calendar_navigationbar")))
        bar->setBackgroundRole(QPalette::Window);
    for (const char *name : {"qt_calendar_prevmonth", "qt_calendar_nextmonth", "qt_calendar_monthbutton",
                             "qt_calendar_yearbutton"}) {
        auto *button = findChild<QToolButton *>(QLatin1String(name));
        if (button == nullptr)
            continue;
        // What Qt writes on these stands, for it, on the colour of a selection.
        QPalette ink = palette();
        ink.setColor(QPalette::HighlightedText, colors.text);
        button->setPalette(ink);
    }
    const auto point = [this](const char *name, Qt::ArrowType arrow) {
        if (auto *button = findChild<QToolButton *>(QLatin1String(name))) {
            button->setIcon(QIcon());
            button->setArrowType(arrow);
        }
    };
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    point("qt_calendar_prevmonth", mirrored ? Qt::RightArrow : Qt::LeftArrow);
    point("qt_calendar_nextmonth", mirrored ? Qt::LeftArrow : Qt::RightArrow);
    QTextCharFormat header;
    header.setForeground(colors.dim);
    header.setBackground(colors.field);
    setHeaderTextFormat(header);
}

} // namespace maquette
