// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "ui/viewer/pictureloader.h"
#include "ui/viewer/soundchoice.h"

#include <QList>
#include <QWidget>

class QStackedWidget;

namespace maquette
{

class ClipPage;
class ClipPlayer;
class ImageView;
class Library;
class ProblemPage;
class Thumbnails;
class ViewerBar;
class WorkActions;

//! \brief One work, large, over the gallery's place: pictures and clips in the gallery's order. All given
//! objects must outlive it.
//!
//! The clip part (player, view, transport) is made when the first clip is opened. While hidden nothing is
//! decoded and no file is held open. Keys: Esc, Left, Right, Home, End, F, 1, +, -, F11; for clips Space,
//! comma, full stop, I, O, X, P, L, M, K, U, [, ].
class Viewer : public QWidget
{
    Q_OBJECT

public:
    Viewer(Library &library, Thumbnails &thumbnails, WorkActions &actions, QWidget *parent = nullptr);

    //! Works came or went: what is shown stays.
    void setOrder(const QList<AssetId> &order);
    void open(AssetId id, const QList<AssetId> &order);
    void close();
    [[nodiscard]] AssetId current() const { return m_current; }
    //! Of the last session; for before the first clip is opened.
    void setSound(const SoundChoice &sound) { m_sound = sound; }
    //! Pauses a clip: for when something comes before the viewer.
    void pause();

    [[nodiscard]] ImageView *imageView() const { return m_image; }
    //! Null until a clip was opened.
    [[nodiscard]] ClipPlayer *clipPlayer() const;

public slots:
    void showNext();
    void showPrevious();
    void setFullScreen(bool on); //!< the window's word: it is full screen now

signals:
    void closed();
    void currentChanged(maquette::AssetId id);
    void fullScreenRequested(bool on);
    void notice(const QString &text);
    void soundChosen(const maquette::SoundChoice &sound);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildBar();
    void buildImage();
    void makeClipPage();
    void display(AssetId id);
    void displayImage(const Asset &asset);
    void displayClip(const Asset &asset);
    void displayMissing(const Asset &asset);
    void displayProblem(const QString &headline, const QString &detail);
    void takePicture(AssetId id);
    void refreshStandIn(AssetId id);
    void loadPictures();
    void goTo(qsizetype place);
    void fit();
    void zoomTo(double zoom);
    void zoomBy(double factor);
    bool navigate(int key);
    void keepFrame(qint64 position);
    void useFrame(qint64 position, QWidget *anchor);
    void removeFromOrder(AssetId id);
    [[nodiscard]] bool showsClip() const;

    Library &m_library;
    Thumbnails &m_thumbnails;
    WorkActions &m_actions;
    PictureLoader m_loader;
    QList<AssetId> m_order;
    AssetId m_current;
    bool m_fullScreen = false;
    SoundChoice m_sound;

    ViewerBar *m_bar = nullptr;
    QStackedWidget *m_stack = nullptr;
    ImageView *m_image = nullptr;
    ClipPage *m_clip = nullptr;
    ProblemPage *m_problem = nullptr;
};

} // namespace maquette
