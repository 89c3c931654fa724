// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/kill/victim.h"
#include "tests/support/jobs/apidouble.h"

namespace maquette::test
{

//! \brief One way in which a run can go, as sessions of the program, so that all events of the journal are
//! written somewhere.
struct Scenario
{
    //! \brief From one start of the program to its end; with a token of its own, or the usual one.
    struct Session
    {
        QStringList tasks;
        QByteArray token;
    };

    QByteArray name;
    std::function<void(ApiDouble &)> prepare;
    QList<Session> sessions;
    bool gives = true; //!< every run that the server took gives a picture in the end
};

//! In the order in which they are looked through: the first that writes an event stands for it.
QList<Scenario> scenarios();

//! \brief A Victim and the service that a Scenario wants.
class Stage
{
public:
    explicit Stage(const Scenario &scenario);

    //! Plays all sessions, or up to the one in which \a kill strikes (see KillSeam); false when something
    //! else went wrong. killed() then.
    bool play(const QString &kill = {});
    [[nodiscard]] bool killed() const { return m_killed; }
    //! One more session without anything to do but the artist's "Fetch again".
    int carryOn(const QString &kill = {});
    //! Undisturbed to the end, and what is unknown is settled as an artist would. Empty, or what is wrong.
    [[nodiscard]] QString settle();
    //! The same without the artist, who has nothing to do.
    [[nodiscard]] QString goOnAlone();
    [[nodiscard]] QList<Taken> taken() const;
    //! What the links of a result give.
    static QByteArray picture(int side = 48);
    [[nodiscard]] Victim &victim() { return m_victim; }
    [[nodiscard]] const Victim &victim() const { return m_victim; }
    [[nodiscard]] ApiDouble &api() { return m_api; }

private:
    Scenario m_scenario;
    ApiDouble m_api;
    Victim m_victim;
    bool m_killed = false;
};

} // namespace maquette::test
