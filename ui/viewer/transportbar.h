// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLayout;
class QSlider;
class QToolButton;

namespace maquette
{

class ClipPlayer;
class ClipStrip;
class SpeedButton;

//! \brief Play, seek, step, part, speed, loop and sound of one ClipPlayer, which must outlive this: the strip
//! of frames above, the buttons below. Where it is narrow, frame number and volume make room.
class TransportBar : public QWidget
{
    Q_OBJECT

public:
    explicit TransportBar(ClipPlayer &player, QWidget *parent = nullptr);
    //! Where a menu may open.
    [[nodiscard]] QWidget *useFrameButton() const;
    [[nodiscard]] QWidget *seekSlider() const;
    //! For where a frame is used in another way, and no part is marked.
    void hideFrameButtons();
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void keepFrameRequested();
    void useFrameRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addButton(const QString &icon, const QString &name, const QString &keys);
    QLayout *buildStrip();
    void buildTransport();
    void buildSound();
    void buildFrames();
    void connectPlayer();
    void arrange();
    void showPosition();
    void showPlaying(bool playing);
    void showSound();
    [[nodiscard]] int widthOfOptional(const QWidget *part) const;

    ClipPlayer &m_player;
    QHBoxLayout *m_row = nullptr;
    ClipStrip *m_strip = nullptr;
    QToolButton *m_play = nullptr;
    QToolButton *m_in = nullptr;
    QToolButton *m_out = nullptr;
    QToolButton *m_loop = nullptr;
    QToolButton *m_mute = nullptr;
    QToolButton *m_keep = nullptr;
    QToolButton *m_use = nullptr;
    QSlider *m_volume = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_frame = nullptr;
};

} // namespace maquette
