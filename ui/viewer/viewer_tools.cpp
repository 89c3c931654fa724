// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the work: menu, filmstrip, slide show.
#include "ui/viewer/viewer.h"

#include "ui/viewer/filmstrip.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturepage.h"
#include "ui/viewer/slideshow.h"
#include "ui/viewer/viewerbar.h"
#include "ui/viewer/viewerchrome.h"
#include "ui/viewer/viewermenu.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStackedWidget>

namespace maquette
{

namespace
{

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta;
}

} // namespace

void Viewer::openMenu()
{
    m_chrome->wake();
    auto *menu = new ViewerMenu({m_choice, m_stack->currentWidget() == m_pictures, imageView()->isHeld(),
                                 m_pictures->isReading(), m_slides->isRunning()},
                                this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &ViewerMenu::turnRequested, m_pictures, &PicturePage::turn);
    connect(menu, &ViewerMenu::heldRequested, m_pictures, &PicturePage::setHeld);
    connect(menu, &ViewerMenu::readingRequested, m_pictures, &PicturePage::setReading);
    connect(menu, &ViewerMenu::copyColorRequested, m_pictures, &PicturePage::copyColor);
    connect(menu, &ViewerMenu::choiceMade, this, &Viewer::choose);
    connect(menu, &ViewerMenu::slideShowRequested, this, &Viewer::setSlideShow);
    m_bar->openMenu(*menu);
}

void Viewer::buildTools()
{
    m_strip = new FilmStrip(m_library, m_thumbnails, this);
    m_chrome = new ViewerChrome({this, m_bar, m_stack, m_strip});
    connect(m_bar, &ViewerBar::moreRequested, this, &Viewer::openMenu);
    connect(m_strip, &FilmStrip::placeRequested, this, &Viewer::goTo);
    connect(m_strip, &FilmStrip::stepRequested, this,
            [this](int works) { goTo(std::clamp<qsizetype>(m_place + works, 0, m_order.size() - 1)); });
    m_slides = new SlideShow(this);
    connect(m_slides, &SlideShow::advanceRequested, this, &Viewer::goTo);
    connect(m_slides, &SlideShow::runningChanged, this, [this](bool running) {
        if (running)
            qApp->installEventFilter(this);
        else
            qApp->removeEventFilter(this);
        if (running)
            emit notice(tr("Slide show, %1 seconds each. Any key pauses it.").arg(m_choice.slideSeconds));
        else if (isVisible())
            emit notice(tr("The slide show is paused. S goes on, Esc leaves it."));
    });
}

void Viewer::setChoice(const ViewerChoice &choice)
{
    m_choice = choice;
    m_chrome->setStripWanted(choice.filmStrip);
    m_slides->setInterval(std::chrono::seconds(choice.slideSeconds));
    m_slides->setShuffled(choice.slidesShuffled);
}

void Viewer::choose(const ViewerChoice &choice)
{
    if (choice == m_choice)
        return;
    setChoice(choice);
    emit choiceChanged(choice);
}

void Viewer::setSlideShow(bool running)
{
    if (!running) {
        m_slides->pause();
        return;
    }
    m_slides->start();
    loadPictures(); // the next may be another now
    if (!m_fullScreen)
        emit fullScreenRequested(true);
}

bool Viewer::handleViewKey(int key)
{
    switch (key) {
    case Qt::Key_T: {
        ViewerChoice choice = m_choice;
        choice.filmStrip = !choice.filmStrip;
        m_chrome->wake();
        choose(choice);
        return true;
    }
    case Qt::Key_S:
        setSlideShow(!m_slides->isRunning());
        return true;
    case Qt::Key_V:
        openMenu();
        return true;
    default:
        return false;
    }
}

bool Viewer::eventFilter(QObject *watched, QEvent *event)
{
    // While slides run: whoever touches something wants to look at it.
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!m_slides->isRunning() || !widget || (widget != this && !isAncestorOf(widget)))
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key != Qt::Key_S && key != Qt::Key_F11 && !isModifier(key))
            m_slides->pause();
        if (key == Qt::Key_Escape) // which is on its way to leaving full screen
            emit notice(tr("The slide show has ended."));
    } else if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Wheel) {
        m_slides->pause();
    }
    return QWidget::eventFilter(watched, event);
}

int Viewer::stripHeight() const
{
    return m_choice.filmStrip ? m_strip->sizeHint().height() : 0;
}

QSize Viewer::minimumSizeHint() const
{
    return m_chrome->minimumSize();
}

QSize Viewer::sizeHint() const
{
    return m_chrome->minimumSize().expandedTo({640, 480});
}

} // namespace maquette
