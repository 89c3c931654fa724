// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/library.h"
#include "tests/support/jobs/jobbench.h"
#include "tests/unit/library/libraryfixture.h" // heavyPicture()

namespace maquette::test
{

//! \brief A Scheduler with a real Library behind it: what an ApiDouble's runs give lands as files.
class StudioBench : public JobBench
{
public:
    StudioBench();
    ~StudioBench();

    //! What every link of a result answers from now on.
    void serve(const QByteArray &body, const QByteArray &type = "image/png", int status = 200);
    void serveScript(const Script &script);
    //! How results end; %1 is the run, %2 the address of this machine.
    void giveResult(const QByteArray &output);

    [[nodiscard]] Library &library() const { return *m_library; }
    [[nodiscard]] QString libraryFolder() const { return m_paths.library; }
    //! The files below the library folder that are works.
    [[nodiscard]] QStringList works() const;
    [[nodiscard]] QByteArray bytesOf(const QString &work) const;
    //! Orders one more and waits until its file is there.
    bool landOne(int number);
    //! Waits until every picture served is on disk, byte for byte, and nothing was submitted twice.
    bool isKept(const QByteArray &picture);

private:
    Paths m_paths;
    Library *m_library = nullptr;
};

} // namespace maquette::test
