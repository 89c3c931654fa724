// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/frametaker.h"

#include "app/media/mediadesk.h"
#include "ui/form/framedialog.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediasource.h"

#include <QMenu>

#include <limits>

namespace maquette
{

FrameTaker::FrameTaker(MediaSource &source, QWidget *field)
    : QObject(field)
    , m_source(source)
    , m_field(field)
{}

void FrameTaker::ask(const QString &clip, const QPoint &position)
{
    auto *menu = new QMenu(m_field);
    menu->setObjectName(QStringLiteral("frames"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("First frame"), this, [this, clip] { take(clip, 0); });
    menu->addAction(tr("Last frame"), this, [this, clip] { take(clip, endOf(clip)); });
    menu->addAction(tr("Choose a frame…"), this, [this, clip] { choose(clip); });
    menu->popup(position);
}

//! Past the last frame, which stands for it.
qint64 FrameTaker::endOf(const QString &clip) const
{
    const auto id = assetIn(clip);
    const auto work = id ? m_source.work(*id) : std::nullopt;
    // A work's frame is named by its time.
    return work && work->durationMs > 0 ? work->durationMs : std::numeric_limits<int>::max();
}

void FrameTaker::choose(const QString &clip)
{
    const auto id = assetIn(clip);
    const QString file = id ? m_source.fileOf(*id) : fileIn(clip).value_or(QString());
    if (file.isEmpty()) {
        emit failed(tr("The clip is missing."));
        return;
    }
    auto *dialog = new FrameDialog(file, m_field);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FrameDialog::chosen, this, [this, clip](qint64 position) { take(clip, position); });
    dialog->open();
}

void FrameTaker::take(const QString &clip, qint64 positionMs)
{
    delete m_errand;
    if (const auto id = assetIn(clip)) {
        m_errand = m_source.keepFrame(*id, positionMs, this, [this](const Result<AssetId> &frame) {
            settle(frame ? Result<QString>(assetValue(*frame)) : Result<QString>(frame.error()));
        });
    } else {
        const QString file = fileIn(clip).value_or(QString());
        m_errand = m_source.disk().frame(file, positionMs, this, [this](const Result<QString> &frame) {
            settle(frame ? Result<QString>(fileValue(*frame)) : frame);
        });
    }
    emit busyChanged();
}

void FrameTaker::cancel()
{
    if (!m_errand)
        return;
    delete m_errand;
    emit busyChanged();
}

void FrameTaker::settle(const Result<QString> &value)
{
    if (m_errand)
        m_errand->deleteLater();
    m_errand.clear();
    emit busyChanged();
    if (value)
        emit taken(*value);
    else
        emit failed(value.error().message);
}

} // namespace maquette
