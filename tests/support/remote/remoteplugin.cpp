// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remote/remotehand.h"

#include <QGenericPlugin>

//! \brief Lets a test lead the real program: QT_QPA_GENERIC_PLUGINS=maquetteremote loads it there.
class RemotePlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "remote.json")

public:
    QObject *create(const QString &, const QString &) override { return new maquette::test::RemoteHand; }
};

#include "remoteplugin.moc"
