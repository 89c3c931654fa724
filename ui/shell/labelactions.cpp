// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/labelactions.h"

#include "app/base/labels.h"
#include "ui/gallery/colourdots.h"
#include "ui/gallery/worktexts.h"

#include <QAction>
#include <QMenuBar>

namespace maquette
{

LabelActions::LabelActions(QMenuBar &bar, QObject *parent)
    : QObject(parent)
{
    auto *menu = new QMenu(tr("&Labels"), &bar);
    const auto *next = bar.findChild<QMenu *>(QStringLiteral("jobMenu"));
    bar.insertMenu(next ? next->menuAction() : nullptr, menu); // what works on the selection stands together
    menu->setObjectName(QStringLiteral("labels"));
    for (int rating = 0; rating <= mostStars; ++rating) {
        QAction *action = add(menu, QStringLiteral("rating%1").arg(rating), WorkTexts::rating(rating),
                              QKeySequence(Qt::Key_0 + rating));
        connect(action, &QAction::triggered, this, [this, rating] { emit ratingChosen(rating); });
    }
    menu->addSeparator();
    constexpr int colourKey = Qt::Key_5; // red is 6; the last has no key
    for (int colour = 0; colour <= colourCount; ++colour) {
        const bool hasKey = colour > 0 && colour < colourCount;
        QAction *action = add(menu, QStringLiteral("colour%1").arg(colour), labelColourName(colour),
                              hasKey ? QKeySequence(colourKey + colour) : QKeySequence());
        connect(action, &QAction::triggered, this, [this, colour] { emit colourChosen(colour); });
    }
    menu->addSeparator();
    connect(add(menu, QStringLiteral("tagsAction"), tr("&Tags…"), QKeySequence(QStringLiteral("Ctrl+T"))),
            &QAction::triggered, this, &LabelActions::tagsRequested);
    connect(add(menu, QStringLiteral("projectAction"), tr("&Project…"),
                QKeySequence(QStringLiteral("Ctrl+Shift+T"))),
            &QAction::triggered, this, &LabelActions::projectRequested);
}

QAction *LabelActions::add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &key)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setMenuRole(QAction::NoRole);
    m_actions.append(action);
    return action;
}

void LabelActions::addKeysTo(QWidget &place)
{
    place.addActions(m_actions);
}

void LabelActions::setEnabled(bool enabled)
{
    for (QAction *action : std::as_const(m_actions))
        action->setEnabled(enabled);
}

} // namespace maquette
