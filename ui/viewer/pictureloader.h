// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/viewer/pyramid.h"

#include <QCache>
#include <QList>
#include <QObject>
#include <QThreadPool>

namespace maquette
{

//! \brief Decodes pictures for the viewer, one at a time on a worker thread; keeps the last ones (256 MB) so
//! that next and previous are instant. Main thread object; its destructor waits for the picture that is being
//! decoded.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    struct Wanted
    {
        AssetId id;
        QString file;
    };

    explicit PictureLoader(QObject *parent = nullptr);
    ~PictureLoader() override;

    //! Null while it is not decoded.
    [[nodiscard]] Pyramid find(AssetId id) const;
    //! What to decode from now on, most urgent first; loaded() or failed() follows for each that is not kept.
    //! What was wanted before and has not begun is dropped, so that leafing quickly decodes only where it
    //! ends.
    void setWanted(const QList<Wanted> &wanted);
    void forget(AssetId id);

signals:
    void loaded(maquette::AssetId id);
    void failed(maquette::AssetId id, const maquette::Error &error);

private:
    void startNext();
    void take(AssetId id, const Result<Pyramid> &picture);

    QThreadPool m_pool;
    QCache<qint64, Pyramid> m_kept;
    QList<Wanted> m_wanted;
    AssetId m_underway;
};

} // namespace maquette
