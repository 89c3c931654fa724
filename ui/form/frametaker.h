// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QMenu;
class QPoint;
class QWidget;

namespace maquette
{

class MediaSource;

//! \brief Takes a frame of a clip, of the gallery or of this computer, for a field that takes a picture: the
//! first, the last, or one that is chosen. A frame of the gallery's becomes a work beside its clip.
class FrameTaker : public QObject
{
    Q_OBJECT

public:
    //! \a field: beneath which menu and dialog open. Both must outlive this.
    FrameTaker(MediaSource &source, QWidget *field);

    //! Asks, with a menu at \a position on the screen, which frame of \a clip, a value of a media field.
    void ask(const QString &clip, const QPoint &position);
    //! No answer comes any more: the field holds something newer.
    void cancel();
    [[nodiscard]] bool isBusy() const { return !m_errand.isNull(); }

signals:
    void taken(const QString &value); //!< that a media field can hold
    void failed(const QString &reason);
    void busyChanged();

private:
    void take(const QString &clip, qint64 positionMs);
    void choose(const QString &clip);
    [[nodiscard]] qint64 endOf(const QString &clip) const;
    void settle(const Result<QString> &value);

    MediaSource &m_source;
    QWidget *m_field;
    QPointer<QObject> m_errand;
};

} // namespace maquette
