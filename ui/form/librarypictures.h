// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/mediasource.h"

#include <QSet>

namespace maquette
{

class Library;
class Thumbnails;

//! \brief The artist's own library, and disk, as the source of the form's pictures. All must outlive it.
class LibraryPictures : public MediaSource
{
    Q_OBJECT

public:
    LibraryPictures(Library &library, Thumbnails &thumbnails, MediaDesk &disk, QObject *parent = nullptr);

    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] std::optional<WorkFacts> work(AssetId id) const override;
    [[nodiscard]] AssetId workOfFile(const QString &path) const override;
    [[nodiscard]] QImage thumbnail(AssetId id, int edge) override;
    [[nodiscard]] QObject *look(const QUrl &url, QObject *parent, LookAnswer answer) override;
    [[nodiscard]] QObject *check(const QUrl &url, const Field &field, bool anew, QObject *parent,
                                 CheckAnswer answer) override;
    [[nodiscard]] QObject *link(AssetId id, QObject *parent, LinkAnswer answer) override;
    [[nodiscard]] QString fileOf(AssetId id) const override;
    [[nodiscard]] QObject *keepFrame(AssetId clip, qint64 positionMs, QObject *parent,
                                     FrameAnswer answer) override;
    [[nodiscard]] MediaDesk &disk() override { return m_disk; }

private:
    Library &m_library;
    Thumbnails &m_thumbnails;
    MediaDesk &m_disk;
    mutable QSet<AssetId> m_gone; //!< asked for, and not there
};

} // namespace maquette
