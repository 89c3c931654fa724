// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/framedialog.h"

#include "app/base/background.h"
#include "app/library/videofile.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipview.h"
#include "ui/viewer/transportbar.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr QSize usualFrameSize(760, 600);
constexpr int posterEdge = 640;

struct FirstLook
{
    QSize pixels;
    QImage poster;
};

Result<FirstLook> firstLook(const QString &file)
{
    const auto facts = VideoFile::probe(file);
    if (!facts)
        return facts.error();
    const auto poster = VideoFile::poster(file, posterEdge);
    return FirstLook{facts->pixels, poster ? *poster : QImage()};
}
} // namespace

FrameDialog::FrameDialog(const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_player(new ClipPlayer(this))
    , m_view(new ClipView(*m_player, this))
    , m_fault(new WrapLabel({}, WrapLabel::Tone::Red))
{
    setObjectName(QStringLiteral("chooseFrame"));
    setWindowTitle(tr("Choose a frame"));
    setAccessibleName(windowTitle());
    build();
    connect(m_view, &ClipView::clicked, m_player, &ClipPlayer::togglePlaying);
    connect(m_player, &ClipPlayer::durationChanged, this,
            [this](qint64 duration) { m_use->setEnabled(duration > 0); });
    connect(m_player, &ClipPlayer::failed, this, &FrameDialog::fault);
    resize(usualFrameSize);
    inBackground(
        *QThreadPool::globalInstance(), this, [file] { return firstLook(file); },
        [this, file](const Result<FirstLook> &look) {
            if (!look)
                return fault(look.error().message);
            m_view->setPoster(look->poster, look->pixels);
            m_player->open(file, false);
        });
}

FrameDialog::~FrameDialog()
{
    delete m_view; // lets go of the player's output before the player goes
}

void FrameDialog::build()
{
    auto *bar = new TransportBar(*m_player, this);
    bar->hideFrameButtons();
    m_fault->setObjectName(QStringLiteral("frameFault"));
    m_fault->hide();
    auto *keys = new WrapLabel(tr("Comma and full stop go one frame back and forward, Space plays."),
                               WrapLabel::Tone::Dim);
    keys->setFont(Fonts::hint());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("Use this frame"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("useFrame"));
    m_use->setProperty("primary", true);
    m_use->setDefault(true);
    m_use->setEnabled(false);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    connect(buttons, &QDialogButtonBox::accepted, this, &FrameDialog::use);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, metrics::large);
    rows->setSpacing(metrics::small);
    rows->addWidget(m_view, 1);
    rows->addWidget(bar);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(metrics::large, 0, metrics::large, 0);
    below->setSpacing(metrics::medium);
    for (QWidget *each : QList<QWidget *>{m_fault, keys, buttons})
        below->addWidget(each);
    rows->addLayout(below);
    m_view->viewport()->setAccessibleName(m_view->accessibleName());
    bar->seekSlider()->setFocus(Qt::OtherFocusReason);
}

void FrameDialog::fault(const QString &reason)
{
    m_use->setEnabled(false);
    m_fault->setPlain(tr("This clip cannot be played here. %1").arg(reason));
    m_fault->show();
}

void FrameDialog::use()
{
    m_player->setPlaying(false);
    emit chosen(m_player->framePosition());
    accept();
}

void FrameDialog::done(int result)
{
    m_player->stop();
    QDialog::done(result);
}

void FrameDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        m_player->togglePlaying();
    else if (event->key() == Qt::Key_Comma)
        m_player->stepFrames(-1);
    else if (event->key() == Qt::Key_Period)
        m_player->stepFrames(1);
    else
        QDialog::keyPressEvent(event);
}

} // namespace maquette
