// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace maquette
{

class ClipPlayer;

//! \brief Play, seek, step, loop and sound of one ClipPlayer, which must outlive this. Where it is narrow the
//! volume makes room for the seek slider.
class TransportBar : public QWidget
{
    Q_OBJECT

public:
    explicit TransportBar(ClipPlayer &player, QWidget *parent = nullptr);
    //! Where a menu may open.
    [[nodiscard]] QWidget *useFrameButton() const;
    [[nodiscard]] QWidget *seekSlider() const;
    //! For where a frame is used in another way.
    void hideFrameButtons();
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void keepFrameRequested();
    void useFrameRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addButton(const QString &icon, const QString &name, const QString &keys);
    void buildTransport();
    void buildSound();
    void buildFrames();
    void showPosition(qint64 position);
    void showPlaying(bool playing);
    void showSound();

    ClipPlayer &m_player;
    QToolButton *m_play = nullptr;
    QToolButton *m_loop = nullptr;
    QToolButton *m_mute = nullptr;
    QToolButton *m_keep = nullptr;
    QToolButton *m_use = nullptr;
    QSlider *m_seek = nullptr;
    QSlider *m_volume = nullptr;
    QLabel *m_time = nullptr;
};

//! "0:05" or, with frames of a second, "0:05.12" (seconds and frame).
QString clipTime(qint64 position, double framesPerSecond);

} // namespace maquette
