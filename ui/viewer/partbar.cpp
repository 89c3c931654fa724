// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/partbar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/partsaver.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace maquette
{

namespace
{

constexpr int progressWidth = 120;
constexpr int leastText = 80; //!< in a narrow window the end is cut off; the tip has it

QString secondsText(qint64 us)
{
    constexpr double second = 1000000;
    return PartBar::tr("%1 s").arg(QLocale().toString(static_cast<double>(us) / second, 'f', 2));
}

} // namespace

PartBar::PartBar(ClipPlayer &player, PartSaver &saver, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
    , m_saver(saver)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_clear(new QToolButton(this))
    , m_save(new QPushButton(tr("Save part…"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    build();
    connect(m_clear, &QToolButton::clicked, &m_player, &ClipPlayer::clearPart);
    connect(m_save, &QPushButton::clicked, this, &PartBar::askHow);
    connect(m_cancel, &QPushButton::clicked, &m_saver, &PartSaver::cancel);
    connect(&m_player, &ClipPlayer::partChanged, this, &PartBar::show);
    connect(&m_player, &ClipPlayer::framesChanged, this, &PartBar::show);
    connect(&m_saver, &PartSaver::changed, this, &PartBar::show);
    show();
}

void PartBar::build()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::large, metrics::small, metrics::large, 0);
    row->setSpacing(metrics::small);
    m_text->setAccessibleName(tr("Part"));
    m_text->setFont(Fonts::tabular(Fonts::text()));
    m_text->setMinimumWidth(leastText);
    m_progress->setAccessibleName(tr("Saving the part"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_clear->setIcon(symbolicIcon(QStringLiteral("close")));
    m_clear->setAutoRaise(true);
    m_clear->setFixedSize(metrics::controlHeight, metrics::controlHeight);
    m_clear->setAccessibleName(tr("Clear the part"));
    m_clear->setToolTip(tr("Clear the part (X)"));
    m_save->setObjectName(QStringLiteral("savePartButton"));
    m_save->setAccessibleName(tr("Save part"));
    m_save->setToolTip(tr("Save the part as a clip (P)"));
    m_cancel->setAccessibleName(tr("Cancel saving the part"));
    for (QWidget *each : QList<QWidget *>{m_clear, m_save, m_cancel})
        each->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_text);
    row->addWidget(m_progress);
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(m_save);
    row->addWidget(m_cancel);
}

void PartBar::show()
{
    const bool busy = m_saver.isBusy();
    const bool part = m_player.hasPart();
    if (busy) {
        m_text->setText(tr("Saving the part"));
        m_progress->setValue(static_cast<int>(m_saver.share() * m_progress->maximum()));
    } else if (part) {
        const ClipFrames &frames = m_player.frames();
        const qint64 first = m_player.inFrame();
        const qint64 last = m_player.outFrame();
        m_text->setText(tr("%1 to %2 · frames %3 to %4 · %5")
                            .arg(frames.timeText(first), frames.timeText(last))
                            .arg(first + 1)
                            .arg(last + 1)
                            .arg(secondsText(frames.endOf(last) - frames.startOf(first))));
    }
    m_text->setToolTip(m_text->text());
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    m_clear->setVisible(!busy);
    m_save->setVisible(!busy);
    setVisible(busy || part);
}

void PartBar::offer(QMenu &menu, const FrameRange &frames, TrimWay way, bool keep, const QString &text,
                    const QString &tip)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(QStringLiteral("%1:%2").arg(
        keep ? QStringLiteral("keepPart") : QStringLiteral("savePart"),
        way == TrimWay::Copy ? QStringLiteral("copy") : QStringLiteral("encode")));
    action->setToolTip(tip);
    connect(action, &QAction::triggered, this,
            [this, frames, way, keep] { emit saveRequested(frames, way, keep); });
}

QMenu *PartBar::createMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Save part"), parent);
    menu->setObjectName(QStringLiteral("partMenu"));
    menu->setToolTipsVisible(true);
    if (!m_player.knowsFrames()) {
        menu->addAction(tr("The frames of this clip are not read"))->setEnabled(false);
        return menu;
    }
    const ClipFrames &frames = m_player.frames();
    const FrameRange wanted{m_player.inFrame(), m_player.outFrame()};
    const FrameRange stored = copyableRange(frames, wanted);
    const QString untouched = tr("Nothing is encoded anew, so nothing is lost.");
    if (stored == wanted) {
        offer(*menu, stored, TrimWay::Copy, false, tr("Save in a file…"), untouched);
        offer(*menu, stored, TrimWay::Copy, true, tr("Keep in the gallery"), untouched);
        return menu;
    }
    const QString anew = tr("Encoded anew at high quality (H.264, AAC).");
    const QString more =
        tr("%1 The cut goes to the nearest frames where the clip can be cut without encoding.")
            .arg(untouched);
    const QString span = tr("%1 to %2, frames %3 to %4")
                             .arg(frames.timeText(stored.first), frames.timeText(stored.last))
                             .arg(stored.first + 1)
                             .arg(stored.last + 1);
    offer(*menu, wanted, TrimWay::Encode, false, tr("Save exactly these frames, encoded anew…"), anew);
    offer(*menu, stored, TrimWay::Copy, false, tr("Save without encoding, from the key frame: %1…").arg(span),
          more);
    menu->addSeparator();
    offer(*menu, wanted, TrimWay::Encode, true, tr("Keep exactly these frames in the gallery, encoded anew"),
          anew);
    offer(*menu, stored, TrimWay::Copy, true, tr("Keep without encoding in the gallery: %1").arg(span), more);
    return menu;
}

void PartBar::askHow()
{
    if (!m_player.hasPart() || m_saver.isBusy())
        return;
    QMenu *menu = createMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QSize size = menu->sizeHint();
    menu->popup(m_save->mapToGlobal(QPoint(m_save->width() - size.width(), -size.height())));
    if (!menu->actions().isEmpty())
        menu->setActiveAction(menu->actions().first());
}

} // namespace maquette
