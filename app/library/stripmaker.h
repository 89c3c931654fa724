// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>

namespace maquette
{

//! \brief Small frames evenly spread over a clip, one strip at a time. Main thread; decodes on a thread of
//! its own, which deleting waits for: a frame's time.
//!
//! A short clip is decoded through once, of a long one the key frames near the places are taken. A strip
//! takes at most ten seconds; what is missing then stays missing.
class StripMaker : public QObject
{
    Q_OBJECT

public:
    explicit StripMaker(QObject *parent = nullptr);
    ~StripMaker() override;

    //! Instead of the strip that is being made. \a edge: the longest side in pixels.
    void start(const QString &file, int count, int edge);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_work != nullptr; }

signals:
    //! Frame \a index of the strip: what is shown in the middle of that part of the clip.
    void made(int index, const QImage &frame);
    void finished();

private:
    struct Work;
    void next();

    QThreadPool m_pool;
    std::shared_ptr<Work> m_work;
};

} // namespace maquette
