// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/speedbutton.h"

#include "ui/theme/metrics.h"
#include "ui/viewer/clipplayer.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace maquette
{

const QList<double> &SpeedButton::speeds()
{
    static const QList<double> all{0.25, 0.5, 0.75, 1, 1.5, 2, 4};
    return all;
}

QString SpeedButton::textOf(double rate)
{
    return tr("%1×").arg(QLocale().toString(rate));
}

SpeedButton::SpeedButton(ClipPlayer &player, QWidget *parent)
    : QToolButton(parent)
    , m_player(player)
    , m_choices(new QActionGroup(this))
{
    setObjectName(QStringLiteral("speed"));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setToolTip(tr("Speed ([ slower, ] faster)"));
    auto *menu = new QMenu(this);
    menu->setAccessibleName(tr("Speed"));
    int widest = 0;
    for (const double rate : speeds()) {
        QAction *action = menu->addAction(textOf(rate));
        action->setCheckable(true);
        action->setData(rate);
        m_choices->addAction(action);
        widest = std::max(widest, fontMetrics().horizontalAdvance(textOf(rate)));
    }
    connect(this, &QToolButton::clicked, this, [this, menu] {
        menu->popup(mapToGlobal(QPoint(0, -menu->sizeHint().height()))); // it stands at the lower edge
        menu->setActiveAction(m_choices->checkedAction());
    });
    setFixedSize(widest + 2 * metrics::small, metrics::controlHeight);
    connect(m_choices, &QActionGroup::triggered, this,
            [this](const QAction *action) { m_player.setRate(action->data().toDouble()); });
    connect(&m_player, &ClipPlayer::rateChanged, this, &SpeedButton::showRate);
    showRate();
}

void SpeedButton::showRate()
{
    setText(textOf(m_player.rate()));
    setAccessibleName(tr("Speed: %1").arg(text()));
    for (QAction *action : m_choices->actions())
        action->setChecked(action->data().toDouble() == m_player.rate());
}

void SpeedButton::step(ClipPlayer &player, int steps)
{
    const QList<double> &all = speeds();
    const auto at = std::lower_bound(all.begin(), all.end(), player.rate());
    const qsizetype next = std::clamp<qsizetype>(std::distance(all.begin(), at) + steps, 0, all.size() - 1);
    player.setRate(all.at(next));
}

} // namespace maquette
