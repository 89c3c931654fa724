// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "ui/settings/viewerchoice.h"
#include "ui/viewer/soundchoice.h"

#include <QList>
#include <QSize>
#include <QWidget>

class QStackedWidget;

namespace maquette
{

class ClipPage;
class ClipPlayer;
class FilmStrip;
class ImageView;
class Library;
class PicturePage;
class ProblemPage;
class SlideShow;
class Thumbnails;
class ViewerBar;
class ViewerChrome;
class WorkActions;

//! \brief One work, large, over the gallery's place: pictures and clips in the gallery's order. All given
//! objects must outlive it.
//!
//! The clip part (player, view, transport) is made when the first clip is opened. While hidden nothing is
//! decoded and no file is held open. Keys: Esc, Left, Right, Home, End, F, A, +, -, F11, T, S, V; for
//! pictures those of PicturePage, for clips those of ClipPage.
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

    //! As the artist left it; choiceChanged() follows what is changed here only.
    void setChoice(const ViewerChoice &choice);
    //! Of what stands along the bottom under every work.
    [[nodiscard]] int stripHeight() const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] ImageView *imageView() const;
    [[nodiscard]] PicturePage &pictures() const { return *m_pictures; }
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
    void choiceChanged(const maquette::ViewerChoice &choice);
    void soundChosen(const maquette::SoundChoice &sound);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildBar();
    void buildImage();
    void buildTools();
    void makeClipPage();
    void display(AssetId id);
    void displayImage(const Asset &asset);
    void displayClip(const Asset &asset);
    void displayMissing(const Asset &asset);
    void displayFailure(AssetId id, const Error &error);
    void displayProblem(const QString &headline, const QString &detail, const QString &advice = {});
    void refreshStandIn(AssetId id);
    [[nodiscard]] QImage standIn(AssetId id) const;
    void loadPictures();
    void goTo(qsizetype place);
    void showPlace();
    void choose(const ViewerChoice &choice);
    void setSlideShow(bool running);
    void fit();
    void zoomTo(double zoom);
    void zoomBy(double factor);
    bool navigate(int key);
    bool handleViewKey(int key);
    void openMenu();
    void keepFrame(qint64 position);
    void useFrame(qint64 position, QWidget *anchor);
    void removeFromOrder(AssetId id);
    [[nodiscard]] bool showsClip() const;

    Library &m_library;
    Thumbnails &m_thumbnails;
    WorkActions &m_actions;
    QList<AssetId> m_order;
    qsizetype m_place = -1; //!< of m_current in it
    int m_direction = 1;    //!< in which it was leafed last
    AssetId m_current;
    ViewerChoice m_choice;
    bool m_fullScreen = false;
    SoundChoice m_sound;

    ViewerBar *m_bar = nullptr;
    QStackedWidget *m_stack = nullptr;
    PicturePage *m_pictures = nullptr;
    ClipPage *m_clip = nullptr;
    ProblemPage *m_problem = nullptr;
    FilmStrip *m_strip = nullptr;
    ViewerChrome *m_chrome = nullptr;
    SlideShow *m_slides = nullptr;
};

} // namespace maquette
