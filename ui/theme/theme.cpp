// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/colors.h"
#include "ui/theme/studiostyle.h"

#include <QApplication>

namespace maquette
{

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_style(new StudioStyle)
{
    QApplication::setStyle(m_style);
    connect(&m_system, &SystemLook::changed, this, &Theme::apply);
    apply();
}

Theme::Mode Theme::modeFromName(const QString &name)
{
    if (name == QStringLiteral("dark"))
        return Mode::Dark;
    return name == QStringLiteral("light") ? Mode::Light : Mode::System;
}

QString Theme::nameOf(Mode mode)
{
    switch (mode) {
    case Mode::Dark:
        return QStringLiteral("dark");
    case Mode::Light:
        return QStringLiteral("light");
    case Mode::System:
        break;
    }
    return QStringLiteral("system");
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

bool Theme::isDark() const
{
    return m_mode == Mode::Dark || (m_mode == Mode::System && m_system.isDark());
}

void Theme::followSystem()
{
    m_system.ask();
}

void Theme::apply()
{
    if (m_style)
        m_style->setReducedMotion(m_system.wantsLessMotion());
    const int wanted = isDark() ? 1 : 0;
    if (wanted == m_applied)
        return;
    m_applied = wanted;
    QApplication::setPalette((isDark() ? Colors::dark() : Colors::light()).palette());
    emit changed();
}

} // namespace maquette
