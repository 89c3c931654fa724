// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewermenu.h"

#include <QActionGroup>

namespace maquette
{

ViewerMenu::ViewerMenu(const State &state, QWidget *parent)
    : QMenu(parent)
    , m_state(state)
    , m_seconds(new QActionGroup(this))
{
    setObjectName(QStringLiteral("viewerMenu"));
    setAccessibleName(tr("View"));
    buildForPictures();
    addSeparator();
    m_strip = add(*this, QStringLiteral("filmStripAction"), tr("Filmstrip"), Qt::Key_T);
    setUp(m_strip, m_state.choice.filmStrip);
    connect(m_strip, &QAction::triggered, this, &ViewerMenu::choose);
    buildSlides();
}

QAction *ViewerMenu::add(QMenu &menu, const QString &name, const QString &text, const QKeySequence &key)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(name);
    action->setShortcut(key);
    // Shown, not taken: the viewer has the keys, and only while it has the focus.
    action->setShortcutContext(Qt::WidgetShortcut);
    return action;
}

void ViewerMenu::setUp(QAction *action, bool on)
{
    action->setCheckable(true);
    action->setChecked(on);
}

void ViewerMenu::buildForPictures()
{
    QAction *right = add(*this, QStringLiteral("turnRight"), tr("Turn the view right"), Qt::Key_R);
    QAction *left =
        add(*this, QStringLiteral("turnLeft"), tr("Turn the view left"), QKeySequence(Qt::SHIFT | Qt::Key_R));
    QAction *held = add(*this, QStringLiteral("hold"), tr("Hold zoom and place"), Qt::Key_Z);
    setUp(held, m_state.held);
    addSeparator();
    QAction *reading = add(*this, QStringLiteral("reading"), tr("Histogram and colours"), Qt::Key_H);
    setUp(reading, m_state.reading);
    QAction *copy = add(*this, QStringLiteral("copyReadColor"), tr("Copy the colour"), Qt::Key_C);
    for (QAction *action : {right, left, held, reading, copy})
        action->setEnabled(m_state.picture);
    copy->setEnabled(m_state.picture && m_state.reading);
    connect(right, &QAction::triggered, this, [this] { emit turnRequested(1); });
    connect(left, &QAction::triggered, this, [this] { emit turnRequested(-1); });
    connect(held, &QAction::triggered, this, &ViewerMenu::heldRequested);
    connect(reading, &QAction::triggered, this, &ViewerMenu::readingRequested);
    connect(copy, &QAction::triggered, this, &ViewerMenu::copyColorRequested);
}

void ViewerMenu::buildSlides()
{
    QAction *slides = add(*this, QStringLiteral("slideShow"), tr("Slide show"), Qt::Key_S);
    setUp(slides, m_state.running);
    connect(slides, &QAction::triggered, this, &ViewerMenu::slideShowRequested);
    QMenu *times = addMenu(tr("Time for each picture"));
    times->setObjectName(QStringLiteral("slideTimes"));
    for (const int seconds : {2, 3, 5, 8, 10, 15, 20, 30}) {
        QAction *action = add(*times, QStringLiteral("slides%1").arg(seconds), tr("%1 seconds").arg(seconds));
        setUp(action, seconds == m_state.choice.slideSeconds);
        action->setData(seconds);
        m_seconds->addAction(action);
        connect(action, &QAction::triggered, this, &ViewerMenu::choose);
    }
    m_shuffled = add(*this, QStringLiteral("slidesShuffled"), tr("Slides in random order"));
    setUp(m_shuffled, m_state.choice.slidesShuffled);
    connect(m_shuffled, &QAction::triggered, this, &ViewerMenu::choose);
}

void ViewerMenu::choose()
{
    ViewerChoice choice = m_state.choice;
    choice.filmStrip = m_strip->isChecked();
    choice.slidesShuffled = m_shuffled->isChecked();
    if (const QAction *seconds = m_seconds->checkedAction())
        choice.slideSeconds = seconds->data().toInt();
    emit choiceMade(choice);
}

} // namespace maquette
