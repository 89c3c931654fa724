// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace maquette
{

class ClipPlayer;
class PartSaver;
struct FrameRange;
enum class TrimWay;

//! \brief Says which part of a clip is marked, and saves it; hides itself while there is none. Player and
//! saver outlive it.
class PartBar : public QWidget
{
    Q_OBJECT

public:
    PartBar(ClipPlayer &player, PartSaver &saver, QWidget *parent = nullptr);

    //! The ways in which the part that is marked can be saved; the caller shows and deletes it.
    [[nodiscard]] QMenu *createMenu(QWidget *parent);
    //! Opens that menu at its button; nothing while there is no part.
    void askHow();

signals:
    //! \a keep: in the gallery, else in a file.
    void saveRequested(const maquette::FrameRange &frames, maquette::TrimWay way, bool keep);

private:
    void build();
    void show();
    void offer(QMenu &menu, const FrameRange &frames, TrimWay way, bool keep, const QString &text,
               const QString &tip);

    ClipPlayer &m_player;
    PartSaver &m_saver;
    QLabel *m_text;
    QProgressBar *m_progress;
    QToolButton *m_clear;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace maquette
