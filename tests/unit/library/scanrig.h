// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/libraryscan.h"
#include "app/metadata/metadata.h"
#include "tests/unit/library/libraryfixture.h"

namespace maquette::test
{

//! Names of works, as their files say them.
extern const QString kFirst;
extern const QString kSecond;
//! All that a file can say.
WorkMetadata foxes(const QString &document);

//! \brief A library whose folder others write to. Its functions fail the test that calls them.
class ScanRig
{
protected:
    void useHome();
    void begin(StatementFault fault = {});
    void end() { m_fixture.reset(); }

    //! A picture in the library folder; with a document id it says \a said. Each edge is another picture.
    QString put(const QString &path, const WorkMetadata &said = {}, int edge = 20) const;
    void write(const QString &path, const QByteArray &bytes) const;
    ScanOutcome scan();
    //! The index is gone, and a new one is there.
    void throwIndexAway();
    [[nodiscard]] QString full(const QString &path) const { return m_fixture->folder() + u'/' + path; }
    [[nodiscard]] Library &library() const { return *m_fixture->library; }
    [[nodiscard]] QList<Asset> works() const { return m_fixture->library->newest(); }
    [[nodiscard]] Asset at(const QString &path) const;

    QTemporaryDir m_home;
    std::unique_ptr<LibraryFixture> m_fixture;
};

} // namespace maquette::test
