// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace maquette
{

//! \brief Turns the first SIGINT or SIGTERM into a signal of Qt's; a second one ends the process at once, as
//! the system does it. One at a time.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    //! The process is ended by these signals again.
    ~StopSignals() override;

signals:
    void stopRequested();
};

} // namespace maquette
