// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/studio.h"

#include <QObject>

class QMainWindow;

namespace maquette
{

class StatusLine;
class WindowActions;
class Workspace;
struct ScanOutcome;

//! \brief Keeps the library to what stands in its folder: at the start, while it is watched, when the window
//! becomes active again, and when the artist asks for it.
class LibraryDesk : public QObject
{
    Q_OBJECT

public:
    LibraryDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, StatusLine &status,
                QMainWindow &window);

    //! The folder is read from now on, as soon as the index is known.
    void begin();
    void readAgain();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell(const ScanOutcome &outcome);
    void tellAway(const ScanOutcome &outcome);

    const Studio &m_studio;
    Workspace &m_workspace;
    StatusLine &m_status;
    bool m_asked = false; //!< for the scan that runs
    bool m_again = false; //!< asked for one while another ran
    bool m_begun = false;
    bool m_isAway = false; //!< the library folder, and the artist knows
};

} // namespace maquette
