// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QImage;
class QMenu;

namespace maquette
{

class ClipPlayer;
class ClipView;

//! \brief A clip with its transport: view above, bar below, one player. Made by the viewer when the first
//! clip is opened.
class ClipPage : public QWidget
{
    Q_OBJECT

public:
    explicit ClipPage(QWidget *parent = nullptr);
    ~ClipPage() override;

    void open(const QString &file, const QImage &poster, QSize size);
    //! Lets the decoder and the file go.
    void stop();
    //! Puts what can be done with the frame that is shown at the top of \a menu.
    void addFrameActions(QMenu &menu);
    //! Space, comma, full stop, L, M, K, U; false for any other key.
    bool handleKey(int key);

    [[nodiscard]] ClipPlayer &player() const { return *m_player; }
    [[nodiscard]] ClipView &view() const { return *m_view; }

signals:
    void keepFrameRequested(qint64 position);
    void useFrameRequested(qint64 position, QWidget *anchor);

private:
    void pauseAndUse();
    void pauseAndKeep();

    ClipPlayer *m_player;
    ClipView *m_view;
    QWidget *m_useAnchor = nullptr;
};

} // namespace maquette
