// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/viewer/soundchoice.h"

#include <QWidget>

class QImage;
class QKeyEvent;
class QMenu;

namespace maquette
{

class ClipPlayer;
class ClipView;
class Library;
class PartBar;
class PartSaver;

//! \brief A clip with its transport: view above, strip and buttons below, one player. Made by the viewer when
//! the first clip is opened. The library outlives it.
class ClipPage : public QWidget
{
    Q_OBJECT

public:
    explicit ClipPage(Library &library, QWidget *parent = nullptr);
    ~ClipPage() override;

    void open(AssetId clip, const QString &file, const QImage &poster, QSize size);
    //! Lets the decoder and the file go.
    void stop();
    //! Puts what can be done with the frame that is shown, and with the part, at the top of \a menu.
    void addFrameActions(QMenu &menu);
    //! The keys of clips (see addFrameActions() and TransportBar); false for any other.
    bool handleKey(const QKeyEvent &event);
    void setSound(const SoundChoice &sound);

    [[nodiscard]] ClipPlayer &player() const { return *m_player; }
    [[nodiscard]] ClipView &view() const { return *m_view; }
    [[nodiscard]] PartSaver &saver() const { return *m_saver; }

signals:
    void keepFrameRequested(qint64 position);
    void useFrameRequested(qint64 position, QWidget *anchor);
    void soundChosen(const maquette::SoundChoice &sound);
    void notice(const QString &text);

private:
    bool handlePartKey(const QKeyEvent &event);
    void pauseAndUse();
    void pauseAndKeep();

    ClipPlayer *m_player;
    ClipView *m_view;
    PartSaver *m_saver;
    PartBar *m_part;
    QWidget *m_useAnchor = nullptr;
    AssetId m_clip;
};

} // namespace maquette
