// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/framegate.h"

#include <QVideoFrame>
#include <QVideoSink>

namespace maquette
{

FrameGate::FrameGate(QObject *parent)
    : QObject(parent)
    , m_sink(new QVideoSink(this))
{
    connect(m_sink, &QVideoSink::videoFrameChanged, this, &FrameGate::take);
}

void FrameGate::setOutput(QVideoSink *output)
{
    m_output = output;
}

void FrameGate::narrow(qint64 from, qint64 end)
{
    m_narrow = true;
    m_from = from;
    m_end = end;
}

void FrameGate::widen()
{
    m_narrow = false;
}

void FrameGate::take(const QVideoFrame &frame)
{
    const qint64 start = frame.isValid() ? frame.startTime() : -1;
    const qint64 end = frame.isValid() ? frame.endTime() : -1;
    emit came(start, end);
    if (m_narrow && start >= 0 && (start < m_from || start >= m_end)) {
        emit heldBack();
        return;
    }
    if (m_output)
        m_output->setVideoFrame(frame);
    emit passed(start);
}

} // namespace maquette
