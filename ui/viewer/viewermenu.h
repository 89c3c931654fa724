// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/viewerchoice.h"

#include <QMenu>

class QActionGroup;

namespace maquette
{

//! \brief What the viewer can do beside leafing and zooming, with its keys; made anew each time it is opened.
//! Says what was asked.
class ViewerMenu : public QMenu
{
    Q_OBJECT

public:
    //! \brief How things are when it opens.
    struct State
    {
        ViewerChoice choice;
        bool picture = false; //!< what is for pictures only can be asked for
        bool held = false;
        bool reading = false;
        bool running = false; //!< the slide show
    };

    ViewerMenu(const State &state, QWidget *parent);

signals:
    void turnRequested(int quarters);
    void heldRequested(bool held);
    void readingRequested(bool reading);
    void copyColorRequested();
    void choiceMade(const maquette::ViewerChoice &choice);
    void slideShowRequested(bool running);

private:
    QAction *add(QMenu &menu, const QString &name, const QString &text, const QKeySequence &key = {});
    void setUp(QAction *action, bool on);
    void buildForPictures();
    void buildSlides();
    void choose();

    State m_state;
    QAction *m_strip = nullptr;
    QAction *m_shuffled = nullptr;
    QActionGroup *m_seconds = nullptr;
};

} // namespace maquette
