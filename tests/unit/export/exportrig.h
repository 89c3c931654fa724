// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportrun.h"
#include "tests/unit/library/libraryfixture.h"

#include <QHash>
#include <QMap>
#include <QTemporaryDir>

namespace maquette::test
{

//! All bytes of \a file.
QByteArray bytesOf(const QString &file);
//! What the files below \a folder hold, by their paths relative to it; hidden ones too.
QMap<QString, QByteArray> contentsOf(const QString &folder);
//! The same for a ZIP; empty when it is none, or damaged.
QMap<QString, QByteArray> contentsOfZip(const QString &file);
//! A picture whose pixels say that they are Display P3.
QByteArray wideColoured(QSize size, const char *format);

//! \brief A library of works that stand there from the beginning, and a folder to export them to.
class ExportRig
{
public:
    ExportRig();

    //! A row as of a run, not yet in the library.
    [[nodiscard]] Asset work(const QString &path) const;
    //! Puts the file and its row there; to be followed by load().
    AssetId add(const QByteArray &bytes, const Asset &row);
    //! \a count small pictures, one transaction.
    QList<AssetId> addMany(int count, const QByteArray &bytes);
    bool load() { return m_fixture.load(); }

    //! Runs to its end.
    ExportOutcome run(const ExportPlan &plan, const QList<AssetId> &works);
    //! To the folder or ZIP of this rig.
    [[nodiscard]] ExportPlan toFolder() const;
    [[nodiscard]] ExportPlan toZip() const;
    [[nodiscard]] QString target() const { return m_out.filePath(QStringLiteral("out")); }
    [[nodiscard]] QString zip() const { return m_out.filePath(QStringLiteral("out.zip")); }
    [[nodiscard]] QString outside() const { return m_out.path(); }
    [[nodiscard]] LibraryFixture &fixture() { return m_fixture; }
    [[nodiscard]] Library &library() { return *m_fixture.library; }
    //! Bytes and times of all files of the library.
    [[nodiscard]] QMap<QString, QByteArray> originals() const;

private:
    QList<AssetId> insert(const QList<Asset> &rows);

    LibraryFixture m_fixture;
    QTemporaryDir m_out;
};

} // namespace maquette::test
