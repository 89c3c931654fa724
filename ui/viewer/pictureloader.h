// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/viewer/pyramid.h"

#include <QCache>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace maquette
{

//! \brief Decodes pictures for the viewer on one worker thread; keeps the last ones (256 MB) so that next and
//! previous are instant. Main thread object; its destructor waits for the picture that is being decoded.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    explicit PictureLoader(QObject *parent = nullptr);
    ~PictureLoader() override;

    //! The picture if it is at hand; else it is asked for and loaded() or failed() follows.
    [[nodiscard]] Pyramid get(AssetId id, const QString &file, bool urgent);
    void forget(AssetId id);

signals:
    void loaded(maquette::AssetId id);
    void failed(maquette::AssetId id, const maquette::Error &error);

private:
    void take(AssetId id, const Result<Pyramid> &picture);

    QThreadPool m_pool;
    QCache<qint64, Pyramid> m_kept;
    QSet<AssetId> m_underway;
};

} // namespace maquette
