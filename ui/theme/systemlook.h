// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace maquette
{

//! \brief What the desktop asks for: dark or light, and less motion.
//!
//! Before Qt 6.5 the desktop portal is asked over D-Bus, without waiting, and listened to; without a portal
//! the lightness of the platform's own palette decides. Construct it before anything sets a palette.
class SystemLook : public QObject
{
    Q_OBJECT

public:
    explicit SystemLook(QObject *parent = nullptr);

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] bool wantsLessMotion() const { return m_lessMotion; }
    //! Asks the portal; changed() follows if it says something else than is believed now.
    void ask();
    //! What the portal says of one setting; public so that a test can play the portal.
    void take(const QString &space, const QString &key, const QVariant &value);
    //! The believed value until the portal answers, such as that of the last session.
    void assume(bool dark);

signals:
    void changed();

private slots:
    void onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    bool m_dark = false;
    bool m_lessMotion = false;
};

} // namespace maquette
