// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QSize>
#include <QTimer>

#include <chrono>

class QWidget;

namespace maquette
{

//! \brief Places what stands around the work: bar above, filmstrip below. In full screen both float over it,
//! hide with the pointer after a moment in which the mouse rests, and come back when it moves. Watches the
//! whole program's mouse while in full screen. All widgets are children of the viewer and outlive this.
class ViewerChrome : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget *viewer;
        QWidget *bar;
        QWidget *page;
        QWidget *strip;
    };

    explicit ViewerChrome(const Parts &parts);

    void setFullScreen(bool on);
    void setStripWanted(bool wanted);
    [[nodiscard]] bool isStripWanted() const { return m_stripWanted; }
    //! The page has controls of its own at its lower edge, over which the strip must not lie.
    void setPageHasControls(bool has);
    //! What the viewer takes at least.
    [[nodiscard]] QSize minimumSize() const;
    [[nodiscard]] bool isResting() const { return m_resting; }
    //! How long the mouse rests before; 2.5 s.
    void setPatience(std::chrono::milliseconds patience) { m_rest.setInterval(patience); }
    void wake();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rest();
    void arrange();
    [[nodiscard]] bool isInUse() const;

    Parts m_parts;
    QTimer m_rest;
    QPointF m_pointer; //!< on the screen
    bool m_full = false;
    bool m_resting = false;
    bool m_stripWanted = false;
    bool m_controls = false;
    bool m_arranging = false;
};

} // namespace maquette
