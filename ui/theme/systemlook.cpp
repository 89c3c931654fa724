// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/systemlook.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QStandardPaths>
#include <QStyleHints>

namespace maquette
{

namespace
{

const auto portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto portalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const auto appearance = QStringLiteral("org.freedesktop.appearance");
const auto gnome = QStringLiteral("org.gnome.desktop.interface");

//! Without this QtDBus may start a bus of its own, which takes long and says nothing.
bool hasSessionBus()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return !folder.isEmpty() && QFileInfo::exists(folder + QStringLiteral("/bus"));
}

//! The portal's Read() wraps its answer in a variant once too often.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemLook::SystemLook(QObject *parent)
    : QObject(parent)
{
    constexpr int middle = 128;
    m_dark = QGuiApplication::palette().color(QPalette::Window).lightness() < middle;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto follow = [this] {
        const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
        if (scheme == Qt::ColorScheme::Unknown || m_dark == (scheme == Qt::ColorScheme::Dark))
            return;
        m_dark = !m_dark;
        emit changed();
    };
    follow();
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, follow);
#endif
}

void SystemLook::assume(bool dark)
{
    m_dark = dark;
}

void SystemLook::ask()
{
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService, portalPath, portalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    const std::pair<QString, QString> settings[] = {
        {appearance, QStringLiteral("color-scheme")},
        {appearance, QStringLiteral("reduced-motion")},
        {gnome, QStringLiteral("enable-animations")},
    };
    for (const auto &[space, key] : settings) {
        QDBusMessage call =
            QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, QStringLiteral("Read"));
        call << space << key;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, space = space, key = key] {
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            watcher->deleteLater();
            if (!reply.isError())
                take(space, key, reply.value().variant());
        });
    }
}

void SystemLook::onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    take(space, key, value.variant());
}

void SystemLook::take(const QString &space, const QString &key, const QVariant &value)
{
    const QVariant plain = unwrapped(value);
    const bool wasDark = m_dark;
    const bool wasStill = m_lessMotion;
    // 0 is "no preference", which every desktop draws light.
    if (space == appearance && key == QStringLiteral("color-scheme"))
        m_dark = plain.toUInt() == 1;
    else if (space == appearance && key == QStringLiteral("reduced-motion"))
        m_lessMotion = plain.toUInt() == 1;
    else if (space == gnome && key == QStringLiteral("enable-animations"))
        m_lessMotion = !plain.toBool();
    if (wasDark != m_dark || wasStill != m_lessMotion)
        emit changed();
}

} // namespace maquette
