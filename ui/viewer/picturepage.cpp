// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/picturepage.h"

#include "ui/theme/metrics.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/readingpanel.h"
#include "ui/viewer/viewplace.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr double panStep = 64;
constexpr int markStep = 10; // with Shift

//! Which way an arrow key points; null for any other key.
QPoint directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace

PicturePage::PicturePage(QWidget *parent)
    : QWidget(parent)
    , m_view(new ImageView(this))
    , m_panel(new ReadingPanel(this))
    , m_loader(new PictureLoader(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_panel->hide();
    connect(m_loader, &PictureLoader::loaded, this, &PicturePage::take);
    connect(m_loader, &PictureLoader::failed, this, [this](AssetId id, const Error &error) {
        if (id == m_current)
            emit failed(id, error);
    });
    connect(m_loader, &PictureLoader::slow, this, [this](AssetId id) {
        if (id == m_current)
            emit notice(tr("This file takes long to read. Its disk may be slow or gone."));
    });
    connect(m_view, &ImageView::pixelPointed, this, &PicturePage::readPixel);
    connect(m_view, &ImageView::pictureChanged, this, [this] {
        if (!isReading())
            return;
        m_panel->setPicture(m_view->picture());
        m_view->picture().isNull() ? m_panel->clearPixel()
                                   : readPixel(m_view->mark().value_or(QPoint(-1, -1)));
        placePanel();
    });
}

void PicturePage::open(AssetId id, const QImage &standIn, QSize pixels)
{
    m_current = id;
    m_view->clear();
    m_view->setTurn(m_turns.value(id));
    emit turned(m_view->turn());
    if (isDecoded(id))
        take(id);
    else
        m_view->setStandIn(standIn, pixels);
}

void PicturePage::setStandIn(const QImage &standIn, QSize pixels)
{
    if (m_view->picture().isNull())
        m_view->setStandIn(standIn, pixels);
}

void PicturePage::setWanted(const QList<PictureLoader::Wanted> &wanted)
{
    const bool fitted = m_view->isFitted();
    m_loader->setWanted(wanted, fitted ? (QSizeF(m_view->size()) * devicePixelRatioF()).toSize() : QSize());
}

void PicturePage::leave()
{
    m_current = {};
    m_view->clear();
}

void PicturePage::stop()
{
    leave();
    m_view->forgetChoices();
    m_loader->release();
}

void PicturePage::forget(AssetId id)
{
    m_loader->forget(id);
    m_turns.remove(id);
}

void PicturePage::take(AssetId id)
{
    const Pyramid picture = m_loader->find(id);
    if (id != m_current || picture.isNull())
        return;
    const bool first = m_view->picture().isNull();
    m_view->setPicture(picture);
    if (first && picture.cut)
        emit notice(tr("The file is cut short: a part of the picture is missing."));
}

void PicturePage::turn(int quarters)
{
    if (m_current.isNull())
        return;
    const int turn = (m_view->turn() + quarters + ViewPlace::quartersAround) % ViewPlace::quartersAround;
    m_view->setTurn(turn);
    m_turns.insert(m_current, turn);
    emit turned(turn);
    emit notice(turn == 0 ? tr("As the file has it.")
                          : tr("Only the view is turned. The file stays as it is."));
}

void PicturePage::setHeld(bool held)
{
    m_view->setHeld(held);
    emit notice(held ? tr("Zoom and place are held while you leaf.") : tr("Zoom and place are free again."));
}

bool PicturePage::isReading() const
{
    return !m_panel->isHidden();
}

void PicturePage::setReading(bool reading)
{
    if (reading == isReading())
        return;
    m_panel->setVisible(reading);
    m_view->setReading(reading);
    if (reading) {
        m_panel->clearPixel();
        m_panel->setPicture(m_view->picture());
        placePanel();
        if (m_view->underMouse()) {
            const auto pixel = m_view->pixelAt(m_view->mapFromGlobal(QCursor::pos()));
            readPixel(pixel.value_or(QPoint(-1, -1)));
        }
    }
}

void PicturePage::readPixel(QPoint pixel)
{
    if (const auto color = m_view->colorOf(pixel))
        m_panel->setPixel(pixel, *color);
}

void PicturePage::copyColor()
{
    const QString code = m_panel->hexCode();
    if (!isReading() || code.isEmpty()) {
        emit notice(tr("Press H and point at a pixel to copy its colour."));
        return;
    }
    QGuiApplication::clipboard()->setText(code);
    emit notice(tr("Copied %1.").arg(code));
}

void PicturePage::moveMark(QPoint step)
{
    if (!isReading())
        setReading(true);
    const QRect all(QPoint(), m_view->pictureSize());
    if (all.isEmpty())
        return;
    QPoint from = m_view->mark().value_or(m_panel->pixel().value_or(QPoint(-1, -1)));
    if (!all.contains(from))
        from = m_view->pixelAt(QRectF(m_view->rect()).center()).value_or(all.center());
    // A step goes where the arrow points on the screen, whichever way the picture is turned.
    const QTransform back = ViewPlace::turned(QSizeF(0, 0), m_view->turn()).inverted();
    const QPoint to = from + back.map(QPointF(step)).toPoint();
    const QPoint inside(std::clamp(to.x(), 0, all.right()), std::clamp(to.y(), 0, all.bottom()));
    m_view->setMark(inside);
    readPixel(inside);
}

bool PicturePage::handleArrow(const QKeyEvent &event)
{
    const QPoint direction = directionOf(event.key());
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    if (direction.isNull() || event.modifiers().testFlag(Qt::AltModifier))
        return false;
    if (control)
        moveMark(direction * (shift ? markStep : 1));
    else if (shift || direction.y() != 0)
        m_view->panBy(-QPointF(direction) * panStep);
    else
        return false;
    return true;
}

bool PicturePage::handleKey(const QKeyEvent &event)
{
    if (handleArrow(event))
        return true;
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_R:
        turn(event.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    case Qt::Key_H:
        setReading(!isReading());
        return true;
    case Qt::Key_Z:
        setHeld(!m_view->isHeld());
        return true;
    case Qt::Key_C:
        copyColor();
        return true;
    default:
        return false;
    }
}

void PicturePage::addColorActions(QMenu &menu, QPoint point)
{
    const auto pixel = m_view->pixelAt(point);
    const auto color = pixel ? m_view->colorOf(*pixel) : std::nullopt;
    if (!color)
        return;
    auto *copy = new QAction(tr("Copy the colour here, %1").arg(color->name().toUpper()), &menu);
    copy->setObjectName(QStringLiteral("copyColor"));
    menu.addSeparator();
    menu.addAction(copy);
    connect(copy, &QAction::triggered, this, [this, pixel = *pixel, color = *color] {
        setReading(true);
        m_panel->setPixel(pixel, color);
        copyColor();
    });
}

void PicturePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePanel();
}

void PicturePage::setInset(int above)
{
    m_inset = above;
    placePanel();
}

void PicturePage::placePanel()
{
    m_panel->adjustSize();
    const QSize size = m_panel->sizeHint().boundedTo(this->size());
    const int left = isLeftToRight() ? width() - size.width() - metrics::large : metrics::large;
    m_panel->setGeometry(QRect(QPoint(std::max(0, left), m_inset + metrics::large), size));
    m_panel->raise();
}

} // namespace maquette
