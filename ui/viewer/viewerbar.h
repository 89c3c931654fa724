// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace maquette
{

//! \brief The line over the picture: back, prompt, place in the order, zoom. Says what was asked; does
//! nothing itself.
class ViewerBar : public QWidget
{
    Q_OBJECT

public:
    explicit ViewerBar(QWidget *parent = nullptr);

    void setPrompt(const QString &prompt);
    //! \a place from 0.
    void setPlace(qsizetype place, qsizetype count);
    void setZoom(double zoom);
    void clearZoom();
    void setTurn(int quarters); //!< of the view, clockwise
    void setFullScreen(bool on);
    //! Opens \a menu at the button for more.
    void openMenu(QMenu &menu);

signals:
    void backRequested();
    void previousRequested();
    void nextRequested();
    void fitRequested();
    void actualSizeRequested();
    void fullScreenToggled();
    void moreRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addButton(const QString &icon, const QString &name, const QString &keys);
    void showPrompt();

    QString m_prompt;
    QLabel *m_title = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_turn = nullptr;
    QLabel *m_zoom = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_full = nullptr;
    QToolButton *m_more = nullptr;
};

} // namespace maquette
