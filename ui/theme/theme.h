// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/systemlook.h"

#include <QObject>
#include <QPointer>

namespace maquette
{

class StudioStyle;

//! \brief Puts the studio's style and palette on the application and keeps them in step with the system, or
//! with the artist's own choice. Make one, before the first window.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Dark, Light };
    Q_ENUM(Mode)

    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    [[nodiscard]] bool isDark() const;
    //! Begins to follow the desktop's own switch; call when the window stands.

    void followSystem();
    [[nodiscard]] SystemLook &system() { return m_system; }

    //! "system", "dark", "light": how the choice stands in the settings file; anything else is System.
    static Mode modeFromName(const QString &name);
    static QString nameOf(Mode mode);

signals:
    void changed();

private:
    void apply();
    SystemLook m_system;
    QPointer<StudioStyle> m_style;
    Mode m_mode = Mode::System;
    int m_applied = -1;
};

} // namespace maquette
