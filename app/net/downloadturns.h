// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

namespace maquette
{

//! \brief Lets a few downloads run and the others wait, first come first served, so that none runs out of
//! time in a queue inside Qt. Main thread.
class DownloadTurns : public QObject
{
    Q_OBJECT

public:
    explicit DownloadTurns(int most, QObject *parent = nullptr);
    //! Calls \a go at once or when a place is free; not at all once \a who is gone or has given back.
    void take(QObject *who, std::function<void()> go);
    //! Also takes \a who out of the queue.
    void giveBack(QObject *who);

private:
    struct Waiting
    {
        QPointer<QObject> who;
        std::function<void()> go;
    };
    void next();

    int m_most;
    QList<QObject *> m_running;
    QList<Waiting> m_waiting;
};

} // namespace maquette
