// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/workfile.h"

#include <QImage>
#include <QMimeData>

namespace maquette
{

//! \brief Works on their way through a drag or the clipboard: their ids for Maquette itself, their files for
//! everyone, and for a single picture its pixels, which are read only when somebody asks for them.
class WorkMime : public QMimeData
{
    Q_OBJECT

public:
    static QString idsFormat(); //!< "application/x-maquette-assets": decimal numbers separated by spaces

    //! \a files: absolute paths, one for each work; those without one are left out of the URLs.
    WorkMime(const QList<WorkFile> &works, const QStringList &files);

    static QList<AssetId> idsIn(const QMimeData &data);

    //! The whole picture, null if it cannot be read. Blocking; thread-safe.
    static QImage readImage(const QString &file);

    [[nodiscard]] QStringList formats() const override;
    [[nodiscard]] bool hasFormat(const QString &format) const override;

protected:
    [[nodiscard]] QVariant retrieveData(const QString &format, QMetaType type) const override;

private:
    QString m_picture; //!< empty unless it is one image
    mutable QVariant m_image;
};

} // namespace maquette
